"""Every date that follows from an assembly, backwards and forwards."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from accede.rulebook.body import Deadline
from accede.rulebook.book import Book
from accede.rulebook.day import Anchors, DayOfYear, Sentence, day_of
from accede.rulebook.facts import Facts
from accede.rulebook.rule import Text
from accede.rulebook.verdict import Due, Mark, Named


@dataclass(frozen=True, slots=True)
class Dated:
    """A named date: what is due, by whom, on what day and why."""

    name: str
    label: Text
    by: str
    due: Due


NONE: Facts = {}


def deadlines(book: Book, assembly: date, facts: Facts = NONE) -> list[Dated]:
    """The dates that follow from an assembly held on this day, in order of time; shorter where these facts allow it."""
    # What the assembly decides is decided, takes effect and is invoiced on its own day.
    days = dict.fromkeys(("assembly", "decision", "entry", "effect", "invoice"), assembly)
    anchors = {name: day for name, day in facts.items() if isinstance(day, date)} | days
    found = [_dated(*one, anchors, book.rulebook.year_ends) for one in _sentences(book, facts)]
    found = [_under_law(book, one, facts, anchors) for one in found]
    return sorted((one for one in found if one.due.on is not None), key=lambda one: (str(one.due.on), one.name))


def _under_law(book: Book, one: Dated, facts: Facts, anchors: Anchors) -> Dated:
    bound = book.also("deadline").get(one.name)
    return one if bound is None else replace(one, due=_sooner(one.due, _duty(book, bound, facts, anchors)))


def request_by(book: Book, path: str, assembly: date) -> Due | None:
    """The last day for a candidate's request to be voted on by this assembly; None if no rule says one."""
    step = book.path[path].doing("sends")
    if step is None or step.when is None:
        return None
    return step.when.on({"assembly": assembly}).resting_on(step.article or book.path[path].article)


def duty(book: Book, name: str, facts: Facts = NONE, **anchors: date) -> Due:
    """The day of a duty of the rulebook, from the days that are known; None if it is set aside."""
    bound = book.also("deadline").get(name)
    own = _duty(book, book.deadline[name], facts, anchors)
    return own if bound is None else _sooner(own, _duty(book, bound, facts, anchors))


def _sooner(own: Due, law: Due) -> Due:
    """The earlier of two days that both count; that of the law where the statutes set theirs aside."""
    if None in (own.on, law.on):
        return law if own.code == "day.set_aside" else own
    return law if day_of(law.on) < day_of(own.on) else own


def _duty(book: Book, whole: Deadline, facts: Facts, anchors: Anchors) -> Due:
    rule, reason = whole.under(facts)
    if rule is None:
        return Due(on=None, code="day.set_aside", article=whole.article)
    due = rule.date.on(anchors, book.rulebook.year_ends).resting_on(rule.article, rule.marks("when"))
    # Whether an exception holds is not known: neither is the day.
    return due if reason.holds is not None else replace(due, on=None, code="day.cannot_say", missing=reason.missing)


def in_time(due: Due, on: date) -> bool:
    """Say whether something done on this day is not late."""
    if isinstance(on, datetime) and isinstance(due.on, datetime):
        return on <= due.on
    return due.on is None or day_of(on) <= day_of(due.on)


def _sentences(book: Book, facts: Facts) -> Iterator[tuple]:
    for name, whole in book.deadline.items():
        rule, _reason = whole.under(facts)
        rule = rule or book.also("deadline").get(name)
        if rule is None:
            continue
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
    name: str,
    label: Text,
    by: str,
    sentence: Sentence,
    article: tuple,
    marks: tuple[Mark, ...],
    anchors: dict,
    year_ends: DayOfYear | None,
) -> Dated:
    due = sentence.on(anchors, year_ends).resting_on(article, marks)
    return Dated(name, label, by, due)


def named(book: Book, by: str) -> Named:
    """Who a rule names: a body of the rulebook, or a plain word such as candidate."""
    return Named("body", by) if by in book.body else Named("who", by)
