"""When a request must be filed for the day it is meant for, when it takes effect, and until when it is taken back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from accede.rulebook.day import Anchors, DayOfYear, day_of
from accede.rulebook.path import Path
from accede.rulebook.verdict import Due, Verdict

EFFECT = "effect"


def last_day(path: Path, anchors: Anchors, year_ends: DayOfYear | None = None) -> Due | None:
    """The last day on which a path may be opened; None if no rule says one."""
    if path.filed is None:
        return None
    return path.filed.on(anchors, year_ends).resting_on(path.article, path.marks("filed"))


def may_take_back(path: Path, on: date, anchors: Anchors, year_ends: DayOfYear | None = None) -> Verdict:
    """Say whether whoever opened a path may take it back on this day; not where no rule lets it."""
    resting = {"article": path.article, "marks": path.marks("taken_back")}
    if path.taken_back is None:
        return Verdict(holds=False, code="path.binds", article=path.article)
    last = path.taken_back.on(anchors, year_ends)
    if last.on is None:
        return Verdict(holds=None, code="path.time_unknown", missing=last.missing, **resting)
    holds = on <= day_of(last.on)
    code = "path.taken_back" if holds else "path.not_taken_back"
    return Verdict(holds=holds, code=code, values={"day": last.on}, **resting)


def latest(path: Path, effect: date, year_ends: DayOfYear | None = None) -> Due | None:
    """The last day on which a path may be opened to take effect on this day; it must be a day on which it can."""
    if path.effect is not None and path.effect.recurs:
        near = path.effect.on({"today": effect}, year_ends)
        if near.on is None:
            return near.resting_on(path.article, path.marks(EFFECT))
        if near.on != effect:
            return Due(on=None, code="filing.not_such_a_day", values={"day": effect}, article=path.article)
    return last_day(path, {EFFECT: effect}, year_ends)


def earliest(path: Path, filed: date, anchors: Anchors, year_ends: DayOfYear | None = None) -> Due:
    """The first day on which what is filed on this day takes effect."""
    resting = (path.article, path.marks("filed", EFFECT))
    for due in _possible(path, day_of(filed), anchors, year_ends):
        if due.on is None or _is_in_time(path, filed, due.on, year_ends):
            return due.resting_on(*resting)
    return Due(on=None, code="filing.too_late", values={"day": filed}).resting_on(*resting)


def _possible(path: Path, filed: date, anchors: Anchors, year_ends: DayOfYear | None) -> Iterator[Due]:
    """Every day on which it can take effect, in order of time."""
    if path.effect is None:
        yield from (Due(on=day, code="filing.from", values={"day": day}) for day in _days(path, filed))
    elif not path.effect.recurs:
        yield path.effect.on(anchors, year_ends)
    else:
        due = path.effect.on({"today": filed}, year_ends)
        while due.on is not None and due.on < date.max:
            yield due
            due = path.effect.on({"today": due.on + timedelta(days=1)}, year_ends)
        yield due


def _days(path: Path, filed: date) -> Iterator[date]:
    """The days from which one is free to choose: as long after the letter as it must be filed before."""
    start: date | None = filed
    if path.filed is not None and path.filed.anchor == EFFECT:
        start = replace(path.filed, count=-path.filed.count, anchor="filed").on({"filed": filed}).on
    # A month later may be a shorter month: the letter of 31 January is a month before 1 March, not before 28 February.
    while start is not None and start < date.max:
        yield start
        start += timedelta(days=1)


def _is_in_time(path: Path, filed: date, effect: date, year_ends: DayOfYear | None) -> bool:
    if path.filed is None or path.filed.anchor != EFFECT:
        return True
    due = path.filed.on({EFFECT: effect}, year_ends).on
    return due is not None and day_of(filed) <= day_of(due)
