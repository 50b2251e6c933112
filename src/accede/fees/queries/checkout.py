"""Payments by card or bank that were begun."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from accede.fees.models import Checkout, Invoice
from accede.fees.queries.instalment import due_now

A_WHILE = timedelta(minutes=10)  # in which a second press leads to the same payment


def begun() -> QuerySet[Checkout]:
    """Return those of which the provider has not said yet what has become of them."""
    return Checkout.objects.filter(state=Checkout.State.OPEN).exclude(reference="").select_related("invoice")


def begun_for(invoice: Invoice, at: datetime) -> Checkout | None:
    """Return the attempt to pay what is due of an invoice that was begun a moment ago."""
    asked = due_now(invoice).cents
    return invoice.checkouts.filter(state=Checkout.State.OPEN, cents=asked, opened_at__gt=at - A_WHILE).last()


def last_attempt(invoice: Invoice) -> Checkout | None:
    """Return the last attempt to pay an invoice that has reached the provider."""
    return invoice.checkouts.exclude(reference="").last()
