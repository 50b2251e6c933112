"""Days that come too late: after what they lead to, or after their own end."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from accede.rulebook.day import Sentence
from accede.rulebook.fault import Astray
from accede.rulebook.path import Path

if TYPE_CHECKING:
    from accede.rulebook.book import Book

CONVOCATION = "convocation"  # the duty that calls a meeting


def too_late(book: "Book") -> Iterator[Astray]:
    """Every such day of a rulebook."""
    for name, whole in book.path.items():
        for path in whole.variants:
            yield from _on_a_path(book, f"path.{name}", path)
    yield from _notices(book)
    yield from _over_before_begun(book)


def _on_a_path(book: "Book", key: str, path: Path) -> Iterator[Astray]:
    """A letter due after its own effect or the meeting that admits, and a step due after a meeting that comes later."""
    if path.filed is not None and _is_after(path.filed) and path.filed.anchor in _ends(book, path):
        yield (f"{key}.filed", "after_its_anchor", _told(path.filed))
    for number, step in enumerate(path.steps):
        if step.when is not None and _is_after(step.when):
            bys = [one.by for one in path.steps]
            before, behind = (_meetings(book, some) for some in (bys[: number + 1], bys[number + 1 :]))
            if step.when.anchor in behind - before:
                yield (f"{key}.steps.{step.name}.when", "after_its_anchor", _told(step.when))


def _ends(book: "Book", path: Path) -> set[str]:
    """The days on which all is over; an appeal may well be filed after the meeting that it is against."""
    is_appeal = path.name in {one.appeal for one in book.path.values()}
    moves = bool(path.into) and not is_appeal
    return {"effect"} | _meetings(book, [one.by for one in path.steps if moves and one.verb == "decides"])


def _meetings(book: "Book", bodies: Collection[str]) -> set[str]:
    """The names under which a day may be counted from the meetings of these bodies."""
    return {*bodies, *({book.body[name].kind for name in bodies if name in book.body} & {"assembly", "board"})}


def _notices(book: "Book") -> Iterator[Astray]:
    """What calls a meeting, or stands on its agenda, is there before it."""
    for name, whole in book.decision.items():
        for one in whole.variants:
            if one.filed is not None and _is_after(one.filed) and one.filed.anchor in _meetings(book, [one.by]):
                yield (f"decision.{name}.filed", "after_its_anchor", _told(one.filed))
    for one in book.deadline[CONVOCATION].variants if CONVOCATION in book.deadline else ():
        if one.date.anchor == "assembly" and _is_after(one.date):
            yield (f"deadline.{CONVOCATION}.when", "after_its_anchor", _told(one.date))


def _is_after(sentence: Sentence) -> bool:
    return sentence.count > 0 or sentence.side > 0


def _told(sentence: Sentence) -> dict[str, object]:
    return {"given": sentence.text, "anchor": sentence.anchor}


def _over_before_begun(book: "Book") -> Iterator[Astray]:
    for name, rule in ((name, one) for name, whole in book.deadline.items() for one in whole.variants):
        if rule.until is not None and rule.until.anchor == rule.date.anchor and rule.until.about < rule.date.about:
            yield (f"deadline.{name}.until", "over_before_begun", {"given": rule.until.text, "begins": rule.date.text})
