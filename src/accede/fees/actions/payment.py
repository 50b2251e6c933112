"""Money received on an invoice."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.fees.mails import payment_received
from accede.fees.models import Clearing, Invoice, Payment
from accede.journal.actions import Actor, Refused, action, write
from accede.journal.record import named
from accede.people.capacities import secretariat, treasurer
from accede.post.actions import queue_letters
from accede.register.actions import settle
from accede.register.models import Obligation
from accede.rulebook.verdict import Money
from accede.statutes.queries import day_of


class NothingPaid(Refused):
    """A payment brings something, and has been made."""

    sentence = _("A payment is more than nothing, and not of a day to come.")


class TooMuch(Refused):
    """Nobody pays more than is left to pay."""

    sentence = _("This is more than what is left to pay.")


class AlreadyRecorded(Refused):
    """A payment is recorded once."""

    sentence = _("This payment is recorded already; a second one like it on the same day needs a reference of its own.")


@action("fees.record_payment", allowed_to=treasurer | secretariat)
def record_payment(invoice: Invoice, *, cents: int, on: date, reference: str = "", by: Actor, at: datetime) -> Payment:
    """Record money received; what is paid whole is settled from the day of its last payment."""
    invoice = Invoice.objects.select_for_update().get(pk=invoice.pk)
    payment = Payment(cents=cents, currency=invoice.currency, on=on, reference=reference)
    _check(payment, invoice, day_of(at))
    payment.save()
    Clearing.objects.create(invoice=invoice, kind=Clearing.Kind.PAID, cents=cents, on=on, payment=payment)
    write(invoice, values={"paid": Money(cents, invoice.currency), "on": on})
    if not invoice.left:
        _settle(invoice, by, at)
    letters = payment_received(invoice, on, cents)
    if letters:
        queue_letters(invoice, letters, kind="payment_received", by=by, at=at)
    return payment


def _check(payment: Payment, invoice: Invoice, today: date) -> None:
    if payment.cents <= 0 or payment.on > today:
        raise NothingPaid
    alike = {"cents": payment.cents, "on": payment.on, "reference": payment.reference}
    if Payment.objects.filter(**alike, clearings__invoice=invoice).exists():
        raise AlreadyRecorded
    if payment.cents > invoice.left:
        raise TooMuch


def _settle(invoice: Invoice, by: Actor, at: datetime) -> None:
    # Payments may be entered in any order: it is whole from the day of the last one made.
    invoice.settled_on = max(one.on for one in invoice.clearings.all())
    invoice.save(update_fields=["settled_on"])
    settle(Obligation.objects.get(subject=named(invoice)), on=invoice.settled_on, by=by, at=at)
