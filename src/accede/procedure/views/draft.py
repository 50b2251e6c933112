"""The form of a request: saved while its writer is signed in, kept beside the file when the session had ended."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from accede.journal.actions import Refused
from accede.people.models import Account
from accede.people.queries import actor_for, language, now
from accede.procedure.actions import drop_unsaved, keep_unsaved, save_draft
from accede.procedure.forms import RequestForm
from accede.procedure.models import Candidacy
from accede.procedure.queries.candidacy import files, gathered
from accede.procedure.queries.draft import Written, typed_anew
from accede.procedure.queries.permission import own
from accede.procedure.views.candidate import page
from accede.procedure.views.office import fresh
from accede.procedure.views.opening import acted, of_file
from accede.statutes.queries import day_of


@csrf_exempt
def draft(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep what was typed so far.

    The form carries a sealed token that nobody else can make, bound to its file and to its writer: it stands in for the
    one against forged requests, which a new session replaces, and within a day for the session itself.
    """
    made = Written.unsealed(request.POST.get("form", ""), pk)
    if made and made.person != request.user.pk and made.is_fresh:
        return _keep(request, pk, made)
    is_ours = made is not None and made.person == request.user.pk
    return (_save if is_ours else csrf_protect(_save))(request, pk=pk)


@of_file(own)
@require_POST
def drop(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Take what is in the file, and leave out the words beside it whose button was pressed."""

    def deed() -> object:
        return drop_unsaved(candidacy, name=request.POST.get("name", ""), by=request.actor, at=now())

    again = lambda refused: page(request, fresh(candidacy), refused)  # noqa: E731 - one line says it
    return acted(request, deed, _("What is in the file stays."), candidacy, again)


@of_file(own)
@require_POST
def _save(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    made = Written.unsealed(request.POST.get("form", ""), candidacy.pk)
    form = _sent(request, candidacy)
    form.full_clean()
    if form.errors.keys() & {"motivation", "adheres"}:
        return page(request, candidacy, request_form=form)
    letter, texts = form.cleaned_data.get("motivation"), form.cleaned_data.get("adheres")
    typed = {"sheet": form.typed(), "motivation": letter, "adheres": texts}
    since = {"seen": made.seen, "shown": made.shown} if made else {}

    def deed() -> list[str]:
        return save_draft(candidacy, **typed, **since, by=request.actor, at=now())

    def again(refused: Refused) -> HttpResponse:
        lost = typed_anew(form.words(), made.seen if made else {})
        return page(request, fresh(candidacy), refused, typed=lost)

    place = lambda contested: f"{candidacy.get_absolute_url()}#{'unsaved' if contested else 'request'}"  # noqa: E731 - one line says it
    return acted(request, deed, _told, place, again)


draft.open_to = _save.open_to


def _told(contested: list[str]) -> str:
    if not contested:
        return _("What you wrote is saved.")
    said = ngettext(
        "One field was changed meanwhile, in another window or by somebody else. Both are kept: choose below.",
        "%(n)d fields were changed meanwhile, in another window or by somebody else. Both are kept: choose below.",
        len(contested),
    )
    return said % {"n": len(contested)}


def _keep(request: HttpRequest, pk: UUID, made: Written) -> HttpResponse:
    candidacy, writer = (
        gathered(get_object_or_404(files(), pk=pk)),
        get_object_or_404(Account, pk=made.person, is_active=True),
    )
    typed = _sent(request, candidacy).words()
    keep_unsaved(candidacy, typed=typed, seen=made.seen, by=actor_for(writer), at=now())
    messages.success(request, _("Your session had ended. What you wrote is kept: sign in again to find it."))
    return redirect_to_login(f"{candidacy.get_absolute_url()}#request")


def _sent(request: HttpRequest, candidacy: Candidacy) -> RequestForm:
    return RequestForm(request.POST, candidacy=candidacy, on=day_of(now()), language=language())
