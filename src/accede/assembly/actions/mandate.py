"""Mandates that begin with the result of an election, and those that end with it."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from accede.assembly.models import Nomination
from accede.assembly.queries.election import Counting, Ruled
from accede.journal.actions import Actor
from accede.register.actions import end_mandate, give_mandate
from accede.register.queries import mandates
from accede.rulebook.day import day_of
from accede.statutes.queries import day_of as today_of


def begin_mandates(ruled: Ruled, elected: Sequence[Nomination], *, by: Actor, at: datetime) -> None:
    """Give the office to whoever is elected, for the term of the seat; where all seats were filled, others lose it."""
    if ruled.election.item.assembly.is_rehearsal:
        return
    starts = starts_on(ruled)
    ends = ruled.seat.term.after(starts) if ruled.seat.term else None
    office, capacity = ruled.office, ruled.book.body[ruled.office].acts_as or ""
    everybody = _is_whole(ruled, len(elected))
    held = {one.account_id: one for one in mandates(on=starts).filter(office=office, organisation=None)}
    for account, mandate in held.items():
        is_new = any(one.account_id == account for one in elected)
        # Those who go stay until the end of the day: who presides closes the assembly.
        last = starts if is_new else _next(starts)
        if mandate.starts < last < (mandate.ends or date.max) and (is_new or everybody):
            end_mandate(mandate, ends=last, by=by, at=at)
    for one in elected:
        if one.account_id not in held or held[one.account_id].starts < starts:
            said = {"office": office, "capacity": capacity, "name": one.holder, "starts": starts, "ends": ends}
            give_mandate(one.account, **said, by=by, at=at)


def correct_mandates(
    found: Counting, before: Collection[str], after: Collection[str], *, by: Actor, at: datetime
) -> None:
    """End, from today, the mandates of those who are not elected after all, and let those of the others begin."""
    ruled, today = found.ruled, today_of(at)
    starts = starts_on(ruled)
    office, since = ruled.office, max(starts, today)
    capacity, ends = ruled.book.body[office].acts_as or "", ruled.seat.term.after(starts) if ruled.seat.term else None
    people = {one.name: one for one in found.candidates}
    held = mandates(on=since).filter(office=office, organisation=None)
    gone = [people[name].account_id for name in before if name not in after and name in people]
    for mandate in held.filter(account__in=gone, starts=starts):
        end_mandate(mandate, ends=since, by=by, at=at)
    for one in (people[name] for name in after if name not in before):
        if not held.filter(account=one.account_id).exists():
            said = {"office": office, "capacity": capacity, "name": one.holder, "starts": since, "ends": ends}
            give_mandate(one.account, **said, by=by, at=at)


def starts_on(ruled: Ruled) -> date:
    """Return the day on which mandates begin: that of the assembly, unless the article sets another."""
    day = ruled.election.item.assembly.day
    effect = ruled.decision.effect
    due = effect.on(dict.fromkeys(("assembly", "decision"), day), ruled.book.rulebook.year_ends) if effect else None
    return day_of(due.on) if due and due.on else day


def _is_whole(ruled: Ruled, elected: int) -> bool:
    """Say whether every seat of the office was filled: by one kind of seat alone, and as many as there are."""
    number = ruled.seat.count({})
    same_office = [one for one in ruled.body.seats if ruled.office in (one.name, ruled.body.name)]
    alone = ruled.office == ruled.seat.name or len(same_office) == 1
    return alone and number.high is not None and elected == number.high


def _next(day: date) -> date:
    return day + timedelta(days=1)
