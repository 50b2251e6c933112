"""Cells of a table that nobody can reach, and cells that somebody would look for in vain."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from accede.rulebook.fault import Astray
from accede.rulebook.grid import cells
from accede.rulebook.part import Part

if TYPE_CHECKING:
    from accede.rulebook.book import Book


def astray(book: "Book") -> Iterator[Astray]:
    """Every such cell of facts, weights and fees whose keys are known beforehand."""
    for kind in ("fact", "weight", "fee"):
        for name, rule in getattr(book, kind).items():
            if not {"", "table"} & set(rule.unknown):
                for one in parts_of(rule):
                    yield from _cells(book, f"{kind}.{name}.table", one)


def parts_of(rule: object) -> Iterator[Part]:
    """Every Part of a rule, of its exceptions, and within them, each once."""
    waiting = [one.part for one in rule.variants if one.part]
    seen: set[int] = set()
    while waiting:
        part = waiting.pop()
        if id(part) not in seen:
            seen.add(id(part))
            yield part
            waiting += [*part.sum, *(bound for bound in (part.at_least, part.at_most) if bound)]


def _cells(book: "Book", key: str, part: Part, table: Mapping | None = None, depth: int = 0) -> Iterator[Astray]:
    table = part.table if depth == 0 else table
    if not isinstance(table, Mapping) or depth == len(part.by):
        return
    fact, expected = part.by[depth], _outcomes(book, part.by[depth])
    for cell in sorted(set(table) - expected if expected else ()):
        yield (f"{key}.{cell}", "cell_unreachable", {"given": cell, "fact": fact, "known": ", ".join(sorted(expected))})
    for cell in sorted(expected - set(table)):
        yield (key, "cell_missing", {"given": cell, "fact": fact})
    for cell, inner in table.items():
        yield from _cells(book, f"{key}.{cell}", part, inner, depth + 1)


def _outcomes(book: "Book", fact: str) -> frozenset[str]:
    """All that a fact may be, where that is known beforehand; nothing where it is not."""
    rule = book.fact.get(fact)
    if rule is None:
        return frozenset()
    if rule.kind == "yes":
        return frozenset({"true", "false"})
    if rule.choices:
        return frozenset(rule.choices)
    if rule.from_ in book.table:
        return book.table[rule.from_].outcomes
    if rule.part is not None and rule.part.is_named:
        bands = {str(band.is_) for band in rule.part.bands}
        return frozenset(bands or {str(cell) for _path, cell in cells(rule.part.table)})
    return frozenset()
