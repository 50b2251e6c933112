"""One letter, what became of it, and what the office does where nobody took it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import chair, secretariat
from accede.people.queries import account_at, now
from accede.post.actions import send_again, settle_letter
from accede.post.forms import AgainForm, ReasonForm
from accede.post.models import Letter


@open_to(secretariat | chair)
@require_safe
def letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one letter and what became of it; the words of a secret one are nobody's but its reader's."""
    return page(request, get_object_or_404(Letter, pk=pk))


@open_to(secretariat)
@require_POST
def again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send a letter that was not delivered once more."""
    found, form = get_object_or_404(Letter, pk=pk), AgainForm(request.POST)

    def deed() -> Letter:
        return send_again(found, **form.cleaned_data, by=request.actor, at=now())

    return done(request, found, form, deed, _("It is on its way again, as a letter of its own: this one."))


@open_to(secretariat)
@require_POST
def settle(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down why nothing more is done about a letter that was not delivered."""
    found, form = get_object_or_404(Letter, pk=pk), ReasonForm(request.POST)

    def deed() -> None:
        settle_letter(found, **form.cleaned_data, by=request.actor, at=now())

    return done(request, found, form, deed, _("It is settled, and no longer due."))


def done(
    request: HttpRequest, found: Letter, form: Form, deed: Callable[[], Letter | None], told: str | Promise
) -> HttpResponse:
    """Do something about a letter and lead on to what came of it; or show the letter again, and say why not."""
    shown = {type(form): form}
    if not form.is_valid():
        return page(request, found, forms=shown)
    try:
        to = deed() or found
    except Refused as refused:
        found.refresh_from_db()
        return page(request, found, refused, forms=shown)
    messages.success(request, told)
    return redirect(to)


def page(
    request: HttpRequest, found: Letter, refused: Refused | None = None, forms: dict[type[Form], Form] | None = None
) -> HttpResponse:
    """Show a letter, and to the secretariat what is to be done about it."""
    context = {
        "letter": found,
        "body": "" if found.secret else found.body,
        "refusal": {"lead": refused.sentence, "fault": True} if refused else None,
        "is_office": True,
        **(_to_settle(found, forms or {}) if secretariat(request.actor) and found.is_undelivered else {}),
    }
    return render(request, "post/letter.html", context, status=409 if refused else 200)


def _to_settle(found: Letter, forms: dict[type[Form], Form]) -> dict[str, Any]:
    reader = account_at(found.email)
    again_form = forms.get(AgainForm) or AgainForm(initial={"email": found.email, "corrects": True})
    if reader is None:
        del again_form.fields["corrects"]
    return {
        "again_form": None if found.secret else again_form,
        "reason_form": forms.get(ReasonForm) or ReasonForm(),
    }
