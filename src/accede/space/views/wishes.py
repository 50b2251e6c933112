"""What a person wishes to hear of the space; and the address by which it ends that from a letter."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accede.people.access import open_to
from accede.people.models import Account
from accede.people.queries import now
from accede.space.actions import choose_digest, end_digest, end_letters, end_subscription
from accede.space.forms import DigestForm
from accede.space.models import Subscriber, Wish
from accede.space.queries import members
from accede.space.queries.leaving import reader_of

FORMS = require_http_methods(["GET", "HEAD", "POST"])


@open_to(members)
@FORMS
def wishes(request: HttpRequest) -> HttpResponse:
    """Show a person what it has chosen to hear of, with its own feeds, and take another choice."""
    wish = Wish.objects.filter(account=request.user.pk).first() or Wish()
    chosen = model_to_dict(wish, DigestForm.base_fields)
    form = DigestForm(request.POST if request.method == "POST" else None, initial=chosen)
    if form.is_valid():
        choose_digest(request.user, **form.cleaned_data, by=request.actor, at=now())
        messages.success(request, _("It is kept. You can change it at any time."))
        return redirect("wishes")
    names = ("own_atom", "own_dates") if wish.key else ()
    feeds = [f"{settings.PUBLIC_URL}{reverse(name, args=[wish.key])}" for name in names]
    return render(request, "space/wishes.html", {"form": form, "feeds": feeds})


@csrf_exempt  # RFC 8058: a mail program sends it, with nothing of the site's
@FORMS
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether somebody wants no more of these letters, for programs look at links too; then end them."""
    reader = reader_of(token)
    if reader is None:
        raise Http404
    kind, pk = reader
    if request.method == "POST":
        _end(kind, pk, by=request.actor, at=now())
    return render(request, "space/leave.html", {"is_done": request.method == "POST"})


def _end(kind: str, pk: int, **done: Any) -> None:
    """End what a letter of this kind was part of; a reader who was forgotten has ended it already."""
    if kind == "subscriber":
        for one in Subscriber.objects.filter(pk=pk):
            end_subscription(one, **done)
        return
    account = get_object_or_404(Account, pk=pk)
    if kind in Wish.LETTERS:
        end_letters(account, of=kind, **done)
    else:
        end_digest(account, **done)
