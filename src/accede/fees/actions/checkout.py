"""An invoice is paid by card or bank on the spot; what the provider says is taken up once."""

from contextlib import suppress
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.fees.actions.payment import record_payment
from accede.fees.models import Checkout, Invoice, Payment
from accede.fees.paying import Fate, Found, Opened, provider
from accede.fees.queries.checkout import begun_for
from accede.fees.queries.instalment import due_now
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import CLOCK, clock, delegate
from accede.rulebook.verdict import Money
from accede.statutes.queries import day_of

State = Checkout.State


class NothingToPay(Refused):
    """Nobody pays what is paid."""

    sentence = _("Nothing is left to pay of this fee.")


class AlreadyBegun(Refused):
    """A second press leads to the payment that the first has begun."""

    sentence = _("This payment is begun already.")


class NothingNew(Refused):
    """What is known is not written down again."""

    sentence = _("Nothing has changed with this payment.")


@action("fees.open_checkout", allowed_to=delegate.of(lambda invoice: invoice.organisation_id))
def open_checkout(invoice: Invoice, *, by: Actor, at: datetime) -> Checkout:
    """Begin to pay what is due of an invoice: the whole, or its instalments up to the next day."""
    invoice = Invoice.objects.select_for_update().get(pk=invoice.pk)
    if invoice.left <= 0:
        raise NothingToPay
    if begun_for(invoice, at):
        raise AlreadyBegun
    asked = due_now(invoice)
    made = Checkout.objects.create(invoice=invoice, cents=asked.cents, currency=asked.currency, opened_at=at)
    write(invoice, values={"checkout": made, "asked": asked})
    return made


@action("fees.place_checkout", allowed_to=delegate.of(lambda checkout: checkout.invoice.organisation_id))
def place_checkout(checkout: Checkout, *, opened: Opened, by: Actor, at: datetime) -> Checkout:
    """Keep under which reference a payment waits at the provider."""
    checkout = Checkout.objects.select_for_update().get(pk=checkout.pk)
    if checkout.reference:
        raise AlreadyBegun
    checkout.reference, checkout.address = opened.reference, opened.address
    checkout.save(update_fields=["reference", "address"])
    write(checkout.invoice, values={"checkout": checkout}, personal={"reference": opened.reference})
    return checkout


@action("fees.take_up_checkout", allowed_to=clock)
def take_up_checkout(checkout: Checkout, *, found: Found, by: Actor, at: datetime) -> Checkout:
    """Take up what the provider says of a payment: money that has come is recorded, once."""
    invoice = Invoice.objects.select_for_update().get(pk=checkout.invoice_id)
    checkout = Checkout.objects.select_for_update().get(pk=checkout.pk)
    was = (checkout.state, checkout.returned)
    # What was paid stays so, and what ended may still turn out to be paid.
    if checkout.state not in (State.PAID, State.ODD):
        checkout.state = _state(checkout, found)
        if checkout.state == State.PAID:
            checkout.payment = _recorded(checkout, invoice, found, by, at)
    checkout.returned = max(checkout.returned, found.returned)
    if was == (checkout.state, checkout.returned):
        raise NothingNew
    checkout.save(update_fields=["state", "returned", "payment"])
    told = {"state": checkout.state, "said": Money(found.cents, found.currency)}
    write(invoice, values={"checkout": checkout, **told, "returned": Money(checkout.returned, checkout.currency)})
    return checkout


def ask(checkout: Checkout, at: datetime) -> Checkout:
    """Ask the provider what has become of a payment, and take it up; raises Unreachable."""
    asked = provider()
    if asked is None or not checkout.reference:
        return checkout
    found = asked.read(checkout.reference)
    with suppress(NothingNew):
        take_up_checkout(checkout, found=found, by=CLOCK, at=at)
    checkout.refresh_from_db()
    return checkout


def _state(checkout: Checkout, found: Found) -> str:
    fits = (found.cents, found.currency) == (checkout.cents, checkout.currency)
    return State.ODD if found.fate == Fate.PAID and not fits else State(found.fate)


def _recorded(checkout: Checkout, invoice: Invoice, found: Found, by: Actor, at: datetime) -> Payment:
    on = day_of(min(found.at, at) if found.at else at)
    return record_payment(invoice, cents=found.cents, on=on, reference=checkout.reference, by=by, at=at)
