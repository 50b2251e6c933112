"""Which of two conditions is the narrower, and which no fact can fit."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from accede.rulebook.condition import COMPARISONS, Condition, Wanted
from accede.rulebook.facts import exact
from accede.rulebook.fault import Astray

if TYPE_CHECKING:
    from accede.rulebook.book import Book

Edge = tuple[Fraction, bool] | None  # of two edges on one side the greater is the stricter; true leaves itself out

LOW = {"at_least": False, "more_than": True, "after": True}
HIGH = {"at_most": False, "less_than": True, "by": False}


def never_fits(book: "Book", kinds: tuple[str, ...]) -> Iterator[Astray]:
    """Every condition of a rulebook that asks for a floor above its ceiling."""
    for kind in kinds:
        for name, rule in getattr(book, kind).items():
            asked = [*rule.conditions, *([rule.holds_if] if getattr(rule, "holds_if", None) else [])]
            lines = (line for one in asked for table in one.tables for line in table.items())
            for fact, wanted in lines:
                if isinstance(wanted, dict) and _is_empty(wanted):
                    told = ", ".join(f"{word} {bound}" for word, bound in wanted.items())
                    yield (f"{kind}.{name}.if.{fact}", "never_met", {"given": told})


def covers(wide: Condition, narrow: Condition) -> bool:
    """Say whether all that fits the narrow condition fits the wide one; no where that cannot be said."""
    return all(
        any(all(fact in one and _line_covers(line, one[fact]) for fact, line in table.items()) for table in wide.tables)
        for one in narrow.tables
    )


def _line_covers(wide: Wanted, narrow: Wanted) -> bool:
    if wide == narrow:
        return True
    if not isinstance(wide, dict):
        return not isinstance(narrow, dict) and set(_several(narrow)) <= set(_several(wide))
    if not isinstance(narrow, dict):
        spans = ({"at_least": value, "at_most": value} for value in _several(narrow))
        return "none_of" not in wide and all(_line_covers(wide, span) for span in spans)
    if _hanging(wide) != _hanging(narrow):
        return False
    excluded = set(_several(wide.get("none_of", ()))) <= set(_several(narrow.get("none_of", ())))
    edges = ((_edge(narrow, *side), _edge(wide, *side)) for side in ((LOW, 1), (HIGH, -1)))
    return excluded and all(outer is None or (inner is not None and inner >= outer) for inner, outer in edges)


def _is_empty(wanted: Mapping[str, object]) -> bool:
    """Say whether its floor lies above its ceiling; a share of nothing is nothing, and meets both."""
    low, high = _edge(wanted, LOW, 1), _edge(wanted, HIGH, -1)
    if low is None or high is None or "of" in wanted:
        return False
    return low[0] > -high[0] or (low[0] == -high[0] and (low[1] or high[1]))


def _edge(wanted: Mapping[str, object], words: Mapping[str, bool], sign: int) -> Edge:
    """The strictest bound on one side, among those that are numbers or days."""
    known = ((_place(wanted[word]), is_open) for word, is_open in words.items() if word in wanted)
    return max(((sign * place, is_open) for place, is_open in known if place is not None), default=None)


def _hanging(wanted: Mapping[str, object]) -> dict[str, object]:
    """What of it hangs on other facts."""
    return {word: one for word, one in wanted.items() if word == "of" or (word in COMPARISONS and _place(one) is None)}


def _place(bound: object) -> Fraction | None:
    return Fraction(bound.toordinal()) if isinstance(bound, date) else exact(bound)


def _several(value: object) -> tuple:
    return value if isinstance(value, tuple) else (value,)
