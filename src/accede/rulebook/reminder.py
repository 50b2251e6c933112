"""Reminders of a fee: the notices that its rule names, and which of them are due for one invoice on a day."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from accede.rulebook.dates import NONE, duty
from accede.rulebook.day import Anchors, day_of
from accede.rulebook.facts import Facts
from accede.rulebook.fault import Astray
from accede.rulebook.fee import Fee
from accede.rulebook.verdict import Due

if TYPE_CHECKING:
    from accede.rulebook.book import Book

ASSEMBLY = "assembly"
COUNTED_FROM = (ASSEMBLY, "due", "invoice")  # the days that an invoice knows


@dataclass(frozen=True, slots=True)
class Reminder:
    """One notice: the duty it is, its day, the day it is counted from, and whether it warns that a vote is at stake."""

    name: str
    due: Due
    day: date
    anchor: date
    warns: bool

    def is_over(self, on: date) -> bool:
        """Say whether it comes before something that has passed."""
        return self.day < self.anchor < on


def reminders(book: "Book", fee: Fee, days: Anchors, facts: Facts = NONE) -> list[Reminder]:
    """The notices that follow from the days of one invoice, in order of time; those whose day cannot be said are none.

    `days` are the anchors that are known: `invoice`, `due`, and `assembly`, the next one.
    """
    return sorted(_dated(book, fee, days, facts), key=lambda one: one.day)


def reminders_due(steps: Collection[Reminder], days: Anchors, sent: Collection[str], on: date) -> list[Reminder]:
    """Those of them that are to be sent on a day: of all whose day has come, the last; and the last that warns.

    What a later one has overtaken is not sent any more, and what was due before the invoice was written never was.
    """
    come = [one for one in steps if days["invoice"] < one.day <= on and not one.is_over(on)]
    last = [*[one for one in come if not one.warns][-1:], *[one for one in come if one.warns][-1:]]
    return [one for one in last if one.name not in sent]


def unreminding(book: "Book") -> Iterator[Astray]:
    """Reminders that are counted from a day which no invoice knows, or that warn of a vote when it is over."""
    for name, whole in book.fee.items():
        steps = {step for fee in whole.variants for step in fee.reminders if step in book.deadline}
        for step in sorted(steps):
            when = book.deadline[step].date
            told = {"given": when.text, "anchor": when.anchor}
            if when.anchor not in COUNTED_FROM:
                yield (f"fee.{name}.reminders.{step}", "not_of_an_invoice", told)
            elif when.anchor == ASSEMBLY and when.count >= 0:
                yield (f"fee.{name}.reminders.{step}", "after_its_anchor", told)


def _dated(book: "Book", fee: Fee, days: Anchors, facts: Facts) -> Iterator[Reminder]:
    for name in fee.reminders:
        anchor = book.deadline[name].date.anchor
        due = duty(book, name, facts, **days)
        if due.on is not None and anchor in days:
            yield Reminder(name, due, day_of(due.on), day_of(days[anchor]), anchor == ASSEMBLY)
