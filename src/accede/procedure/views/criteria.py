"""The Board's page: what was judged, what is to judge now with its evidence, what is left, and the conclusion."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from accede.journal.actions import Refused
from accede.people.capacities import board, chair
from accede.people.queries import now
from accede.procedure.actions import conclude_verification, declare_conflict, judge
from accede.procedure.forms import ConflictForm, JudgementForm
from accede.procedure.models import Candidacy, Judgement, Question
from accede.procedure.queries.candidacy import held_slot
from accede.procedure.queries.question import questions_of
from accede.procedure.queries.verification import Line, judges, latest, lines_of, verdict_of
from accede.procedure.views.asked import asked_rows
from accede.procedure.views.office import fresh
from accede.procedure.views.opening import acted, language, of_file, office
from accede.procedure.views.request import request_table
from accede.procedure.views.showing import cited, refusal, written
from accede.procedure.views.tree import citation, tree
from accede.rulebook.verdict import Verdict
from accede.statutes.queries import day_of
from accede.wording.formats import text
from accede.wording.margin import sentence

KINDS = {Judgement.Answer.MET: "", Judgement.Answer.NOT_MET: "against", Judgement.Answer.NOT_YET: "none"}
Found = Mapping[str, Judgement]


@of_file(office)
@require_http_methods(["GET", "HEAD", "POST"])
def criteria(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Show the criteria of a candidacy, and record what a member of the Board finds of one."""
    if request.method != "POST":
        return page(request, candidacy)
    form = JudgementForm(request.POST)
    if not form.is_valid():
        return page(request, candidacy, form=form)

    def deed() -> object:
        return judge(candidacy, **form.cleaned_data, by=request.actor, at=now())

    def again(refused: Refused) -> HttpResponse:
        return page(request, fresh(candidacy), refused, form=form)

    return acted(request, deed, _("Your judgement is recorded."), _next(candidacy, form), again)


@of_file(board | chair)
@require_http_methods(["GET", "HEAD", "POST"])
def conflict(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Let a member of the Board stand aside."""
    form = ConflictForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "procedure/conflict.html", {"candidacy": candidacy, "form": form})

    def deed() -> object:
        return declare_conflict(candidacy, **form.cleaned_data, by=request.actor, at=now())

    def again(refused: Refused) -> HttpResponse:
        form.add_error(None, str(refused))
        return render(request, "procedure/conflict.html", {"candidacy": candidacy, "form": form})

    told = _("Your conflict of interest is recorded. You take no part in this verification.")
    return acted(request, deed, told, "home", again)


@of_file(board | chair)
@require_POST
def conclude(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Conclude the verification."""

    def deed() -> object:
        return conclude_verification(candidacy, by=request.actor, at=now())

    def again(refused: Refused) -> HttpResponse:
        return page(request, fresh(candidacy), refused)

    return acted(request, deed, _("The verification is concluded."), candidacy, again)


def _next(candidacy: Candidacy, form: JudgementForm) -> str:
    """Lead on to the next criterion, or to the question where the candidate is to be asked."""
    if form.cleaned_data["answer"] == Judgement.Answer.NOT_YET:
        return f"{reverse('candidacy_ask', args=[candidacy.pk])}?criterion={form.cleaned_data['criterion']}"
    return f"{reverse('criteria', args=[candidacy.pk])}#now"


def page(
    request: HttpRequest, candidacy: Candidacy, refused: Refused | None = None, form: JudgementForm | None = None
) -> HttpResponse:
    """Show the criteria, with the one that is to be judged now."""
    found, lines, verdict = latest(candidacy), lines_of(candidacy), verdict_of(candidacy)
    to_judge = [line for line in lines if line.is_judged]
    left = [line for line in to_judge if line.name not in found and line.name in verdict.missing]
    may_judge = _may_judge(request, candidacy)
    url = reverse("criteria", args=[candidacy.pk])
    asked = request.GET.get("criterion") or (form and form.data.get("criterion"))
    line = _now(to_judge, left, asked) if may_judge else None
    questions = list(questions_of(candidacy))
    context = {
        "candidacy": candidacy,
        "questions": asked_rows(candidacy, questions),
        "lede": lede(len(found), len(left), candidacy),
        "refusal": refusal(refused, candidacy.book),
        "strip": strip(to_judge, found, line),
        "strip_label": _("Each criterion by its number"),
        "judged": tree(_with_parents(lines, found), candidacy.book, found, url if may_judge else ""),
        "left": [_link(one, may_judge) for one in left if one != line],
        "may_judge": may_judge,
        **_to_judge(line, candidacy, form, found, questions),
        **_judges(candidacy),
        **_conclusion(candidacy, verdict, may_judge),
    }
    return render(request, "procedure/criteria.html", context)


def lede(judged: int, left: int, candidacy: Candidacy) -> str:
    """Say how far the verification has come."""
    if not hasattr(candidacy, "request"):
        return _("The request has not arrived yet; the Board judges it when it has.")
    if not judged:
        return _("Nothing is judged yet. Your reasons go to the assembly under your office.")
    if not left:
        return _("All that is needed is judged.")
    said = ngettext(
        "One criterion is judged. Your reasons go to the assembly under your office.",
        "%(n)d criteria are judged. Your reasons go to the assembly under your office.",
        judged,
    )
    return said % {"n": judged}


def strip(lines: list[Line], found: Found, current: Line | None) -> list[dict[str, str]]:
    """Return a tile for each criterion that is judged."""
    return [
        {
            "label": line.number,
            "kind": "now" if line == current else KINDS[found[line.name].answer] if line.name in found else "none",
            "words": _tile(line, found),
        }
        for line in lines
    ]


def _tile(line: Line, found: Found) -> str:
    state = found[line.name].get_answer_display() if line.name in found else _("not judged")
    return _("{number} {criterion}: {state}").format(number=line.number, criterion=_label(line), state=state)


def _may_judge(request: HttpRequest, candidacy: Candidacy) -> bool:
    step = candidacy.way.doing("checks")
    is_due = candidacy.is_open and step is not None and candidacy.step == step.name
    return is_due and bool((board | chair)(request.actor))


def _now(to_judge: list[Line], left: list[Line], asked: object) -> Line | None:
    wanted = next((line for line in to_judge if line.name == asked), None)
    return wanted or next(iter(left), None)


def _with_parents(lines: list[Line], found: Found) -> list[Line]:
    """Return the lines that were judged or set aside, with the lines above them."""
    shown = [line.number for line in lines if line.name in found or line.set_aside]
    return [line for line in lines if any(f"{one}.".startswith(f"{line.number}.") for one in shown)]


def _link(line: Line, may_judge: bool) -> dict[str, str]:
    url = f"?criterion={line.name}#now" if may_judge else ""
    return {"mark": line.number, "text": _label(line), "url": url}


def _label(line: Line) -> str:
    return text(line.criterion.label, language()) or line.name


def _to_judge(
    line: Line | None, candidacy: Candidacy, form: JudgementForm | None, found: Found, questions: list[Question]
) -> dict[str, Any]:
    if line is None:
        return {}
    known = found.get(line.name)
    initial = {"criterion": line.name} | ({"answer": known.answer, "reason": known.reason} if known else {})
    return {
        "line": {"text": _label(line), "number": line.number, "cite": citation(line, candidacy.book)},
        "note": text(line.criterion.note, language()),
        "form": form or JudgementForm(initial=initial),
        "evidence": _evidence(candidacy),
        "asked": asked_rows(candidacy, [one for one in questions if one.criterion == line.name]),
    }


def _evidence(candidacy: Candidacy) -> list[tuple[str, ...]]:
    """Return what the judgement can rest on: the request as it was sent, and the notes of the meeting."""
    sent, meeting = request_table(candidacy), held_slot(candidacy)
    rows: list[tuple[str, ...]] = list(sent["facts"])
    rows += [(_("Adheres to"), ", ".join(sent["adheres"]))] if sent["adheres"] else []
    if sent["motivation"]:
        rows.append((_("Motivation letter"), _("Read the request"), f"{candidacy.get_absolute_url()}#request"))
    return rows + ([(_("Notes of the meeting"), meeting.notes)] if meeting else [])


def _judges(candidacy: Candidacy) -> dict[str, Any]:
    aside = {one.account_id: one for one in candidacy.conflicts.all()}
    members = judges(candidacy, now())
    return {
        "judges": [str(one) for one in members if one.pk not in aside],
        "aside": [
            {"who": str(one), "on": written(day_of(aside[one.pk].at)), "reason": aside[one.pk].reason}
            for one in members
            if one.pk in aside
        ],
    }


def _conclusion(candidacy: Candidacy, verdict: Verdict, may_judge: bool) -> dict[str, Any]:
    if not may_judge:
        return {"verdict": verdict, "conclusion": _said(candidacy, verdict)}
    follows = [_("The candidacy ends, and the candidate has a letter with the reasons.")]
    if verdict.holds:
        follows = [_("The candidacy goes on the agenda of the assembly, and the candidate has a letter.")]
        if candidacy.assembly:
            told = _("The members vote on it on {day}.")
            follows.append(told.format(day=written(candidacy.assembly.day)))
    return {"verdict": verdict, "conclusion": _said(candidacy, verdict), "follows": follows}


def _said(candidacy: Candidacy, verdict: Verdict) -> dict[str, Any]:
    cite = cited(verdict, candidacy.book).with_rows()
    return {"text": sentence(verdict, candidacy.book, language()), "cite": cite}
