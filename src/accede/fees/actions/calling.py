"""A fee is called from a member for a year, once."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from accede.fees.models import CallLine, Invoice, Series
from accede.fees.queries import amount_of, amount_seen, due_day, kept, owed_by, rule_of
from accede.journal.actions import Actor, Refused, action, write
from accede.journal.record import named
from accede.people.capacities import consequence, secretariat, treasurer
from accede.register.actions import owe
from accede.register.models import Membership
from accede.register.queries import origins
from accede.rulebook.verdict import Amount
from accede.statutes.models import Edition
from accede.statutes.queries import book_on, edition_on, rules_of


class AlreadyCalled(Refused):
    """A fee is called once a year from a member."""

    sentence = _("The fee of this year is called already.")


class CannotSay(Refused):
    """Nobody calls an amount, or a day to pay by, that cannot be said."""

    sentence = _("What is owed, or by when, cannot be said.")


class NothingOwed(Refused):
    """An invoice over nothing is not written."""

    sentence = _("Nothing is owed.")


@action("fees.call_fee", allowed_to=treasurer | secretariat | consequence)
def call_fee(
    membership: Membership,
    *,
    year: int,
    joined: date | None = None,
    on: date,
    line: CallLine | None = None,
    by: Actor,
    at: datetime,
) -> Invoice:
    """Call a member's fee for a year; with the day of joining, for what is left of that year.

    The line of a yearly call says what was seen when that was opened, and that is what is called.
    """
    series, _created = Series.objects.select_for_update().get_or_create(year=year)
    if membership.invoices.filter(year=year, is_credited=False).exists():
        raise AlreadyCalled
    invoice = _seen(line, on) if line else _reckoned(membership, owed_by(membership, on, joined), on)
    invoice.year, invoice.number = year, series.last + 1
    invoice.save()
    series.last = invoice.number
    series.save(update_fields=["last"])
    amount, reasons = _apart(amount_of(invoice))
    personal = {"reasons": reasons} if reasons else None
    write(invoice, verdict=amount, edition=invoice.edition.sha256, values=_told(invoice), personal=personal)
    _owe(invoice, by, at)
    return invoice


def _reckoned(membership: Membership, amount: Amount, on: date) -> Invoice:
    if amount.money is None:
        raise CannotSay(verdict=amount)
    if not amount.money.cents:
        raise NothingOwed(verdict=amount)
    known = origins(membership.organisation, book_on(on), on)
    return _invoice(membership, amount, kept(amount, known), edition_on(on), on)


def _seen(line: CallLine, on: date) -> Invoice:
    return _invoice(line.membership, amount_seen(line), line.amount, line.call.edition, on)


def _invoice(membership: Membership, amount: Amount, said: dict[str, Any], edition: Edition, on: date) -> Invoice:
    book = rules_of(edition, on)
    due = due_day(amount, book, on)
    if due.on is None:
        raise CannotSay(verdict=due)
    return Invoice(
        organisation=membership.organisation,
        membership=membership,
        cents=amount.money.cents,
        currency=amount.money.currency,
        amount=said,
        edition=edition,
        called_on=on,
        due=due.on,
        is_sample=rule_of(amount, book).sample,
    )


def _apart(amount: Amount) -> tuple[Amount, list[str]]:
    """Return an amount without why it was lessened, and that: reasons tell of people, and are erased with them."""
    reasons = [line.values["reason"] for line in amount.lines if "reason" in line.values]
    lines = (replace(line, values={k: v for k, v in line.values.items() if k != "reason"}) for line in amount.lines)
    return replace(amount, lines=tuple(lines)), reasons


def _told(invoice: Invoice) -> dict[str, object]:
    """Return what the journal keeps of an invoice beside its amount: all that the books need."""
    owed = {"cents": invoice.cents, "currency": invoice.currency, "due": invoice.due}
    return {"number": invoice.label, "organisation": invoice.organisation, "on": invoice.called_on, **owed}


def _owe(invoice: Invoice, by: Actor, at: datetime) -> None:
    owed = {"cents": invoice.cents, "currency": invoice.currency, "due": invoice.due}
    owe(invoice.organisation, subject=named(invoice), **owed, by=by, at=at)
