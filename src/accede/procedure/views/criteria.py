"""The Board's page: what was judged, what is to judge now with its evidence, what is left, and the conclusion."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from accede.assembly.models import Assembly
from accede.journal.actions import Refused
from accede.people.queries import language, now
from accede.procedure.actions import ChangedMeanwhile, JudgedMeanwhile, judge, settle_difference
from accede.procedure.forms import ConclusionForm, JudgementForm, SettlementForm
from accede.procedure.forms.verification import as_seen
from accede.procedure.models import Candidacy, Judgement
from accede.procedure.queries.assembly import meant_for
from accede.procedure.queries.candidacy import account_number, done_names, held_slot
from accede.procedure.queries.entering import has_arrived
from accede.procedure.queries.evidence import is_link
from accede.procedure.queries.opinion import may_come_back
from accede.procedure.queries.path import vote_of
from accede.procedure.queries.permission import of_board, office
from accede.procedure.queries.question import questions_of
from accede.procedure.queries.verification import (
    Finding,
    Line,
    declared_by,
    findings,
    found_aside,
    has_criteria,
    is_being_verified,
    judges,
    lines_of,
    set_aside,
    verdict_of,
)
from accede.procedure.views.advice import opinion_context
from accede.procedure.views.asked import PER_PAGE, asked_rows, questions_shown
from accede.procedure.views.conflict import conflicts_shown
from accede.procedure.views.evidence import choices, evidence_shown
from accede.procedure.views.finding import Found, found_label, links, no_longer, side_by_side
from accede.procedure.views.office import fresh
from accede.procedure.views.opening import acted, of_file
from accede.procedure.views.showing import cited, refusal, written
from accede.procedure.views.tree import citation, tree
from accede.procedure.views.typed import lost
from accede.rulebook.verdict import Verdict
from accede.statutes.queries import day_of
from accede.wording.formats import text
from accede.wording.margin import sentence

KINDS = {
    Judgement.Answer.MET: "",
    Judgement.Answer.NOT_MET: "against",
    Judgement.Answer.NOT_APPLICABLE: "none",
    Judgement.Answer.NOT_YET: "none",
    "": "none",  # they differ
}


@of_file(office)
@require_http_methods(["GET", "HEAD", "POST"])
def criteria(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Show the criteria of a candidacy, and record what a member of the Board finds of one."""
    if request.method != "POST":
        return page(request, candidacy)
    form = JudgementForm(request.POST, evidence=choices(evidence_shown(candidacy)))
    if not form.is_valid():
        return page(request, candidacy, form=form)

    def deed() -> object:
        return judge(candidacy, **form.found(), by=request.actor, at=now())

    def again(refused: Refused) -> HttpResponse:
        if isinstance(refused, ChangedMeanwhile):
            form.take_as_seen(findings(candidacy)[form.cleaned_data["criterion"]].by(account_number(request.actor)))
        return page(request, fresh(candidacy), refused, form=form)

    return acted(request, deed, _("Your judgement is recorded."), _next(candidacy, form), again)


@of_file(of_board)
@require_POST
def settle(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Record what the Board as a whole finds where its members differ."""
    form = SettlementForm(request.POST)
    if not form.is_valid():
        return page(request, candidacy, settlement=form)

    def deed() -> object:
        return settle_difference(candidacy, **form.cleaned_data, by=request.actor, at=now())

    def again(refused: Refused) -> HttpResponse:
        stands = fresh(candidacy)
        if isinstance(refused, JudgedMeanwhile):
            form.take_as_seen(findings(stands)[form.cleaned_data["criterion"]].counting)
        return page(request, stands, refused, settlement=form)

    to = f"{reverse('criteria', args=[candidacy.pk])}#judged"
    return acted(request, deed, _("What the Board finds is recorded."), to, again)


def _next(candidacy: Candidacy, form: JudgementForm) -> str:
    """Lead on to the next criterion, or to the question where the candidate is to be asked."""
    if form.cleaned_data["answer"] == Judgement.Answer.NOT_YET:
        return f"{reverse('candidacy_ask', args=[candidacy.pk])}?criterion={form.cleaned_data['criterion']}"
    return f"{reverse('criteria', args=[candidacy.pk])}#now"


def page(
    request: HttpRequest,
    candidacy: Candidacy,
    refused: Refused | None = None,
    form: JudgementForm | None = None,
    settlement: SettlementForm | None = None,
) -> HttpResponse:
    """Show the criteria, with the one that is to be judged now, or the one that was asked for."""
    if not has_criteria(candidacy):
        return redirect(candidacy)
    found, lines = findings(candidacy), lines_of(candidacy)
    verdict = verdict_of(candidacy, found)
    to_judge = [line for line in lines if line.is_judged]
    # What refuses a candidacy is certain before the rest is judged; the rest is judged all the same.
    is_needed = lambda line: verdict.holds is False or line.name in verdict.missing  # noqa: E731 - one line says it
    left = [line for line in to_judge if line.name not in found and is_needed(line)]
    may_judge = _may_judge(request, candidacy)
    typed = form or settlement
    asked = request.GET.get("criterion") or (typed and typed["criterion"].data)
    line = _now(to_judge, left if may_judge else [], asked)
    me = account_number(request.actor) if may_judge else None
    questions, assembly = questions_of(candidacy), meant_for(candidacy, day_of(now()))
    context = {
        "candidacy": candidacy,
        "before_members": vote_of(candidacy.way, candidacy.book) is not None,
        "assembly": assembly,
        **questions_shown(request, candidacy, questions),
        "lede": lede(len(found), len(left), candidacy, 0 if left else _unsettled(verdict, found)),
        "refusal": refusal(refused, candidacy.book),
        "strip": strip(to_judge, found, line),
        "strip_label": _("Each criterion by its number"),
        "judged": tree(_with_parents(lines, found), candidacy.book, found, links(found, me, may_judge=may_judge)),
        "left": [_link(one, may_judge) for one in left if one != line],
        "may_judge": may_judge,
        "may_stand_aside": candidacy.is_open and _takes_part(request, candidacy),
        "may_come_back": may_come_back(request.actor, candidacy),
        **_to_judge(line, candidacy, found, me, may_judge, form, settlement),
        "asked": asked_rows(candidacy, [one for one in questions if line and one.criterion == line.name][-PER_PAGE:]),
        **_judges(candidacy),
        **_conclusion(candidacy, verdict, assembly, may_judge),
        "concluding": concluding(found),
        **opinion_context(candidacy, request.actor),
    }
    return render(request, "procedure/criteria.html", context | {"typed": lost((form, settlement), context)})


def _unsettled(verdict: Verdict, found: Found) -> int:
    """Return on how many criteria the Board's members differ, where that keeps the verdict open."""
    return 0 if verdict.holds is not None else sum(not one.answer for one in found.values())


def lede(judged: int, left: int, candidacy: Candidacy, differing: int = 0) -> str:
    """Say how far the verification has come."""
    if not has_arrived(candidacy):
        return _("The request has not arrived yet; the Board judges it when it has.")
    if not judged:
        return _("Nothing is judged yet. Your reasons go to the assembly under your office.")
    if differing:
        said = ngettext(
            "All that is needed is judged; the Board is to settle one criterion on which its members differ.",
            "All that is needed is judged; the Board is to settle %(n)d criteria on which its members differ.",
            differing,
        )
        return said % {"n": differing}
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
    state = found_label(found[line.name]) if line.name in found else _("not judged")
    return _("{number} {criterion}: {state}").format(number=line.number, criterion=_label(line), state=state)


def _may_judge(request: HttpRequest, candidacy: Candidacy) -> bool:
    return is_being_verified(candidacy) and _takes_part(request, candidacy)


def _takes_part(request: HttpRequest, candidacy: Candidacy) -> bool:
    """Say whether a member of the Board reads, and does not stand aside."""
    return bool(of_board(request.actor)) and declared_by(request.actor, candidacy) is None


def _now(to_judge: list[Line], left: list[Line], asked: object) -> Line | None:
    wanted = next((line for line in to_judge if line.name == asked), None)
    return wanted or next(iter(left), None)


def _with_parents(lines: list[Line], found: Found) -> list[Line]:
    """Return the lines that were judged or set aside, with the lines above them."""
    shown = [line.number for line in lines if line.name in found or line.set_aside]
    return [line for line in lines if any(f"{one}.".startswith(f"{line.number}.") for one in shown)]


def _settling(line: Line, known: Finding) -> dict[str, Any]:
    return _initial(line, known.settled) | {"seen": as_seen(known.counting)}


def _link(line: Line, may_judge: bool) -> dict[str, str]:
    url = f"?criterion={line.name}#now" if may_judge else ""
    return {"mark": line.number, "text": _label(line), "url": url}


def _label(line: Line) -> str:
    return text(line.criterion.label, language()) or line.name


def _to_judge(
    line: Line | None,
    candidacy: Candidacy,
    found: Found,
    me: int | None,
    may_judge: bool,
    form: JudgementForm | None,
    settlement: SettlementForm | None,
) -> dict[str, Any]:
    if line is None:
        return {}
    known, shown = found.get(line.name), evidence_shown(candidacy)
    aside = no_longer(found_aside(candidacy).get(line.name, ()), shown)
    context = {
        "line": {"text": _label(line), "number": line.number, "cite": citation(line, candidacy.book)},
        "note": text(line.criterion.note, language()),
        "said_of_it": [*(side_by_side(known, shown) if known else ()), *aside],
    }
    if not may_judge:
        return context
    own = known and known.by(me)
    form = form or JudgementForm(initial=_initial(line, own), evidence=choices(shown), may_not_apply=line.may_not_apply)
    if known and known.differs:
        context["settlement"] = settlement or SettlementForm(initial=_settling(line, known))
    return context | {"form": form, "evidence": _evidence(candidacy)}


def _initial(line: Line, known: Judgement | None) -> dict[str, Any]:
    said = {"answer": known.answer, "reason": known.reason, "seen": known.pk} if known else {}
    names = known.evidence if known else []
    link = next((one for one in names if is_link(one)), "")
    return {"criterion": line.name, **said, "evidence": names, "link": link}


def _evidence(candidacy: Candidacy) -> list[tuple[str, ...]]:
    """Return what is too long to be chosen by its words: the whole request, and the notes of the meeting."""
    rows: list[tuple[str, ...]] = []
    if hasattr(candidacy, "request"):
        rows = [(_("The request"), _("Read the request"), f"{candidacy.get_absolute_url()}#request")]
    meeting = held_slot(candidacy)
    return rows + ([(_("Notes of the meeting"), meeting.notes)] if meeting else [])


def _judges(candidacy: Candidacy) -> dict[str, Any]:
    aside = set_aside(candidacy)
    left = [str(one) for one in judges(now()) if one.pk not in aside]
    return {
        "judges": left,
        "has_no_judge": is_being_verified(candidacy) and aside and not left,
        "conflicts": conflicts_shown(candidacy),
    }


def _conclusion(candidacy: Candidacy, verdict: Verdict, assembly: Assembly | None, may_judge: bool) -> dict[str, Any]:
    if not may_judge:
        return {"verdict": verdict, "conclusion": _said(candidacy, verdict)}
    follows = [_("The candidacy ends, and a letter to the candidate gives the reasons.")]
    if verdict.holds and candidacy.way.next({*done_names(candidacy), candidacy.step}) is None:
        follows = [_("The candidate is a member from today on, and a letter tells it so.")]
    elif verdict.holds and vote_of(candidacy.way, candidacy.book) is None:
        follows = [_("The candidacy goes on, and a letter tells the candidate.")]
    elif verdict.holds:
        follows = [_("The candidacy goes on the agenda of the assembly, and a letter tells the candidate.")]
        if assembly:
            told = _("The members vote on it on {day}.")
            follows.append(told.format(day=written(assembly.day)))
    return {"verdict": verdict, "conclusion": _said(candidacy, verdict), "follows": follows}


def concluding(found: Found) -> ConclusionForm:
    """Return the form that concludes from what was found, as it is shown."""
    return ConclusionForm(initial={"seen": as_seen(one for finding in found.values() for one in finding.counting)})


def _said(candidacy: Candidacy, verdict: Verdict) -> dict[str, Any]:
    cite = cited(verdict, candidacy.book).with_rows()
    return {"text": sentence(verdict, candidacy.book, language()), "cite": cite}
