"""Files of a request: put in and left out by the candidate, handed out to whoever may read it."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accede.archive.views import handed_out
from accede.people.queries import language, now
from accede.procedure.actions import add_paper, leave_out_paper
from accede.procedure.forms import PaperForm, request_purposes
from accede.procedure.models import Candidacy
from accede.procedure.queries.permission import own, readers
from accede.procedure.views import candidate, office
from accede.procedure.views.opening import acted, of_file


@of_file(own)
@require_POST
def add(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Put the file that was chosen into the request."""
    form = PaperForm(
        request.POST, request.FILES, choices=request_purposes(candidacy, language()), holder=request.actor.id
    )
    if not form.is_valid():
        return candidate.page(request, candidacy, paper_form=form)
    said = {"deposit": form.cleaned_data["paper"], "purpose": form.cleaned_data["purpose"]}

    def deed() -> object:
        return add_paper(candidacy, **said, by=request.actor, at=now())

    return acted(request, deed, _("The file is in your request."), _place(candidacy), _again(request, candidacy))


@of_file(own)
@require_POST
def leave_out(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Leave the file whose button was pressed out of the request."""
    number = request.POST.get("paper", "")

    def deed() -> object:
        one = int(number) if number.isascii() and number.isdecimal() else 0
        return leave_out_paper(candidacy, number=one, by=request.actor, at=now())

    told = _("The file is no longer in your request.")
    return acted(request, deed, told, _place(candidacy), _again(request, candidacy))


@of_file(readers)
@require_safe
def paper(request: HttpRequest, candidacy: Candidacy, number: int) -> FileResponse:
    """Hand out a file of the request."""
    return handed_out(
        get_object_or_404(candidacy.papers.select_related("document"), pk=number, left_out_at=None).document
    )


def _place(candidacy: Candidacy) -> str:
    return f"{candidacy.get_absolute_url()}#papers"


def _again(request: HttpRequest, candidacy: Candidacy) -> Any:
    return lambda refused: candidate.page(request, office.fresh(candidacy), refused)
