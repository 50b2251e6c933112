"""What the secretariat does with a letter that waits, and its choice of the kinds that wait."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import now
from accede.post.actions import choose_waiting, keep_back, look_again, send_worded, word_letter
from accede.post.forms import KeepBackForm, WaitingForm, WordsForm
from accede.post.models import Letter
from accede.post.queries import missing_facts, waiting_kinds
from accede.post.views.reading import done


@open_to(secretariat)
@require_POST
def words(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep the words that were typed, and let the letter go if that button was pressed and nothing is missing in it."""
    found, form = get_object_or_404(Letter, pk=pk), WordsForm(request.POST)
    sends = "send" in request.POST and form.is_valid()
    # What a rule or a date says does not get lost in passing: whoever leaves it out sees that first.
    unseen = sends and set(_missing(found, form)) - set(missing_facts(found))
    told = _("It is on its way.")
    if unseen:
        told = _("It is kept, and not sent yet: see what no longer stands in it, then send it.")
    elif not sends:
        told = _("The words are kept; below, the letter as it will be sent.")
    deed = send_worded if sends and not unseen else word_letter

    def act() -> None:
        deed(found, **form.cleaned_data, by=request.actor, at=now())

    return done(request, found, form, act, told)


@open_to(secretariat)
@require_POST
def keep(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Not send a letter."""
    found, form = get_object_or_404(Letter, pk=pk), KeepBackForm(request.POST)

    def act() -> None:
        keep_back(found, **form.cleaned_data, by=request.actor, at=now())

    return done(request, found, form, act, _("It is not sent."))


@open_to(secretariat)
@require_POST
def again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let a letter that was kept back wait once more."""
    found, form = get_object_or_404(Letter, pk=pk), Form({})

    def act() -> None:
        look_again(found, by=request.actor, at=now())

    return done(request, found, form, act, _("It waits again to be looked at."))


@open_to(secretariat)
@require_http_methods(["GET", "HEAD", "POST"])
def kinds(request: HttpRequest) -> HttpResponse:
    """Show which kinds of letters wait to be looked at, and change them."""
    form = WaitingForm(request.POST or None, initial={"kinds": sorted(waiting_kinds())})
    if request.method == "POST" and form.is_valid():
        choose_waiting(form.cleaned_data["kinds"], by=request.actor, at=now())
        messages.success(request, _("It is chosen, for letters written from now on."))
        return redirect("letters")
    return render(request, "post/kinds.html", {"form": form})


def _missing(found: Letter, form: WordsForm) -> list[str]:
    subject, body = form.cleaned_data["subject"], form.cleaned_data["body"]
    return missing_facts(Letter(subject=subject, body=body, facts=found.facts))
