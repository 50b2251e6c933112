"""Who is to be reminded of a fee, by which step, and what follows if it is not paid."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.utils.module_loading import import_string

from accede.fees.models import Invoice
from accede.fees.queries.called import known_of
from accede.fees.queries.payer import payer_of
from accede.register.queries import facts_of, vote_lost_by_debt
from accede.rulebook.book import Book
from accede.rulebook.day import Anchors
from accede.rulebook.reminder import Reminder, reminders, reminders_due
from accede.rulebook.verdict import Verdict
from accede.statutes.queries import book_on


@dataclass(frozen=True)
class Ladder:
    """The steps of one invoice in order of time, the days they are counted from, and those that have left."""

    steps: tuple[Reminder, ...]
    days: Anchors
    sent: frozenset[str]

    def due(self, on: date) -> list[Reminder]:
        """Return the steps that are to leave on a day."""
        return reminders_due(self.steps, self.days, self.sent, on)

    def coming(self, on: date) -> list[Reminder]:
        """Return the steps that come after a day if nothing is paid."""
        return [one for one in self.steps if on < one.day and one.name not in self.sent]

    def early(self, on: date) -> list[Reminder]:
        """Return the next step, if it would be true on this day already."""
        return [one for one in self.coming(on) if one.day < one.anchor or one.anchor < on][:1]


def next_assembly(on: date) -> date | None:
    """Return the day of the next assembly; `settings.NEXT_ASSEMBLY` names the query that knows it."""
    return import_string(settings.NEXT_ASSEMBLY)(on)


def ladder_of(invoice: Invoice, on: date, assembly: date | None) -> Ladder:
    """Return the reminders of an invoice that is not paid, as its rule has them."""
    book, member = invoice.book, invoice.membership
    fee = book.fee[invoice.amount["values"]["fee"]["name"]]
    days = {"invoice": invoice.called_on, "due": invoice.due} | ({"assembly": assembly} if assembly else {})
    asked = any(book.deadline[name].conditions for name in fee.reminders)
    steps = () if invoice.settled_on else reminders(book, fee, days, known_of(member, on) if asked else {})
    return Ladder(tuple(steps), days, frozenset(one.step for one in invoice.reminders.all() if one.due == invoice.due))


def true_of(invoice: Invoice, steps: Iterable[Reminder]) -> list[Reminder]:
    """Return these steps, without warnings of a vote that does not hang on what is owed."""
    return [one for one in steps if not one.warns or vote_lost_by_debt(invoice.membership, one.anchor)]


def to_remind(on: date) -> Iterator[Invoice]:
    """Return the invoices of which a reminder is to leave on a day."""
    assembly = next_assembly(on)
    unpaid = Invoice.objects.filter(settled_on=None).select_related("organisation", "membership", "edition")
    for one in unpaid.prefetch_related("reminders").order_by("pk").iterator(chunk_size=500):
        if true_of(one, ladder_of(one, on, assembly).due(on)):
            yield one


def to_remind_by_reader(on: date) -> list[list[Invoice]]:
    """Return the same, those together whose letters go to the same readers."""
    together: dict[tuple[int, int | None], list[Invoice]] = {}
    for one in to_remind(on):
        payer = payer_of(one)
        together.setdefault((one.organisation_id, payer.pk if payer else None), []).append(one)
    return list(together.values())


def taken_from(invoice: Invoice) -> tuple[date, Verdict, Book]:
    """Return the day from which an unpaid invoice takes rights, the answer that says which, and its rules."""
    since = invoice.due + timedelta(days=1)
    book = book_on(since)
    facts = facts_of(invoice.organisation, since) | {"in_arrears": True}
    return since, book.standing_of(invoice.membership.category, facts), book
