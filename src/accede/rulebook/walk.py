"""How a path is walked, step by step, from what was done until a day: every way in which it may stand.

Steps are taken in their order, so a path never goes back. What is not known is taken both ways.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from accede.rulebook.day import day_of
from accede.rulebook.facts import Facts
from accede.rulebook.filing import EFFECT, last_day
from accede.rulebook.path import Path, Step
from accede.rulebook.record import Deed, Record
from accede.rulebook.seat import read_length
from accede.rulebook.verdict import Due, Verdict, merged

if TYPE_CHECKING:
    from accede.rulebook.book import Book

OPEN, DONE, STOPPED, LATE, CURED, NOT_OPEN = "open", "done", "stopped", "too_late", "cured", "not_open"

Moves = tuple[tuple[str, date], ...]  # into what, on which day

# From which day on a step may be counted from.
ANCHOR = {"decides": "decision", "notifies": "notice", "sends": "request"}
OPENING = ("request", "application", "filed")


@dataclass(frozen=True, slots=True)
class Stand:
    """One way a path may stand: its state, the step it waits for, and what has moved since which days."""

    state: str
    path: Path = field(hash=False)
    since: date | None
    is_begun: bool = False  # whether any step was taken
    step: Step | None = field(default=None, hash=False)
    moves: Moves = ()
    days: tuple[tuple[str, date], ...] = ()
    decided: tuple[tuple[str, str], ...] = ()  # what its own decisions came to: facts that its rules may ask for
    missing: tuple[str, ...] = ()
    appeal: "Stand | None" = None

    def lacking(self, names: tuple[str, ...]) -> "Stand":
        """The same, which hangs on these too."""
        return replace(self, missing=merged(self.missing, names))


@dataclass(frozen=True, slots=True)
class Walk:
    """A rulebook and the day on which it is asked."""

    book: "Book"
    on: date

    def stands(self, path: Path, record: Record) -> list[Stand]:
        """Every way in which the path may stand, each but once."""
        facts = {**record.days, **record.facts, "today": self.on}
        walked = [(way, one) for way in (None, *path.variants) for one in self._opened(way or path, record, facts)]
        # A rule that its own decision sets aside, and sets in force again, is read in every way.
        fits = [(way, one) for way, stand in walked for one in _fits(way, path, stand, facts)] or walked
        found = [one if way else _closed(one) for way, one in fits]
        return list(dict.fromkeys(one for stand in found for one in self._appealed(stand, record)))

    def due(self, step: Step, stand: Stand, record: Record) -> Due:
        """The day by which a step is to be done, from the days that are known."""
        if step.when is not None:
            return step.when.on(self.days(stand, record), self.book.rulebook.year_ends)
        if step.verb == "waits" and stand.since is not None:
            day = read_length(step.what[0]).after(stand.since)
            return Due(on=day, code="day.waited", values={"anchor": "today", "anchor_day": stand.since, "day": day})
        if step.verb == "waits":
            return Due(on=None, code="day.anchor_missing", missing=OPENING[:1], values={"anchor": OPENING[0]})
        return Due(on=None, code="day.not_set")

    def days(self, stand: Stand, record: Record) -> Mapping[str, date]:
        """The days that are known: given ones, and those of what was done."""
        opened = dict.fromkeys(OPENING, record.opened) if record.opened else {}
        return {**opened, **dict(stand.days), **record.days}

    def _opened(self, path: Path, record: Record, facts: Facts) -> list[Stand]:
        start = Stand(OPEN, path, record.opened)
        if (path.opened_by and record.opened is None) or (record.opened and record.opened > self.on):
            return [replace(start, state=NOT_OPEN)]
        due = last_day(path, record.days, self.book.rulebook.year_ends)
        if due is None or record.opened is None or (path.filed and path.filed.anchor == EFFECT):
            return self._walked(start, record, facts)
        if due.on is not None:
            in_time = day_of(record.opened) <= day_of(due.on)
            return self._walked(start, record, facts) if in_time else [replace(start, state=LATE)]
        start = start.lacking(due.missing)
        return [replace(start, state=LATE), *self._walked(start, record, facts)]

    def _walked(self, start: Stand, record: Record, facts: Facts) -> list[Stand]:
        ended: list[Stand] = []
        walking = [start]
        for step in start.path.steps:
            found = [after for stand in walking for after in self._after(step, stand, record, facts)]
            on_its_way = [one for one in found if one.step is None and one.state == OPEN]
            ended += [one for one in found if one not in on_its_way]
            walking = list(dict.fromkeys(on_its_way))
        return [*ended, *(replace(one, state=DONE) for one in walking)]

    def _after(self, step: Step, stand: Stand, record: Record, facts: Facts) -> Iterator[Stand]:
        """Where one step leads: on, to the end, or nowhere yet."""
        known = {**facts, **dict(stand.decided)}
        asked = step.only_if.judge(known) if step.only_if else Verdict(holds=True, code="rule.applies")
        if asked.holds is None:
            stand = stand.lacking(asked.missing)
        if asked.holds is not True:
            yield stand
        if asked.holds is False:
            return
        deed, unsaid = self._deed(step, stand, record)
        stand = stand.lacking(unsaid)
        if deed is None or unsaid:
            yield replace(stand, step=step)
        if deed is None:
            return
        if deed.answer is None:
            stand = stand.lacking((f"decision.{step.what[0]}" if step.verb == "decides" else step.name,))
        for answer in (True, False) if deed.answer is None else (deed.answer,):
            after = _taken(step, stand, deed, answer)
            yield replace(after, since=None) if unsaid else after

    def _deed(self, step: Step, stand: Stand, record: Record) -> tuple[Deed | None, tuple[str, ...]]:
        """What was done of a step until the day, and on what it hangs whether it was; time passes by itself."""
        if step.verb != "waits":
            return next((one for one in record.deeds if one.step == step.name and one.on <= self.on), None), ()
        due = self.due(step, stand, record)
        if due.missing:
            return Deed(step.name, self.on), due.missing
        is_over = due.on is not None and day_of(due.on) <= self.on
        return Deed(step.name, day_of(due.on)) if due.on is not None and is_over else None, ()

    def _appealed(self, stand: Stand, record: Record) -> list[Stand]:
        if record.appeal is None or not stand.path.appeal or stand.state not in (DONE, STOPPED):
            return [stand]
        appeals = self.stands(self.book.path[stand.path.appeal], of_appeal(stand, record, record.appeal))
        return [replace(stand, appeal=one).lacking(one.missing) for one in appeals]


def of_appeal(stand: Stand, record: Record, appeal: Record) -> Record:
    """The record of an appeal, with all that is known of what it is against: its end is its notice."""
    notice = {"notice": stand.since} if stand.since else {}
    facts = {**record.facts, **dict(stand.decided), **appeal.facts}
    return replace(appeal, facts=facts, days={**notice, **record.days, **appeal.days})


def _fits(way: Path | None, path: Path, stand: Stand, facts: Facts) -> Iterator[Stand]:
    """Where the path stands if read this way; nowhere, if the facts or its own decisions rule that out."""
    ways, reason = path.readings({**facts, **dict(stand.decided)})
    if way in ways:
        yield stand.lacking(reason.missing) if len(ways) > 1 else stand


def _taken(step: Step, stand: Stand, deed: Deed, answer: bool) -> Stand:
    moves = (*stand.moves, (step.into, deed.on)) if answer and step.into else stand.moves
    since = max(deed.on, stand.since) if stand.since else deed.on
    state = {"next": OPEN, "done": DONE, "stop": STOPPED}[step.yes if answer else step.no]
    days = (*stand.days, (ANCHOR[step.verb], deed.on)) if step.verb in ANCHOR else stand.days
    told = ((f"decision.{step.what[0]}", "carried" if answer else "lost"),) if step.verb == "decides" else ()
    decided = (*stand.decided, *told)
    return replace(stand, state=state, since=since, is_begun=True, moves=moves, days=days, decided=decided)


def _closed(stand: Stand) -> Stand:
    """A path whose condition does not hold, or no longer: what it led into so far is undone.

    Whoever has left by it has left, even if the reason is gone.
    """
    if stand.is_begun and stand.state in (DONE, STOPPED):
        return stand
    return replace(stand, state=CURED if stand.is_begun else NOT_OPEN, step=None, moves=())
