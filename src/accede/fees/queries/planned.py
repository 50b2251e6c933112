"""What a yearly call would call: every member of a day, what it owes, and why it is not called where it is not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet

from accede.fees.models import Call, CallLine, Invoice, Relief
from accede.fees.queries.called import due_under, joined_in, said_again
from accede.fees.queries.relief import GRANTED, lessened, reliefs_in
from accede.fees.queries.scale import Placed, placed
from accede.journal.record import digest, recorded
from accede.register.models import Membership
from accede.register.queries import Origin, origins
from accede.rulebook.book import Book
from accede.rulebook.facts import Facts
from accede.rulebook.known import fee_of
from accede.rulebook.verdict import Amount, Due, Money
from accede.statutes.queries import book_on, edition_on


class State(StrEnum):
    """What a call would do with a member."""

    TO_CALL = "to_call"
    CALLED = "called"
    UNSAID = "unsaid"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Planned:
    """A member of a day, what it owes, the day it would have to pay by, its invoice of this year and of the last."""

    membership: Membership
    facts: Facts
    origins: Mapping[str, Origin]
    amount: Amount
    due: Due | None
    invoice: Invoice | None
    before: Invoice | None

    @property
    def state(self) -> State:
        """What a call would do with it."""
        if self.invoice is not None:
            return State.CALLED
        if self.amount.money is None:
            return State.UNSAID
        if not self.amount.money.cents:
            return State.NOTHING
        return State.TO_CALL if self.due and self.due.on else State.UNSAID


def planned(on: date, today: date) -> list[Planned]:
    """Return every member of a day by register number, with what a call of that year would call if it went out today.

    An organisation whose fee of the year was called is not called again, though its category has changed since.
    """
    book, decided = book_on(on), reliefs_in(on.year)
    found = placed(on, {pk: tuple(one.grant for one in several if one.rule) for pk, several in decided.items()})
    this, last = _invoices(on.year), _invoices(on.year - 1)
    dues = {name: due_under(rule, today) for name in book.category if (rule := fee_of(book, name))}
    return [
        Planned(
            membership=one.membership,
            facts=one.facts,
            origins=origins(one.membership.organisation, book, on),
            amount=_lessened(one, decided.get(one.membership.pk, ()), on, book),
            due=dues.get(one.membership.category),
            invoice=this.get(one.membership.organisation_id),
            before=last.get(one.membership.organisation_id),
        )
        for one in sorted(found, key=lambda one: one.membership.number)
    ]


def to_call(found: Iterable[Planned]) -> list[Planned]:
    """Return those of them that a call would call."""
    return [one for one in found if one.state is State.TO_CALL]


def seal(found: Iterable[Planned], on: date) -> str:
    """Return the digest of what a call would call: what was seen is called, or nothing is."""
    lines = [[one.membership.number, one.amount.money.cents] for one in found]
    return digest(recorded({"as_of": on, "edition": edition_on(on).sha256, "lines": lines}))


def kept(amount: Amount, known: Mapping[str, Origin]) -> dict[str, Any]:
    """Return an answer as an invoice keeps it, with where the numbers came from that a member's list may give."""
    return recorded(amount) | {"origins": {name: asdict(one) for name, one in known.items()}}


def amount_seen(line: CallLine) -> Amount:
    """Return the answer that a line of a call was opened with."""
    call = line.call
    return said_again(line.amount, Money(line.cents, call.currency), call.edition.book)


def planned_of(membership: Membership, on: date, today: date) -> Planned | None:
    """Return the same of one membership; None if it is none of that day."""
    return next((one for one in planned(on, today) if one.membership == membership), None)


def calls_of(year: int) -> QuerySet[Call]:
    """Return the calls of a year, the last first."""
    return Call.objects.filter(year=year).order_by("-pk")


def calls_at_work() -> QuerySet[Call]:
    """Return the calls that have not ended, the one that has waited longest first."""
    return Call.objects.filter(ended_at=None).order_by("pk")


def _lessened(one: Placed, decided: Sequence[Relief], on: date, book: Book) -> Amount:
    member, joined = one.membership, joined_in(one.membership, on.year)
    known = {name: value for name, value in one.facts.items() if name != GRANTED}
    # What all members' fees hang on was reckoned with the others: only what somebody was granted is asked for anew.
    if any(relief.rule for relief in decided):
        return lessened(decided, known, lambda facts: book.fee_for(member.category, facts, joined, on=on), book)
    return lessened(decided, known, lambda _facts: one.amount, book)


def _invoices(year: int) -> dict[int, Invoice]:
    found = Invoice.objects.filter(year=year, is_credited=False).select_related("membership").order_by("number")
    return {one.organisation_id: one for one in found}
