"""A candidate's appeal against its refusal: made in time, decided, shown on the file."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.journal.actions import Actor, Refused
from accede.people.queries import language, now
from accede.procedure.actions import appeal_refusal, decide_appeal, note_appeal_step
from accede.procedure.forms import AppealDecisionForm, AppealStepForm, RefusalAppealForm
from accede.procedure.models import Appeal, Candidacy
from accede.procedure.queries.grounds import appeal_by, appeal_outcome, appeal_told, comes_before, may_appeal, turn_of
from accede.procedure.queries.part import few_of
from accede.procedure.queries.permission import own_or_secretariat, speaking_for_board
from accede.procedure.views.opening import acted, of_file, with_letter
from accede.procedure.views.showing import cited, line, refusal, written
from accede.procedure.views.typed import lost
from accede.rulebook.path import Step
from accede.statutes.queries import day_of
from accede.wording.formats import text

FORMS = require_http_methods(["GET", "HEAD", "POST"])


@of_file(own_or_secretariat)
@FORMS
def appeal(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Appeal against a refusal."""
    form = RefusalAppealForm(request.POST if request.method == "POST" else None)
    return _taken(request, candidacy, form, appeal_refusal, _("The appeal is made; the secretariat has a letter."))


@of_file(speaking_for_board)
@FORMS
def step(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Write down a step of an appeal that comes before its decision."""
    waiting = next((one for one in few_of(candidacy, "appeals") if one.upheld is None), None)
    rule = turn_of(waiting) if waiting else None
    given = request.POST if request.method == "POST" else None
    form = AppealStepForm(given, initial={"step": rule.name if rule else ""})
    return _taken(request, candidacy, form, note_appeal_step, _("It is written down."))


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
            "steps": _walked(one),
            "outcome": appeal_outcome(one),
            "reasons": one.reasons,
        }
        for one in made
    ]
    waiting = next((one for one in made if one.upheld is None), None)
    turn = turn_of(waiting) if waiting else None
    may_decide = waiting is not None and bool(speaking_for_board(actor))
    return {
        "appeals": rows,
        "may_appeal": may_appeal(candidacy, today) and bool(own_or_secretariat(actor, candidacy)),
        "may_decide_appeal": may_decide and not comes_before(turn),
        "appeal_step": _label(turn) if turn and may_decide and comes_before(turn) else "",
    }


def _walked(appeal: Appeal) -> list[dict[str, Any]]:
    """Return the steps of an appeal before its decision: those taken, with what was said, and those to come."""
    way, turn = appeal.candidacy.book.path[appeal.candidacy.way.appeal], turn_of(appeal)
    taken = {one["step"]: one for one in appeal.taken}
    rows = []
    for rule in way.steps:
        if rule.verb == "decides":
            break
        if rule.by in way.opened_by:
            continue
        done = taken.get(rule.name)
        lines = [line(_("Done {day}"), date.fromisoformat(done["on"])), *filter(None, [done["note"]])] if done else []
        state = "done" if done else "now" if rule == turn else "todo"
        rows.append({"label": _label(rule), "state": state, "lines": lines})
    return rows


def _label(rule: Step) -> str:
    return text(rule.label, language()) or rule.name


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
    waiting = next((one for one in few_of(candidacy, "appeals") if one.upheld is None), None)
    decides, turn = not isinstance(form, RefusalAppealForm), turn_of(waiting) if waiting else None
    is_open = isinstance(form, AppealStepForm) == comes_before(turn) and turn is not None
    context = {
        "candidacy": candidacy,
        "form": form if is_open or not decides else None,
        "said": said,
        "waiting": waiting,
        "decides": decides,
        "step": _label(turn) if turn and isinstance(form, AppealStepForm) else "",
        "refusal": refusal(refused, candidacy.book),
    }
    return render(request, "procedure/refusal_appeal.html", context | {"typed": lost([form], context)})
