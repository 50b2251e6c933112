"""What was found of a criterion, as pages show it: in one line, or side by side what each member found."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.people.queries import language
from accede.procedure.models import Conflict, Judgement
from accede.procedure.queries.verification import Finding
from accede.procedure.views.evidence import Shown, named
from accede.procedure.views.showing import written
from accede.statutes.queries import day_of
from accede.wording.formats import listed

Found = Mapping[str, Finding]
Answer = Judgement.Answer
STATES = {Answer.MET: "done", Answer.NOT_MET: "lost", Answer.NOT_APPLICABLE: "", Answer.NOT_YET: "", "": "now"}


def found_label(finding: Finding) -> str:
    """Say in a word or two what was found."""
    return Answer(finding.answer).label if finding.answer else _("They differ")


def counted(finding: Finding) -> str:
    """Say how many members found what: 2 say met and 1 says not met."""
    votes = Counter(one.answer for one in finding.own)
    said = [_say(answer, votes[answer]) for answer in Answer.values if votes[answer]]
    return _("{several}.").format(several=listed(said, language()))


def judgement(finding: Finding | None, link: dict[str, str] | None = None) -> dict[str, Any] | None:
    """Return what was found as its part shows it, with the way to more."""
    if finding is None:
        return None
    told, reason = finding.telling, ""
    if len(finding.own) > 1:
        reason = counted(finding)
    if told:
        reason = f"{reason} {told.reason}".strip()
    return {"state": STATES[finding.answer], "label": found_label(finding), "reason": reason, "evidence": link}


def links(found: Found, me: int | None, *, may_judge: bool) -> dict[str, dict[str, str]]:
    """Return for each criterion that was judged the way to what was found, or to judge it oneself."""
    return {
        name: {"url": f"?criterion={name}#now", "label": _link_label(one, me, may_judge=may_judge)}
        for name, one in found.items()
    }


def side_by_side(finding: Finding, shown: Shown) -> list[dict[str, Any]]:
    """Return side by side what each member found, what the Board settled, and what they found before."""
    counting = [_row(one, shown) for one in finding.counting]
    return counting + [_row(one, shown, is_earlier=True) for one in finding.earlier]


def no_longer(aside: Sequence[tuple[Judgement, Conflict]], shown: Shown) -> list[dict[str, Any]]:
    """Return what those had found who stand aside since, and from which day on it counts no more."""
    return [_row(one, shown) | {"tag": _off(one), "counts_until": written(day_of(since.at))} for one, since in aside]


def who_found(one: Judgement) -> str:
    """Name whoever found something."""
    return _("The Board") if one.for_board else str(one.account or one.office)


def _row(one: Judgement, shown: Shown, *, is_earlier: bool = False) -> dict[str, Any]:
    return {
        "who": who_found(one),
        "on": written(day_of(one.at)),
        "tag": _off(one) | ({} if is_earlier else {"state": STATES[one.answer]}),
        "is_earlier": is_earlier,
        "reason": one.reason,
        "evidence": named(one.evidence, shown),
    }


def _off(one: Judgement) -> dict[str, str]:
    return {"state": "", "label": one.get_answer_display()}


def _link_label(finding: Finding, me: int | None, *, may_judge: bool) -> str:
    if not may_judge:
        return _("Read what was found")
    if finding.differs and finding.settled is None:
        return _("See and settle it")
    return _("Judge again") if finding.by(me) else _("Judge it too")


def _say(answer: str, number: int) -> str:
    said = {
        Answer.MET: ngettext("%(n)d says met", "%(n)d say met", number),
        Answer.NOT_MET: ngettext("%(n)d says not met", "%(n)d say not met", number),
        Answer.NOT_APPLICABLE: ngettext("%(n)d says it does not apply", "%(n)d say it does not apply", number),
        Answer.NOT_YET: ngettext("%(n)d says not yet", "%(n)d say not yet", number),
    }
    return said[Answer(answer)] % {"n": number}
