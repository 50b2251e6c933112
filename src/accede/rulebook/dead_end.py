"""Paths that lead nowhere: steps that are never reached, categories nobody may enter, days that come too late."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from accede.rulebook.day import UNITS, Sentence
from accede.rulebook.path import OUTSIDE, Path

if TYPE_CHECKING:
    from accede.rulebook.book import Book

Astray = tuple[str, str, dict[str, object]]  # the key, a code, and the values of its sentence


def dead_ends(book: "Book") -> Iterator[Astray]:
    """Every such place of a rulebook."""
    for name, whole in book.path.items():
        for path in whole.variants:
            yield from _unreached(f"path.{name}", path)
            yield from _too_late(f"path.{name}", path)
            if not _leads_somewhere(path):
                yield (f"path.{name}", "leads_nowhere", {})
    yield from _never_entered(book)
    yield from _over_before_begun(book)


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


def _too_late(key: str, path: Path) -> Iterator[Astray]:
    """A letter due after its own effect, and a step due after the meeting that decides later on."""
    if path.filed is not None and path.filed.anchor == "effect" and path.filed.count > 0:
        yield (f"{key}.filed", "after_its_anchor", {"given": path.filed.text, "anchor": "effect"})
    for number, step in enumerate(path.steps):
        meeting = step.when.anchor if step.when is not None and step.when.count > 0 else ""
        before, behind = ({one.by for one in path.steps[part]} for part in (slice(number), slice(number + 1, None)))
        if meeting and meeting in behind and meeting not in before | {step.by}:
            values = {"given": step.when.text if step.when else "", "anchor": meeting}
            yield (f"{key}.steps.{step.name}.when", "after_its_anchor", values)


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


def _over_before_begun(book: "Book") -> Iterator[Astray]:
    for name, rule in book.deadline.items():
        if rule.until is not None and rule.until.anchor == rule.date.anchor and _place(rule.until) < _place(rule.date):
            yield (f"deadline.{name}.until", "over_before_begun", {"given": rule.until.text, "begins": rule.date.text})


def _place(sentence: Sentence) -> int:
    """About how many minutes after its anchor a day lies; enough to put two of them in order."""
    minutes = dict(zip(UNITS, (1, 60, 1440, 10080, 43800, 525600), strict=True))
    return sentence.count * minutes[sentence.unit]
