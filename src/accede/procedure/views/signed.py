"""Signed papers of a file: kept, shown with what proves that they are as they came, handed out, set aside."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accede.archive.views import handed_out
from accede.journal.actions import Actor, Refused
from accede.people.queries import now
from accede.procedure.actions import keep_signed, set_signed_aside
from accede.procedure.forms import SetAsideForm, SignedForm
from accede.procedure.models import Candidacy, SignedPaper
from accede.procedure.queries.permission import minuting, office, own, readers
from accede.procedure.queries.signed import signed_papers_of
from accede.procedure.views.opening import acted, of_file
from accede.procedure.views.showing import refusal, written
from accede.register.views.paging import LAST, turned
from accede.statutes.queries import day_of

PER_PAGE = 10
FORMS = require_http_methods(["GET", "HEAD", "POST"])


@of_file(own | minuting)
@FORMS
def keep(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Keep a signed paper as it came."""
    is_own = not minuting(request.actor)
    files = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SignedForm(*files, holder=request.actor.id, is_own=is_own)
    if not form.is_valid():
        return _page(request, candidacy, form)

    def deed() -> object:
        return keep_signed(candidacy, **form.said(), by=request.actor, at=now())

    def again(refused: Refused) -> HttpResponse:
        return _page(request, candidacy, form, refused)

    return acted(request, deed, _("The paper is kept as it came."), _place(candidacy), again)


@of_file(minuting)
@FORMS
def set_aside(request: HttpRequest, candidacy: Candidacy, number: int) -> HttpResponse:
    """Set aside a paper that was kept by mistake."""
    paper = get_object_or_404(candidacy.signed_papers.select_related("document"), pk=number)
    form = SetAsideForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, candidacy, form, paper=paper)

    def deed() -> object:
        return set_signed_aside(candidacy, number=number, **form.cleaned_data, by=request.actor, at=now())

    def again(refused: Refused) -> HttpResponse:
        return _page(request, candidacy, form, refused, paper)

    return acted(request, deed, _("The paper is set aside."), _place(candidacy), again)


@of_file(readers)
@require_safe
def paper(request: HttpRequest, candidacy: Candidacy, number: int) -> FileResponse:
    """Hand out a signed paper; a candidate has its own requests, the minutes are the office's."""
    found = get_object_or_404(candidacy.signed_papers.select_related("document"), pk=number)
    if not _sees(request.actor, found):
        raise Http404
    return handed_out(found.document)


def signed_context(request: HttpRequest, candidacy: Candidacy) -> dict[str, Any]:
    """Return what a page of the file shows of its signed papers."""
    actor = request.actor
    shown = [_row(one) for one in signed_papers_of(candidacy) if _sees(actor, one)]
    has_request = hasattr(candidacy, "request")
    return {
        "signed": turned(request, shown, PER_PAGE, name="signed", opens_at=LAST),
        "may_keep_signed": has_request and bool((own | minuting)(actor, candidacy)),
        "may_set_aside_signed": bool(minuting(actor)),
    }


def _sees(actor: Actor, one: SignedPaper) -> bool:
    return bool(office(actor)) or one.purpose == SignedPaper.Purpose.REQUEST


def _row(one: SignedPaper) -> dict[str, Any]:
    document = one.document
    return {
        "pk": one.pk,
        "what": one.get_purpose_display(),
        "name": document.name,
        "how": one.get_signature_display(),
        "signed_by": one.signed_by,
        "signed_on": written(one.signed_on),
        "sha256": document.sha256,
        "at": document.received_at,
        "by": one.sender,
        "aside_on": written(day_of(one.set_aside_at)) if one.set_aside_at else "",
        "aside_because": one.set_aside_because,
    }


def _place(candidacy: Candidacy) -> str:
    return f"{candidacy.get_absolute_url()}#signed"


def _page(
    request: HttpRequest,
    candidacy: Candidacy,
    form: SignedForm | SetAsideForm,
    refused: Refused | None = None,
    paper: SignedPaper | None = None,
) -> HttpResponse:
    context = {"candidacy": candidacy, "form": form, "paper": paper, "refusal": refusal(refused, candidacy.book)}
    return render(request, "procedure/signed_form.html", context)
