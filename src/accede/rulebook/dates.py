"""Every date that follows from an assembly, backwards and forwards."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from accede.rulebook.book import Book
from accede.rulebook.day import Sentence, day_of
from accede.rulebook.rule import Text
from accede.rulebook.verdict import Due, Mark, Named


@dataclass(frozen=True, slots=True)
class Dated:
    """A named date: what is due, by whom, on what day and why."""

    name: str
    label: Text
    by: str
    due: Due


def deadlines(book: Book, assembly: date) -> list[Dated]:
    """The dates that follow from an assembly held on this day, in order of time."""
    # What the assembly decides is decided, takes effect and is invoiced on its own day.
    anchors = dict.fromkeys(("assembly", "decision", "entry", "effect", "invoice"), assembly)
    found = [_dated(*one, anchors) for one in _sentences(book)]
    return sorted((one for one in found if one.due.on is not None), key=lambda one: (str(one.due.on), one.name))


def request_by(book: Book, path: str, assembly: date) -> Due | None:
    """The last day for a candidate's request to be voted on by this assembly; None if no rule says one."""
    step = book.path[path].doing("sends")
    if step is None or step.when is None:
        return None
    return step.when.on({"assembly": assembly}).resting_on(step.article or book.path[path].article)


def duty(book: Book, name: str, **anchors: date) -> Due:
    """The day of a duty of the rulebook, from the days that are known."""
    rule = book.deadline[name]
    return rule.date.on(anchors).resting_on(rule.article, rule.marks("when"))


def in_time(due: Due, on: date) -> bool:
    """Say whether something done on this day is not late."""
    if isinstance(on, datetime) and isinstance(due.on, datetime):
        return on <= due.on
    return due.on is None or day_of(on) <= day_of(due.on)


def _sentences(book: Book) -> Iterator[tuple]:
    for name, rule in book.deadline.items():
        yield (name, rule.label, rule.by, rule.date, rule.article, rule.marks("when"))
    for name, path in book.path.items():
        for step in path.steps:
            if step.when is not None:
                yield (
                    f"{name}.{step.name}",
                    step.label,
                    step.by,
                    step.when,
                    step.article or path.article,
                    path.marks(),
                )
    for name, fee in book.fee.items():
        if fee.due is not None:
            yield (f"{name}.due", fee.label, "member", fee.due, fee.article, fee.marks("due"))


def _dated(
    name: str, label: Text, by: str, sentence: Sentence, article: tuple, marks: tuple[Mark, ...], anchors: dict
) -> Dated:
    due = sentence.on(anchors).resting_on(article, marks)
    return Dated(name, label, by, due)


def named(book: Book, by: str) -> Named:
    """Who a rule names: a body of the rulebook, or a plain word such as candidate."""
    return Named("body", by) if by in book.body else Named("who", by)
