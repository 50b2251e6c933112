"""How many ask for something together, and out of how many, as the tests of an article count them."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from accede.rulebook.entitled import all_entitled
from accede.rulebook.facts import exact
from accede.rulebook.tally import Entitled, Voter
from accede.rulebook.test import Test

if TYPE_CHECKING:
    from accede.rulebook.body import Who
    from accede.rulebook.book import Book

Counted = tuple[dict[str, int], dict[str, int | None]]
Row = tuple[Voter, Entitled]


def asking(book: "Book", named: "Who", roll: Sequence[Voter], asks: Collection[str]) -> Counted:
    """Return how many ask, and out of how many, by the name under which each test looks for it.

    What is not known, such as the votes at the last assembly, is left out: then nobody can say.
    """
    rights = all_entitled(book, roll, "")
    rows = [(voter, rights[voter.member]) for voter in roll]
    numbers, bases = {}, {}
    for test in (one for one in named if isinstance(one, Test)):
        inside = [row for row in rows if not test.among or row[0].category == test.among]
        side = test.of.partition(" ")[2]
        number = _sum(test.unit, side, [row for row in inside if row[0].member in asks])
        base = _sum(test.unit, side, inside)
        numbers |= {test.base_name(): number} if number is not None else {}
        bases |= {test.base_name(): base} if base is not None and side in KNOWN else {}
    return numbers, bases


KNOWN = ("", "entitled", "allocated")  # what a roll says by itself, without a meeting


def _sum(unit: str, side: str, rows: Sequence[Row]) -> int | None:
    counted = [row for row in rows if side in ("", "allocated") or row[1].votes]
    if any(right.verdict.holds is None for _voter, right in rows) and side not in ("", "allocated"):
        return None
    if unit in ("", "members"):
        return len(counted)
    if unit == "countries":
        return len({voter.country for voter, _right in counted if voter.country})
    each = [_each(unit, side, *row) for row in counted]
    return None if None in each else sum(each)


def _each(unit: str, side: str, voter: Voter, right: Entitled) -> int | None:
    if unit == "votes":
        return right.allocated if side in ("", "allocated") else right.votes
    number = exact(voter.facts.get(unit))
    return None if number is None else int(number)
