"""Whether a path may be opened: by whom, on what grounds, in what form, in time, and after how many refusals."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from accede.rulebook.body import Numbers, entitled
from accede.rulebook.day import Anchors, DayOfYear, day_of
from accede.rulebook.facts import Facts
from accede.rulebook.filing import EFFECT, last_day
from accede.rulebook.path import Path
from accede.rulebook.test import Bases
from accede.rulebook.verdict import Verdict

NONE: Mapping[str, date] = {}


@dataclass(frozen=True, slots=True)
class Opening:
    """How somebody would open a path: who, with how many others, when, why, how, and after which refusals."""

    by: str = ""
    number: Numbers = 0
    bases: Bases = field(default_factory=dict)
    on: date | None = None
    grounds: Collection[str] = ()
    form: Collection[str] = ()
    refused: Sequence[date] = ()
    days: Anchors = field(default_factory=dict)


def may_open(path: Path, opening: Opening, facts: Facts, year_ends: DayOfYear | None = None) -> Verdict:
    """Say whether a path may be opened so."""
    days = {**opening.days, **({"today": opening.on} if opening.on else {})}
    ways, reason = path.readings({**days, **facts})
    return Verdict.agreed([_reading(one, path, opening, year_ends) for one in ways], reason)


def is_open_to(path: Path, facts: Facts) -> Verdict:
    """Say whether what must be so before a path opens at all is so."""
    found = path.applies(facts)
    code = "path.condition" if found.holds is False else found.code
    return replace(found, code=code, article=path.article, marks=path.marks("if"))


def may_try_again(path: Path, refused: Sequence[date], on: date) -> Verdict:
    """Say whether whoever was refused on these days may open a path anew; at once where nothing is said of it."""
    ways, reason = path.readings({"today": on})
    return Verdict.agreed([_tried_again(one or path, refused, on) for one in ways], reason)


def _tried_again(path: Path, refused: Sequence[date], on: date) -> Verdict:
    found = _refused(path, Opening(on=on, refused=refused))
    return replace(found[0], article=path.article) if found else Verdict(holds=True, code="path.tried_at_once")


def _reading(path: Path | None, whole: Path, opening: Opening, year_ends: DayOfYear | None) -> Verdict:
    if path is None:
        return Verdict(holds=False, code="path.condition", article=whole.article, marks=whole.marks("if"))
    answers = [_by(path, opening), *_grounds(path, opening), *_form(path, opening), *_refused(path, opening)]
    answers += _in_time(path, opening, year_ends)
    decided = Verdict.all(answers, code="path.may_open", article=path.article, marks=path.marks("opened_by"))
    if decided.holds is True:
        return decided
    first = decided.because[0]
    return replace(decided, code=first.code, values=first.values)


def _by(path: Path, opening: Opening) -> Verdict:
    if not path.opened_by:
        return Verdict(holds=not opening.by, code="path.opens_itself")
    decided = entitled(path.opened_by, opening.by, opening.number, opening.bases)
    code = {True: "path.opener", False: "path.not_opener", None: "path.opener_unknown"}[decided.holds]
    return Verdict(holds=decided.holds, code=code, missing=decided.missing)


def _grounds(path: Path, opening: Opening) -> list[Verdict]:
    if not path.grounds:
        return []
    holds = bool(set(opening.grounds) & set(path.grounds))
    return [Verdict(holds=holds, code="path.grounds" if holds else "path.no_grounds")]


def _form(path: Path, opening: Opening) -> list[Verdict]:
    if not path.form:
        return []
    holds = bool(set(opening.form) & set(path.form))
    return [Verdict(holds=holds, code="path.form" if holds else "path.not_in_form")]


def _in_time(path: Path, opening: Opening, year_ends: DayOfYear | None) -> list[Verdict]:
    """What is counted from the effect is never too late: it only takes effect later."""
    due = last_day(path, opening.days, year_ends)
    if due is None or (path.filed and path.filed.anchor == EFFECT and EFFECT not in opening.days):
        return []
    if opening.on is None or due.on is None:
        return [Verdict(holds=None, code="path.time_unknown", missing=due.missing or ("today",))]
    holds = day_of(opening.on) <= day_of(due.on)
    return [Verdict(holds=holds, code="path.in_time" if holds else "path.too_late", values={"day": due.on})]


def _refused(path: Path, opening: Opening) -> list[Verdict]:
    if path.refused_again is not None and len(opening.refused) > path.refused_again:
        return [Verdict(holds=False, code="path.refused_too_often", values={"count": len(opening.refused)})]
    if path.wait is None or not opening.refused:
        return []
    free = path.wait.after(max(opening.refused))
    if opening.on is None:
        return [Verdict(holds=None, code="path.time_unknown", missing=("today",))]
    holds = day_of(opening.on) >= free
    return [Verdict(holds=holds, code="path.waited" if holds else "path.must_wait", values={"day": free})]
