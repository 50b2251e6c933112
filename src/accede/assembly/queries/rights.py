"""Who may vote at a meeting, with how many votes and why; and the day on which its roll closes."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.assembly.models import Assembly
from accede.assembly.queries.roll import Seat, roll_of
from accede.people.queries import language
from accede.rulebook.dates import duty
from accede.rulebook.roll import Unfit
from accede.rulebook.tally import Entitled
from accede.rulebook.verdict import Due, Named
from accede.statutes.queries import day_of
from accede.wording.formats import day
from accede.wording.margin import named
from accede.wording.standing import cure

RIGHTS_TOLD = "rights_told"  # the letter that tells each member its right
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


def is_told(assembly: Assembly) -> bool:
    """Say whether the members were told their rights as the roll stands: before it closed, or since."""
    sent = assembly.notices.filter(name=RIGHTS_TOLD)
    since = assembly.roll_frozen_at
    return (sent.filter(sent_at__gte=since) if since else sent).exists()


def right_told(one: Right, assembly: Assembly) -> str:
    """Say whether a member may vote, with how many votes, or why not and what cures it as long as that still counts."""
    verdict, book, votes = one.right.verdict, assembly.book, one.right.votes or 0
    standing = verdict.values.get("standing")
    values = {"member": one.seat.name, "votes": votes}
    if verdict.holds is None:
        return _("Whether %(member)s may vote is not known; its vote is counted both ways.") % values
    if verdict.holds:
        said = ngettext("%(member)s may vote, with one vote.", "%(member)s may vote, with %(votes)d votes.", votes)
        return said % values
    if not isinstance(standing, Named):
        return _("%(member)s has no vote: its category of members has none.") % values
    values |= {"reason": named(standing, book, language())}
    values |= {"cure": "" if assembly.roll_frozen_at else cure(verdict, book, language())}
    return (_("%(member)s has no vote. The reason: %(reason)s. %(cure)s") % values).rstrip()


def closing_told(assembly: Assembly) -> tuple[str, str]:
    """Say until when the roll follows the register, and return the day that the sentence names, if it names one."""
    due = closing_of(assembly)
    if assembly.roll_frozen_at:
        when = day(day_of(assembly.roll_frozen_at), language())
        told = _("The roll was closed on %(day)s: who may vote does not change any more.")
    elif due and due.on:
        when = day(due.on, language())
        told = _("The roll closes on %(day)s. Until then it follows the register.")
    else:
        when, told = "", _("It follows the register: each vote closes its own roll when it opens.")
    return told % {"day": when}, when


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
