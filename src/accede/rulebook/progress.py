"""A path played in time: where the member stands on a day, what comes next, who does it, until when, and why.

What is not known is taken both ways: where both lead to the same place, that is the answer.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from accede.rulebook.day import day_of, later
from accede.rulebook.filing import EFFECT, earliest, last_day
from accede.rulebook.path import OUTSIDE
from accede.rulebook.record import Record
from accede.rulebook.verdict import Answer, Due, merged
from accede.rulebook.walk import DONE, OPEN, STOPPED, Moves, Stand, Walk, of_appeal

if TYPE_CHECKING:
    from accede.rulebook.book import Book

APPEALED, OVERTURNED = "appealed", "overturned"

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress(Answer):
    """Where a path stands on a day. None for what cannot be said; "" where there is nothing to say."""

    state: str | None
    step: str | None = ""
    by: str | None = ""
    due: Due | None = None
    category: str | None = ""
    standings: tuple[str, ...] | None = ()
    effect: Due | None = None
    appeal_by: Due | None = None
    late: tuple[str, ...] = ()


def play(book: "Book", name: str, record: Record, on: date) -> Progress:
    """Say where a member stands on a day, from what was done until then."""
    walk = Walk(book, on)
    found = [one for stand in walk.stands(book.path[name], record) for one in _told(walk, stand, record)]
    state = _agreed([one.state for one in found])
    return replace(
        found[0],
        state=state,
        code=f"progress.{state or 'cannot_say'}",
        step=_agreed([one.step for one in found]),
        by=_agreed([one.by for one in found]),
        category=_agreed([one.category for one in found]),
        standings=_agreed([one.standings for one in found]),
        due=_agreed([one.due for one in found], _day),
        effect=_agreed([one.effect for one in found], _day),
        appeal_by=_agreed([one.appeal_by for one in found], _day),
        late=tuple(name for name in found[0].late if all(name in one.late for one in found)),
        # Only what bears on the answer is named.
        missing=merged(*(one.missing for one in found)) if len({_shown(one) for one in found}) > 1 else (),
    )


def _told(walk: Walk, stand: Stand, record: Record) -> Iterator[Progress]:
    effect = _effect(walk, stand, record)
    if effect is not None and effect.missing:
        stand = stand.lacking(effect.missing)
    for moves in _moves(walk, stand, effect):
        yield _moved(walk, stand, record, effect, moves)


def _moves(walk: Walk, stand: Stand, effect: Due | None) -> Iterator[Moves]:
    """Every way in which the member may have moved: where nobody knows when, it has or it has not."""
    path = stand.path
    if effect is None or not path.into or (effect.on is None and path.effect is not None):
        yield stand.moves
    elif effect.on is None:
        yield (*stand.moves, (path.into, walk.on))  # by itself, nobody knows since when
    else:
        # The end of a day is not over on that day: who leaves at the end of a year is a member on its last.
        is_end = path.effect is not None and path.effect.is_end
        yield (*stand.moves, (path.into, later(day_of(effect.on), int(is_end))))
    if effect is not None and effect.missing and path.into:
        yield (*stand.moves, (path.into, walk.on))


def _moved(walk: Walk, stand: Stand, record: Record, effect: Due | None, moves: Moves) -> Progress:
    state, appeal, waits, whose = stand.state, stand.appeal, stand, record
    if appeal is not None and record.appeal is not None:
        state, moves = _after_appeal(stand, appeal, moves)
        waits, whose = appeal, of_appeal(stand, record, record.appeal)
    category, standings = _place(walk, stand, record, moves)
    step = waits.step
    return Progress(
        code=f"progress.{state}",
        state=state,
        step=step.name if step else "",
        by=step.by if step else "",
        due=walk.due(step, waits, whose) if step else None,
        category=category,
        standings=standings,
        effect=effect if state == DONE else None,
        appeal_by=_appeal_by(walk, stand, record),
        late=_late(walk, stand, record),
        article=(step.article if step else ()) or waits.path.article,
        marks=waits.path.marks(),
        missing=stand.missing,
    )


def _effect(walk: Walk, stand: Stand, record: Record) -> Due | None:
    """When what was done takes effect; none before it is done."""
    if stand.state != DONE:
        return None
    path, ends = stand.path, walk.book.rulebook.year_ends
    if path.filed is not None and path.filed.anchor == EFFECT and record.opened:
        return earliest(path, record.opened, walk.days(stand, record), ends)
    if path.effect is None:
        known = {"day": stand.since} if stand.since else {}
        return Due(on=stand.since, code="filing.from" if stand.since else "day.not_set", values=known)
    since = dict.fromkeys(("today", "entry", "decision"), stand.since) if stand.since else {}
    return path.effect.on({**since, **walk.days(stand, record)}, ends)


def _after_appeal(stand: Stand, appeal: Stand, moves: Moves) -> tuple[str, Moves]:
    """What an appeal makes of a decision: nothing moves before it ends, and what it overturns is turned round."""
    if appeal.state == OPEN:
        return APPEALED, stand.moves
    if appeal.state == DONE:
        won = appeal.since if stand.state == STOPPED and stand.path.into else None
        return OVERTURNED, (*stand.moves, *([(stand.path.into, won)] if won else []))
    ended = appeal.since if appeal.state == STOPPED else None
    return stand.state, tuple((into, max(day, ended) if ended else day) for into, day in moves)


def _appeal_by(walk: Walk, stand: Stand, record: Record) -> Due | None:
    """The last day for an appeal; none where there is none, or it has been made."""
    if stand.appeal or not stand.path.appeal or stand.state not in (DONE, STOPPED):
        return None
    known = of_appeal(stand, record, Record())
    appeal, _reason = walk.book.path[stand.path.appeal].under({**known.facts, "today": walk.on})
    return last_day(appeal, known.days, walk.book.rulebook.year_ends) if appeal else None


def _place(walk: Walk, stand: Stand, record: Record, moves: Moves) -> tuple[str, tuple[str, ...]]:
    """In which category and which standings the member is on the day."""
    book = walk.book
    category, standings = record.category or stand.path.from_, {}
    for into, day in sorted((one for one in moves if one[1] <= walk.on), key=lambda one: one[1]):
        if into in book.category or into == OUTSIDE:
            category = into
        else:
            standings[into] = day
    for one in (stand, stand.appeal):
        if one is not None and one.state == OPEN and one.path.meanwhile:
            standings[one.path.meanwhile] = one.since or walk.on
    ends = {name: book.standing[name].ends(day) for name, day in standings.items()}
    lasting = tuple(name for name, day in ends.items() if day is None or walk.on < day)
    return category, lasting if category != OUTSIDE else ()


def _late(walk: Walk, stand: Stand, record: Record) -> tuple[str, ...]:
    """The steps that were done after their day."""
    done = {one.step: one.on for one in record.deeds if one.on <= walk.on}
    dated = [step for step in stand.path.steps if step.when is not None and step.name in done]
    dues = {step.name: walk.due(step, stand, record).on for step in dated}
    return tuple(name for name, due in dues.items() if due is not None and done[name] > day_of(due))


def _agreed(values: Sequence[T], by: Callable[[T], Hashable] = lambda one: one) -> T | None:
    return values[0] if len({by(one) for one in values}) == 1 else None


def _day(due: Due | None) -> date | None:
    return due.on if due else None


def _shown(one: Progress) -> tuple[Hashable, ...]:
    return (one.state, one.step, one.category, one.standings, _day(one.due), _day(one.effect), _day(one.appeal_by))
