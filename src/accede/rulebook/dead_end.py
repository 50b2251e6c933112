"""Paths that lead nowhere: steps that are never reached, categories nobody may enter."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from accede.rulebook.fault import Astray
from accede.rulebook.path import OUTSIDE, Path

if TYPE_CHECKING:
    from accede.rulebook.book import Book


def dead_ends(book: "Book") -> Iterator[Astray]:
    """Every such place of a rulebook."""
    for name, whole in book.path.items():
        for path in whole.variants:
            yield from _unreached(f"path.{name}", path)
            if not _leads_somewhere(path):
                yield (f"path.{name}", "leads_nowhere", {})
    yield from _never_entered(book)


def _unreached(key: str, path: Path) -> Iterator[Astray]:
    """Steps behind one that always ends the path."""
    ends = (step for step in path.steps if "next" not in (step.yes, step.no) and step.only_if is None)
    first = next(ends, None)
    if first is not None:
        behind = path.steps[path.steps.index(first) + 1 :]
        yield from ((f"{key}.steps.{step.name}", "never_its_turn", {"given": first.name}) for step in behind)


def _leads_somewhere(path: Path) -> bool:
    """Say whether it can be walked to an end that changes something: a member moves, or something is decided."""
    moves = path.into or any(step.into or step.verb == "decides" for step in path.steps)
    stops = any((step.yes, step.no, step.into, step.only_if) == ("stop", "stop", "", None) for step in path.steps)
    return bool(moves) and not stops


def _never_entered(book: "Book") -> Iterator[Astray]:
    """Categories that can only be entered from one another, and those that hold nobody.

    Where no path leads in at all, the rulebook merely does not say how.
    """
    ways: dict[str, set[str]] = {name: set() for name in book.category}
    for path in book.path.values():
        for into in {path.into, *(step.into for step in path.steps)} & set(ways) - {path.from_}:
            ways[into].add(path.from_ or OUTSIDE)
    reached = {OUTSIDE} | {name for name, sources in ways.items() if not sources}
    while found := {name for name, sources in ways.items() if sources & reached} - reached:
        reached |= found
    full = {name for name, rule in book.category.items() if rule.at_most == 0}
    yield from ((f"category.{name}", "never_entered", {"given": name}) for name in sorted(set(ways) - reached | full))
