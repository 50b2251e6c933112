"""What can happen to fees: they are called once a year, and paid."""

from dataclasses import asdict
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.fees.mails import fee_called, payment_received
from accede.fees.models import Invoice, Payment, Series
from accede.fees.queries import due_day, owed_by, rule_of
from accede.journal.actions import Actor, Refused, action, write
from accede.journal.record import named, recorded
from accede.people.capacities import consequence, secretariat, treasurer
from accede.post.actions import queue_letters
from accede.register.actions import owe, settle
from accede.register.models import Membership, Obligation
from accede.register.queries import origins
from accede.rulebook.verdict import Amount, Money
from accede.statutes.queries import book_on, day_of, edition_on


class AlreadyCalled(Refused):
    """A fee is called once a year from a member."""

    sentence = _("The fee of this year is called already.")


class CannotSay(Refused):
    """Nobody calls an amount, or a day to pay by, that cannot be said."""

    sentence = _("What is owed, or by when, cannot be said.")


class NothingOwed(Refused):
    """An invoice over nothing is not written."""

    sentence = _("Nothing is owed.")


class NothingPaid(Refused):
    """A payment brings something, and has been made."""

    sentence = _("A payment is more than nothing, and not of a day to come.")


class TooMuch(Refused):
    """Nobody pays more than is left to pay."""

    sentence = _("This is more than what is left to pay.")


class AlreadyRecorded(Refused):
    """A payment is recorded once."""

    sentence = _("This payment is recorded already; a second one like it on the same day needs a reference of its own.")


@action("fees.call_fee", allowed_to=treasurer | secretariat | consequence)
def call_fee(
    membership: Membership, *, year: int, joined: date | None = None, on: date, by: Actor, at: datetime
) -> Invoice:
    """Call a member's fee for a year; with the day of joining, for what is left of that year."""
    series, _created = Series.objects.select_for_update().get_or_create(year=year)
    if membership.invoices.filter(year=year).exists():
        raise AlreadyCalled
    amount = owed_by(membership, on, joined)
    invoice = _invoice(membership, amount, on)
    invoice.year, invoice.number = year, series.last + 1
    invoice.save()
    series.last = invoice.number
    series.save(update_fields=["last"])
    write(invoice, verdict=amount, edition=invoice.edition.sha256, values={"number": invoice.label, "due": invoice.due})
    _owe(invoice, by, at)
    _queue("fee_called", invoice, fee_called(invoice, on), by, at)
    return invoice


@action("fees.record_payment", allowed_to=treasurer | secretariat)
def record_payment(invoice: Invoice, *, cents: int, on: date, reference: str = "", by: Actor, at: datetime) -> Payment:
    """Record money received; what is paid whole is settled from the day of its last payment."""
    invoice = Invoice.objects.select_for_update().get(pk=invoice.pk)
    payment = Payment(invoice=invoice, cents=cents, on=on, reference=reference)
    _check(payment, day_of(at))
    payment.save()
    write(invoice, values={"paid": Money(cents, invoice.currency), "on": on})
    if invoice.paid == invoice.cents:
        _settle(invoice, by, at)
    _queue("payment_received", invoice, payment_received(invoice, on, cents), by, at)
    return payment


def _invoice(membership: Membership, amount: Amount, on: date) -> Invoice:
    if amount.money is None:
        raise CannotSay(verdict=amount)
    if not amount.money.cents:
        raise NothingOwed(verdict=amount)
    book = book_on(on)
    known = origins(membership.organisation, book, on)
    due = due_day(amount, book, on)
    if due.on is None:
        raise CannotSay(verdict=due)
    return Invoice(
        organisation=membership.organisation,
        membership=membership,
        cents=amount.money.cents,
        currency=amount.money.currency,
        # The answer as it was given, and where the numbers came from that a member's list may give.
        amount=recorded(amount) | {"origins": {name: asdict(one) for name, one in known.items()}},
        edition=edition_on(on),
        called_on=on,
        due=due.on,
        is_sample=rule_of(amount, book).sample,
    )


def _owe(invoice: Invoice, by: Actor, at: datetime) -> None:
    owed = {"cents": invoice.cents, "currency": invoice.currency, "due": invoice.due}
    owe(invoice.organisation, subject=named(invoice), **owed, by=by, at=at)


def _check(payment: Payment, today: date) -> None:
    invoice = payment.invoice
    if payment.cents <= 0 or payment.on > today:
        raise NothingPaid
    if invoice.payments.filter(cents=payment.cents, on=payment.on, reference=payment.reference).exists():
        raise AlreadyRecorded
    if payment.cents > invoice.cents - invoice.paid:
        raise TooMuch


def _settle(invoice: Invoice, by: Actor, at: datetime) -> None:
    # Payments may be entered in any order: it is whole from the day of the last one made.
    invoice.settled_on = max(payment.on for payment in invoice.payments.all())
    invoice.save(update_fields=["settled_on"])
    settle(Obligation.objects.get(subject=named(invoice)), on=invoice.settled_on, by=by, at=at)


def _queue(kind: str, invoice: Invoice, letters: list, by: Actor, at: datetime) -> None:
    if letters:
        queue_letters(invoice, letters, kind=kind, by=by, at=at)
