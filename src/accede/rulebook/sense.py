"""Rules of deciding that ask for what can never be, or for nothing at all."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from accede.rulebook.majority import Asked
from accede.rulebook.test import Test

if TYPE_CHECKING:
    from accede.rulebook.book import Book

COUNTED = ("number", "money", "share")
THERE = ("represented", "present")
Astray = tuple[str, str, dict[str, object]]  # the key, a code, and the values of its sentence


def senseless(book: "Book") -> Iterator[Astray]:
    """Quorums never met, majorities that nobody or everybody meets, caps below the smallest number of votes."""
    for name, majority in book.majority.items():
        yield from (_never(f"majority.{name}.{what}", test) for test, what in majority.tests if _is_never(test))
        if majority.tests and all(_is_always(test) for test, _what in majority.tests):
            yield (f"majority.{name}", "always_met", {})
        yield from _uncounted(book, f"majority.{name}", majority.tests)
    for name, quorum in book.quorum.items():
        asked = [one for call in quorum.calls() for one in call.tests]
        yield from (_never(f"quorum.{name}.{side}", test) for test, side in asked if _is_never(test))
        yield from _uncounted(book, f"quorum.{name}", asked)
    yield from _caps(book)


def _uncounted(book: "Book", key: str, asked: Iterable[Asked]) -> Iterator[Astray]:
    """Tests of a fact that is not a number, other than of how many of its groups are there."""
    for test, side in asked:
        of, plain = test.of.partition(" ")[2], not (test.among or test.each)
        groups = test.unit in book.grouping and plain and side in THERE and of in ("", "entitled", *THERE)
        if test.unit in book.fact and book.fact[test.unit].kind not in COUNTED and not groups:
            yield (f"{key}.{side}", "uncounted", {"given": test.unit})


def _never(key: str, test: Test) -> Astray:
    return (key, "never_met", {"given": ", ".join(f"{word} {bound}" for word, bound in test.bounds())})


def _is_never(test: Test) -> bool:
    """Say whether no number meets it: more than the whole is asked, or a floor lies above a ceiling."""
    bounds = dict(test.bounds())
    floor, ceiling = max(bounds.get("at_least", -1), bounds.get("more_than", -1)), test.ceiling
    open_ = bounds.get("more_than", -1) == floor or bounds.get("less_than") == ceiling
    if ceiling is not None and (floor > ceiling or (floor == ceiling and open_)):
        return True
    return bounds.get("less_than") == 0 or (not test.is_count and bounds.get("more_than") == 1)


def _is_always(test: Test) -> bool:
    """Say whether every number above nothing meets it."""
    bounds = dict(test.bounds())
    floor = bounds.get("at_least", 0) == 0 and "more_than" not in bounds
    whole = test.ceiling is None or (not test.is_count and bounds.get("at_most") == 1)
    return floor and whole and "less_than" not in bounds


def _caps(book: "Book") -> Iterator[Astray]:
    for name, cap in book.cap.items():
        weights = [one for one in map(book.weight_of, cap.categories or book.category) if one and not one.is_unknown()]
        smallest = min((one.part.reckon({}).low or 0 for one in weights), default=0)
        # Members that share what is their group's may have less than the group.
        if cap.at_most is not None and cap.at_most < smallest and not any(one.per for one in weights):
            yield (f"cap.{name}.at_most", "cap_below_weight", {"given": cap.at_most, "votes": int(smallest)})
