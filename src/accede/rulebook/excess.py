"""What asks for more than there is: of votes, of seats, of criteria; and caps below the smallest number of votes."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

from accede.rulebook.body import Body, Decision
from accede.rulebook.fault import Astray
from accede.rulebook.majority import Asked
from accede.rulebook.seat import Seat
from accede.rulebook.test import Test, each_of

if TYPE_CHECKING:
    from accede.rulebook.book import Book


def excess(book: "Book") -> Iterator[Astray]:
    """Every such rule of a rulebook."""
    for name, majority in book.majority.items():
        sides = (each_of(majority.votes_for), each_of(majority.votes_against))
        if any(_is_over_the_whole(*pair) for pair in product(*sides)):
            yield (f"majority.{name}", "over_the_whole", {})
    for name, criterion in book.criterion.items():
        named = len(set(criterion.of))
        if criterion.number > named:
            yield (f"criterion.{name}.at_least", "more_than_named", {"given": criterion.number, "number": named})
    for one in (one for whole in book.decision.values() for one in whole.variants):
        yield from _over_the_seats(book, one)
    yield from _caps(book)


def _is_over_the_whole(for_: Test, against: Test) -> bool:
    """Say whether more than all is asked to be for and against together."""
    if for_.is_count or against.is_count or for_.of.endswith("at last assembly"):
        return False
    if any(getattr(for_, key) != getattr(against, key) for key in ("of", "among", "each", "counting")):
        return False
    (one, passed), (other, passed_too) = for_.floor, against.floor
    return one + other > 1 or (one + other == 1 and (passed or passed_too))


def _over_the_seats(book: "Book", decision: Decision) -> Iterator[Astray]:
    """Counts that a majority or quorum asks of a body with fewer seats."""
    body = book.body.get(decision.by)
    if body is None or body.is_unknown("seats"):
        return
    for key, test, side in _asked_of(book, decision, body):
        unit = test.unit or ("members" if side in ("represented", "present") else "votes")
        most = _most(body.seats, unit)
        number, passed = test.floor
        if test.is_count and not (test.among or test.each) and most is not None and number + passed > most:
            yield (key, "over_the_seats", {"given": test.told, "body": decision.by, "seats": most})


def _asked_of(book: "Book", decision: Decision, body: Body) -> Iterator[tuple[str, *Asked]]:
    names = decision.majority or tuple(name for names in decision.rounds for name in names) or body.majority
    for name in (name for name in names if name in book.majority):
        yield from ((f"majority.{name}.{what}", test, what) for test, what in book.majority[name].tests)
    for name in (name for name in decision.quorum or body.quorum if name in book.quorum):
        calls = book.quorum[name].calls()
        yield from ((f"quorum.{name}.{side}", test, side) for call in calls for test, side in call.tests)


def _most(seats: Sequence[Seat], unit: str) -> int | None:
    """How many a body can be at most, or how many votes it has; None where that hangs on more."""
    if not seats or unit not in ("members", "votes"):
        return None
    if unit == "votes" and any(seat.held_by == "member" for seat in seats):
        return None
    highest = [seat.count({}).high for seat in seats if seat.vote or unit == "members"]
    return None if None in highest else int(sum(highest))


def _caps(book: "Book") -> Iterator[Astray]:
    for name, cap in book.cap.items():
        weights = [one for one in map(book.weight_of, cap.categories or book.category) if one and not one.is_unknown()]
        smallest = min((one.part.reckon({}).low or 0 for one in weights), default=0)
        # Members that share what is their group's may have less than the group.
        if cap.at_most is not None and cap.at_most < smallest and not any(one.per for one in weights):
            yield (f"cap.{name}.at_most", "cap_below_weight", {"given": cap.at_most, "votes": int(smallest)})
