"""One letter, what became of it, and what the office does where nobody took it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import resolve
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accede.journal.actions import Actor, Refused
from accede.people.access import open_to
from accede.people.capacities import anyone, chair, secretariat
from accede.people.queries import now
from accede.post.actions import send_again, settle_letter
from accede.post.difference import Stretch, stretches
from accede.post.forms import AgainForm, KeepBackForm, PaperForm, ReasonForm, WordsForm
from accede.post.kinds import SUBJECTS
from accede.post.models import Letter
from accede.post.queries import before, missing_facts, subject_of

Forms = dict[type[Form], Form]


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
    request: HttpRequest, found: Letter, refused: Refused | None = None, forms: Forms | None = None
) -> HttpResponse:
    """Show a letter, and to the secretariat what is to be done about it."""
    todo = TO_DO.get(found.state)
    context = {
        "letter": found,
        "body": "" if found.secret else found.body,
        "refusal": {"lead": refused.sentence, "fault": True} if refused else None,
        "is_office": True,
        "tells_address": True,
        "reader": found.account if secretariat(request.actor) else None,
        "about": _about(found, request.actor),
        "changes": _changes(found),
        "missing": missing_facts(found),
        "before": before(found) if found.state == Letter.State.WAITING else None,
        "may_look_again": found.state == Letter.State.WITHHELD and secretariat(request.actor),
        **(todo(found, forms or {}) if todo and secretariat(request.actor) else {}),
    }
    return render(request, "post/letter.html", context, status=409 if refused else 200)


def _about(found: Letter, actor: Actor) -> dict[str, object] | None:
    """Return the page of what a letter is about, where the reader may open it."""
    subject = subject_of(found)
    if subject is None:
        return None
    url = subject.get_absolute_url()
    permission = getattr(resolve(url).func, "open_to", anyone)
    return {"label": SUBJECTS[subject._meta.label_lower], "url": url} if permission(actor) else None


def _changes(found: Letter) -> list[Stretch]:
    made, said = f"{found.made_subject}\n\n{found.made_body}", f"{found.subject}\n\n{found.body}"
    return stretches(made, said) if found.revision else []


def _to_look_at(found: Letter, forms: Forms) -> dict[str, Any]:
    said = {"subject": found.subject, "body": found.body, "seen": found.revision}
    return {
        "words_form": forms.get(WordsForm) or WordsForm(initial=said),
        "keep_form": forms.get(KeepBackForm) or KeepBackForm(),
    }


def _to_settle(found: Letter, forms: Forms) -> dict[str, Any]:
    reader = found.account
    # Its reader may have another address by now.
    email = (reader.email if reader else "") or found.email
    again_form = forms.get(AgainForm) or AgainForm(initial={"email": email, "corrects": True})
    if reader is None:
        del again_form.fields["corrects"]
    return {
        "again_form": None if found.secret else again_form,
        "reason_form": forms.get(ReasonForm) or ReasonForm(),
        **({} if found.secret else _on_paper(found, forms)),
    }


def _on_paper(found: Letter, forms: Forms) -> dict[str, Any]:
    said = {"postal": found.postal or (found.account.postal if found.account else "")}
    return {"paper_form": forms.get(PaperForm) or PaperForm(initial=said)}


TO_DO = {
    Letter.State.WAITING: _to_look_at,
    Letter.State.BOUNCED: _to_settle,
    Letter.State.TO_PRINT: _on_paper,
    Letter.State.PRINTED: _on_paper,
}
