"""Money is received, for one invoice, for several, or for none yet; and given back."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.fees.actions.clearing import NoReason, OtherCurrency, TooMuch, held, paid, settle_or_reopen, told
from accede.fees.mails import payment_received
from accede.fees.models import Clearing, Invoice, Payment, Refund
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import consequence, secretariat, treasurer
from accede.post.actions import queue_letters
from accede.register.models import Organisation
from accede.rulebook.verdict import Money
from accede.statutes.queries import day_of


class NothingPaid(Refused):
    """A payment brings something, and has been made."""

    sentence = _("A payment is more than nothing, and not of a day to come.")


class ForNobody(Refused):
    """Money of which nobody knows whose it is waits with the statement that it came on."""

    sentence = _("Say which fees this pays, or which member paid it.")


class AlreadyRecorded(Refused):
    """A payment is recorded once."""

    sentence = _("This payment is recorded already; a second one like it on the same day needs a reference of its own.")


@action("fees.record_payment", allowed_to=treasurer | secretariat | consequence)
def record_payment(
    *invoices: Invoice,
    cents: int,
    on: date,
    reference: str = "",
    payer: str = "",
    iban: str = "",
    organisation: Organisation | None = None,
    currency: str = "",
    note: str = "",
    is_line: bool = False,
    by: Actor,
    at: datetime,
) -> Payment:
    """Record money received: it pays these invoices one after another, and what is more stays the payer's.

    A line of a bank's statement is a payment of its own, however like it is to another.
    """
    payment = Payment(cents=cents, currency=currency, on=on, reference=reference, payer=payer, iban=iban, note=note)
    invoices = _held(invoices, organisation)
    payment.organisation = organisation or _of_all(invoices)
    payment.currency = currency or invoices[0].currency
    _check(payment, invoices, day_of(at))
    if not is_line and _is_known(payment, invoices):
        raise AlreadyRecorded
    payment.save()
    cleared = _cleared(payment, invoices)
    values = {"received": Money(cents, payment.currency), "on": on, "cleared": [told(one) for one in cleared]}
    who = {"organisation": payment.organisation, "free": Money(payment.free, payment.currency)}
    write(payment, values=values | who, personal={"payer": payer, "iban": iban, "reference": reference, "note": note})
    for one in cleared:
        settle_or_reopen(one.invoice, by, at)
        letters = payment_received(one.invoice, on, one.cents)
        if letters:
            queue_letters(one.invoice, letters, kind="payment_received", by=by, at=at)
    return payment


@action("fees.refund", allowed_to=treasurer | secretariat)
def refund(
    payment: Payment, *, cents: int, on: date, reason: str, reference: str = "", seen: int, by: Actor, at: datetime
) -> Refund:
    """Note that money was given back of a payment; `seen` is what whoever does it has seen to be free."""
    if not reason.strip():
        raise NoReason
    payment = held(payment, seen)
    if not 0 < cents <= payment.free:
        raise TooMuch
    if not payment.on <= on <= day_of(at):
        raise NothingPaid
    back = Refund.objects.create(payment=payment, cents=cents, on=on, reference=reference, reason=reason.strip())
    values = {"refund": back, "organisation": payment.organisation, "kind": "refunded", "cents": cents}
    values |= {"currency": payment.currency, "on": on}
    write(payment, values=values, personal={"reason": back.reason, "reference": reference})
    return back


def _held(invoices: Sequence[Invoice], organisation: Organisation | None) -> list[Invoice]:
    """Lock the invoices and return them in the order given; without any, the member is what two at once meet at."""
    if not invoices and organisation is None:
        raise ForNobody
    if not invoices:
        Organisation.objects.select_for_update().get(pk=organisation.pk)
    numbers = [one.pk for one in invoices]
    locked = {one.pk: one for one in Invoice.objects.select_for_update().filter(pk__in=numbers).order_by("pk")}
    return [locked[number] for number in dict.fromkeys(numbers)]


def _of_all(invoices: Sequence[Invoice]) -> Organisation | None:
    owners = {one.organisation for one in invoices}
    return owners.pop() if len(owners) == 1 else None


def _check(payment: Payment, invoices: Sequence[Invoice], today: date) -> None:
    if payment.cents <= 0 or payment.on > today:
        raise NothingPaid
    if any(one.currency != payment.currency for one in invoices):
        raise OtherCurrency


def _is_known(payment: Payment, invoices: Sequence[Invoice]) -> bool:
    alike = Payment.objects.filter(cents=payment.cents, on=payment.on, reference=payment.reference)
    same = {"clearings__invoice__in": invoices} if invoices else {"organisation": payment.organisation}
    return alike.filter(**same).exists()


def _cleared(payment: Payment, invoices: Sequence[Invoice]) -> list[Clearing]:
    cleared, rest = [], payment.cents
    for invoice in invoices:
        part = min(rest, max(invoice.left, 0))
        if part:
            cleared.append(paid(invoice, payment, part))
            rest -= part
    return cleared
