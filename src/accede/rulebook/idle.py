"""What lies idle: rows of bands that nobody is in, and exceptions behind one that fits whenever they do."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from accede.rulebook.band import holds
from accede.rulebook.fault import Astray
from accede.rulebook.narrower import covers
from accede.rulebook.part import Part
from accede.rulebook.reach import parts_of
from accede.rulebook.rule import Exempt
from accede.rulebook.worked import Number

if TYPE_CHECKING:
    from accede.rulebook.book import Book


def idle(book: "Book", kinds: tuple[str, ...]) -> Iterator[Astray]:
    """Every such row and exception of a rulebook."""
    for kind in kinds:
        for name, rule in getattr(book, kind).items():
            yield from _unreached(f"{kind}.{name}.except", rule.exceptions)
    for kind in ("fact", "weight", "fee"):
        for name, rule in getattr(book, kind).items():
            for part in parts_of(rule):
                yield from _rows(book, f"{kind}.{name}.bands", part)


def _unreached(key: str, exceptions: tuple[Exempt, ...]) -> Iterator[Astray]:
    for number, one in enumerate(exceptions):
        before = next((place for place, first in enumerate(exceptions[:number], 1) if _overrides(first, one)), None)
        if before is not None:
            yield (key, "exception_unreached", {"row": number + 1, "before": before})


def _overrides(first: Exempt, one: Exempt) -> bool:
    if first.when is not None and one.when is not None:
        return covers(first.when, one.when)
    # What is granted for reasons, or for a time, may not hold where the next grant does.
    is_free = bool(first.granted_by) and not first.reasons and first.until is None
    return is_free and first.granted_by == one.granted_by


def _rows(book: "Book", key: str, part: Part) -> Iterator[Astray]:
    """The rows that lie below all that their fact may be, or above it; the last is always open."""
    fact = part.of or next(iter(part.by), "")
    low, high = _range(book, fact)
    before: tuple[Number, bool] | None = None
    for row, (edge, within, _is) in enumerate(part.rows[:-1], 1):
        if not holds(edge, within, low):
            yield (key, "band_beneath", {"row": row, "fact": fact, "least": low})
        elif before and high is not None and holds(*before, high):
            yield (key, "band_above", {"row": row, "fact": fact, "most": high})
        before = (edge, within)


def _range(book: "Book", fact: str) -> tuple[Number, Number | None]:
    """The least and the most that a number may be; no most where it is not known beforehand."""
    rule = book.fact.get(fact)
    if rule is None or rule.part is None or rule.unknown:
        return 0, None
    worked = rule.part.reckon({})
    return worked.low or 0, worked.high
