"""A candidate's appeal against its refusal: made in time, decided, shown on the file."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.journal.actions import Actor, Refused
from accede.people.queries import language, now
from accede.procedure.actions import appeal_refusal, decide_appeal
from accede.procedure.forms import AppealDecisionForm, RefusalAppealForm
from accede.procedure.models import Candidacy
from accede.procedure.queries.grounds import appeal_by, appeal_outcome, appeal_told, may_appeal
from accede.procedure.queries.part import few_of
from accede.procedure.queries.permission import own_or_secretariat, speaking_for_board
from accede.procedure.views.opening import acted, of_file, with_letter
from accede.procedure.views.showing import cited, refusal, written
from accede.procedure.views.typed import lost
from accede.statutes.queries import day_of

FORMS = require_http_methods(["GET", "HEAD", "POST"])


@of_file(own_or_secretariat)
@FORMS
def appeal(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Appeal against a refusal."""
    form = RefusalAppealForm(request.POST if request.method == "POST" else None)
    return _taken(request, candidacy, form, appeal_refusal, _("The appeal is made; the secretariat has a letter."))


@of_file(speaking_for_board)
@FORMS
def decision(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Note what was decided on an appeal."""
    form = AppealDecisionForm(request.POST if request.method == "POST" else None)
    told = with_letter(_("The decision is noted."), _("The candidate has a letter."), "appeal_decided", candidacy)
    return _taken(request, candidacy, form, decide_appeal, told)


def appeals_context(candidacy: Candidacy, actor: Actor) -> dict[str, Any]:
    """Return the appeals against refusals of a candidacy, and what can be done about one."""
    made, today = few_of(candidacy, "appeals"), day_of(now())
    rows = [
        {
            "statement": one.statement,
            "on": written(one.on),
            "outcome": appeal_outcome(one),
            "reasons": one.reasons,
        }
        for one in made
    ]
    waits = any(one.upheld is None for one in made)
    return {
        "appeals": rows,
        "may_appeal": may_appeal(candidacy, today) and bool(own_or_secretariat(actor, candidacy)),
        "may_decide_appeal": waits and bool(speaking_for_board(actor)),
    }


def _taken(
    request: HttpRequest,
    candidacy: Candidacy,
    form: forms.Form,
    act: Callable[..., object],
    told: str | Callable[[object], str],
) -> HttpResponse:
    if not form.is_valid():
        return _page(request, candidacy, form)

    def deed() -> object:
        return act(candidacy, **form.cleaned_data, by=request.actor, at=now())

    def again(refused: Refused) -> HttpResponse:
        return _page(request, candidacy, form, refused)

    return acted(request, deed, told, f"{candidacy.get_absolute_url()}#grounds", again)


def _page(request: HttpRequest, candidacy: Candidacy, form: forms.Form, refused: Refused | None = None) -> HttpResponse:
    last = appeal_by(candidacy)
    said = {"text": appeal_told(candidacy, language()), "cite": cited(last, candidacy.book) if last else None}
    waiting = candidacy.appeals.filter(upheld=None).first()
    decides = isinstance(form, AppealDecisionForm)
    context = {
        "candidacy": candidacy,
        "form": form if waiting or not decides else None,
        "said": said,
        "waiting": waiting,
        "decides": decides,
        "refusal": refusal(refused, candidacy.book),
    }
    return render(request, "procedure/refusal_appeal.html", context | {"typed": lost([form], context)})
