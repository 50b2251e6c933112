"""A member of the Board stands aside from a candidacy, or comes back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.journal.actions import Refused
from accede.people.queries import now
from accede.procedure.actions import declare_conflict, take_back_conflict
from accede.procedure.forms import ComeBackForm, ConflictForm
from accede.procedure.models import Candidacy
from accede.procedure.queries.part import few_of
from accede.procedure.queries.permission import of_board
from accede.procedure.views.opening import acted, of_file
from accede.procedure.views.showing import written
from accede.statutes.queries import day_of


@of_file(of_board)
@require_http_methods(["GET", "HEAD", "POST"])
def conflict(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Let a member of the Board stand aside."""
    form = ConflictForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, candidacy, form)

    def deed() -> object:
        return declare_conflict(candidacy, **form.cleaned_data, by=request.actor, at=now())

    def again(refused: Refused) -> HttpResponse:
        return _page(request, candidacy, form, refused)

    told = _("Your conflict of interest is recorded. You take no part in this verification.")
    return acted(request, deed, told, "home", again)


@of_file(of_board, to_those_aside=True)
@require_http_methods(["GET", "HEAD", "POST"])
def come_back(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Let a member of the Board take part again."""
    form = ComeBackForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, candidacy, form, comes_back=True)

    def deed() -> object:
        return take_back_conflict(candidacy, **form.cleaned_data, by=request.actor, at=now())

    def again(refused: Refused) -> HttpResponse:
        return _page(request, candidacy, form, refused, comes_back=True)

    return acted(request, deed, _("You take part again."), "home", again)


def conflicts_shown(candidacy: Candidacy) -> list[dict[str, Any]]:
    """Return who declared a conflict of interest, when and why, and whether it was taken back."""
    return [
        {
            "who": str(one.account),
            "on": written(day_of(one.at)),
            "reason": one.reason,
            "back_on": written(day_of(one.taken_back_at)) if one.taken_back_at else "",
            "back_because": one.taken_back_because,
        }
        for one in few_of(candidacy, "conflicts")
    ]


def _page(
    request: HttpRequest,
    candidacy: Candidacy,
    form: ConflictForm | ComeBackForm,
    refused: Refused | None = None,
    *,
    comes_back: bool = False,
) -> HttpResponse:
    if refused:
        form.add_error(None, str(refused))
    follows = [
        _("You take no part in the verification and in the opinion of the Board, and the file is closed to you."),
        _("What you write is recorded; the Board and the secretariat read it, the members that somebody stood aside."),
        _("You can take it back until the Board has given its opinion."),
    ]
    context = {
        "candidacy": candidacy,
        "form": form,
        "comes_back": comes_back,
        "follows": [] if comes_back else follows,
    }
    return render(request, "procedure/conflict.html", context)
