"""Sittings: which bodies hold them, who sits, who may vote on a point, and what the rules make of the votes."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from accede.assembly.models import Hand, Point, Sitter, Sitting
from accede.journal.actions import Actor
from accede.people.capacities import Capacity, auditor, board, chair, secretariat
from accede.people.models import Account
from accede.register.queries import mandates
from accede.rulebook.book import Book
from accede.rulebook.dates import in_time
from accede.rulebook.notice import convocation, notice_due
from accede.rulebook.resolution import Hands, Resolution, resolve
from accede.rulebook.verdict import Due, Verdict

# Whoever sits, prepares or looks into the accounts; nobody else sees what a board says.
of_body = board | chair
preparing = secretariat | chair
seeing = of_body | secretariat | auditor
SITS_AS = (Capacity.BOARD, Capacity.CHAIR)
THERE = (Sitter.Mode.PRESENT, Sitter.Mode.REMOTE)


@dataclass(frozen=True)
class Seated:
    """A person who may sit, and the office by which."""

    account: Account
    office: str


def sitting_bodies(book: Book) -> list[str]:
    """Return the bodies whose members are persons and that come together."""
    return [name for name, one in book.body.items() if one.kind in ("board", "committee")]


def seated(book: Book, body: str, on: date) -> list[Seated]:
    """Return who sits in a body on a day: who holds an office of its name, or acts as one of the board."""
    rule, found = book.body[body], {}
    for one in mandates(on=on).filter(organisation=None).order_by("pk"):
        of_board = rule.kind == "board" and one.capacity in SITS_AS
        if one.office == body or (of_board and one.office not in _committees(book)):
            found.setdefault(one.account_id, Seated(one.account, one.office))
    return list(found.values())


def _committees(book: Book) -> set[str]:
    return {name for name, one in book.body.items() if one.kind == "committee"}


def convocation_due(sitting: Sitting) -> Due | None:
    """Return the last day for a sitting to be convened; None where no rule asks for a notice."""
    name = convocation(sitting.book, sitting.body)
    return notice_due(sitting.book, name, sitting.body, sitting.day) if name else None


def is_late(due: Due | None, on: date) -> bool:
    """Say whether a convocation that leaves on this day comes too late."""
    return due is not None and due.on is not None and not in_time(due, on)


def sitter_of(sitting: Sitting, actor: Actor) -> Sitter | None:
    """Return the seat of whoever acts."""
    return next((one for one in sitting.sitters.all() if actor.id == f"account:{one.account_id}"), None)


def able(point: Point) -> list[Sitter]:
    """Return who may take part in a point: all who sit and have not stood aside."""
    aside = {one.account_id for one in point.recusals.all()}
    return [one for one in point.sitting.sitters.all() if one.account_id not in aside]


def hands_of(point: Point) -> Hands:
    """Return how many could take part in a point, and how those who did voted; as it was counted once it is decided."""
    if point.is_decided:
        told = point.hands
        return Hands(told["members"], told["for"], told["against"], told["abstain"])
    number = Counter(one.choice for one in point.votes.all())
    counted = (number[Hand.Choice.FOR], number[Hand.Choice.AGAINST], number[Hand.Choice.ABSTAIN])
    return Hands(len(able(point)), *counted)


def resolution_on(point: Point) -> Resolution:
    """Say what the rules of the body, or of the matter, make of the votes on a point."""
    sitting = point.sitting
    book = sitting.book
    return resolve(book, book.body[sitting.body], hands_of(point), point.matter, written=sitting.is_written)


def attended(sitting: Sitting) -> Verdict:
    """Say whether enough of a body are there to decide, as if all who are there took part."""
    there = sum(one.mode in THERE for one in sitting.sitters.all())
    members = len(sitting.sitters.all())
    return resolve(sitting.book, sitting.book.body[sitting.body], Hands(members, there)).quorum


def stopped(sitting: Sitting) -> Verdict:
    """Say whether enough of a body ask for a meeting instead of a decision in writing."""
    sitters = list(sitting.sitters.all())
    asking = [one for one in sitters if one.asks_to_meet_at]
    rule, bases = sitting.book.body[sitting.body], {"members": len(sitters)}
    answers = [rule.may_stop(one.office, len(asking), bases) for one in asking]
    return next((one for one in answers if one.holds), answers[0] if answers else rule.may_stop("", 0, bases))


def sittings_due(actor: Actor) -> list[Sitter]:
    """Return the seats of whoever acts at sittings that are convened or meet, the earliest first."""
    key = actor.id.removeprefix("account:")
    if not of_body(actor) or not key.isdecimal():
        return []
    running = (Sitting.State.CONVENED, Sitting.State.OPEN)
    found = Sitter.objects.filter(account=int(key), sitting__state__in=running).select_related("sitting__edition")
    return list(found.order_by("sitting__day", "pk"))


def matters_of(book: Book, body: str) -> list[str]:
    """Return the decisions that the rulebook gives a body."""
    return [name for name, one in book.decision.items() if one.by == body]
