"""Somebody of the public asks for the newsletter, and answers from the letter that asks the address."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.people.queries import language, now
from accede.people.visiting import taken
from accede.space.actions import ask_for_newsletter, confirm_newsletter
from accede.space.forms import SubscribeForm
from accede.space.models import Subscriber
from accede.space.queries.leaving import subscriber_of
from accede.statutes.queries import book_at

FORMS = require_http_methods(["GET", "HEAD", "POST"])


def subscribing(request: HttpRequest) -> SubscribeForm | None:
    """Return the form to ask for the newsletter; None once it has been taken."""
    consent = _("I want to get the newsletter of {association} at this address, until I end it.")
    consent = consent.format(association=book_at(now()).rulebook.association)
    form = SubscribeForm(request.POST if request.method == "POST" else None, consent=consent)

    def ask(said: dict[str, object]) -> None:
        of = {"language": language(), "consent": consent}
        ask_for_newsletter(said["email"], **of, by=request.actor, at=now())

    if not taken(request, form, ask):
        return form
    told = _("A letter is on its way to this address. The newsletter comes once you say there that you want it.")
    messages.success(request, told)
    return None


@FORMS
def confirming(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whoever has the letter whether they want the newsletter, and take them among the readers."""
    pk = subscriber_of(token)
    if pk is None:
        raise Http404
    one = get_object_or_404(Subscriber, pk=pk)
    if request.method == "POST":
        confirm_newsletter(one, by=request.actor, at=now())
        messages.success(request, _("You get the newsletter from now on."))
        return redirect("newsletters")
    return render(request, "space/confirm.html", {"subscriber": one})
