"""The Board's opinion on a candidacy is noted with its vote, or corrected."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.journal.actions import Refused
from accede.people.queries import now
from accede.procedure.actions import correct_opinion, give_opinion
from accede.procedure.forms import OpinionForm
from accede.procedure.models import Candidacy, Opinion
from accede.procedure.queries.opinion import may_give_opinion, opinion_of, voters
from accede.procedure.queries.permission import speaking_for_board
from accede.procedure.queries.verification import has_criteria
from accede.procedure.views.office import fresh
from accede.procedure.views.opening import acted, of_file
from accede.procedure.views.showing import refusal
from accede.procedure.views.typed import lost
from accede.statutes.queries import day_of


@of_file(speaking_for_board)
@require_http_methods(["GET", "HEAD", "POST"])
def opinion(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Note the opinion of the Board, or correct it."""
    at, given = now(), opinion_of(candidacy)
    members = voters(candidacy, at)
    by_name = bool(members) and _is_by_name(request, given)
    data = request.POST if request.method == "POST" else None
    form = OpinionForm(data, members=members, by_name=by_name, corrects=given, today=day_of(at))
    if not form.is_valid():
        return _page(request, candidacy, form, given)
    act = correct_opinion if given else give_opinion

    def deed() -> object:
        return act(candidacy, **form.noted(), by=request.actor, at=at)

    def again(refused: Refused) -> HttpResponse:
        return _page(request, fresh(candidacy), form, given, refused)

    page = "criteria" if has_criteria(candidacy) else "candidacy"
    to = f"{reverse(page, args=[candidacy.pk])}#opinion"
    return acted(request, deed, _("The opinion of the Board is noted."), to, again)


def _is_by_name(request: HttpRequest, given: Opinion | None) -> bool:
    asked = request.GET.get("by")
    if asked:
        return asked == "name"
    return given is None or bool(given.by_name)


def _page(
    request: HttpRequest, candidacy: Candidacy, form: OpinionForm, given: Opinion | None, refused: Refused | None = None
) -> HttpResponse:
    context = {
        "candidacy": candidacy,
        "form": form if may_give_opinion(candidacy) else None,
        "corrects": given,
        "other": {
            "url": "?by=number" if form.by_name else "?by=name",
            "label": _("Note numbers alone") if form.by_name else _("Note who voted how"),
        },
        "refusal": refusal(refused, candidacy.book),
    }
    return render(request, "procedure/opinion_form.html", context | {"typed": lost([form], context)})
