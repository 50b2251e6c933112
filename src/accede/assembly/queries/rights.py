"""Who may vote at a meeting, with how many votes and why; and the day on which its roll closes."""

from dataclasses import dataclass
from datetime import datetime

from accede.assembly.models import Assembly
from accede.assembly.queries.roll import Seat, roll_of
from accede.rulebook.dates import duty
from accede.rulebook.roll import Unfit
from accede.rulebook.tally import Entitled
from accede.rulebook.verdict import Due
from accede.statutes.queries import day_of

ROLL = "roll"  # the deadline on which the roll closes, where a rulebook has one


@dataclass(frozen=True, slots=True)
class Right:
    """A member of a roll and what it may do."""

    seat: Seat
    right: Entitled


def closing_of(assembly: Assembly) -> Due | None:
    """Return the day on which the roll of a meeting closes; None where the rulebook names none."""
    book = assembly.book
    return duty(book, ROLL, assembly=assembly.day) if ROLL in book.deadline else None


def to_freeze(at: datetime) -> list[Assembly]:
    """Return the meetings whose roll is still open, and closes on this day or did before."""
    waiting = Assembly.objects.exclude(state=Assembly.State.CLOSED).filter(roll_frozen_at=None, is_rehearsal=False)
    found = [(one, closing_of(one)) for one in waiting.select_related("edition")]
    return [one for one, due in found if due and due.on and due.on <= day_of(at)]


def rights_of(assembly: Assembly) -> list[Right]:
    """Return the roll of a meeting with each member's right, whatever is decided there."""
    roll = roll_of(assembly)
    found = entitled(assembly, roll)
    return [Right(seat, found[seat.member]) for seat in roll]


def entitled(assembly: Assembly, roll: list[Seat]) -> dict[str, Entitled]:
    """Return the right of each member of a roll, under every cap."""
    book = assembly.book
    voters = [seat.voter() for seat in roll]
    matter = next((name for name, one in book.decision.items() if one.by == assembly.body), None)
    if matter is None:
        return {voter.member: book.votes(voter, "") for voter in voters}
    try:
        return dict(book.count(matter, voters, None).rights)
    except Unfit:
        # Who carries too much by proxy is told where the proxy is given; the rights themselves can still be said.
        return {voter.member: book.votes(voter, "") for voter in voters}
