"""What moved, as the tables have it."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from accede.fees.models import Clearing, Invoice, Payment, Refund
from accede.fees.queries.books import Kind, Movement


def movements(until: date | None = None, organisation: int | None = None) -> list[Movement]:
    """Return everything that moved, in order of days; up to a day, and of one organisation's fees and money."""
    upto = Q() if until is None else Q(on__lte=until)
    own = _own(organisation)
    found = [
        *_called(Q() if until is None else Q(called_on__lte=until), own["invoices"]),
        *_cleared(upto, own["clearings"]),
        *_received(upto, own["payments"]),
        *_refunded(upto, own["refunds"]),
    ]
    return sorted(found)


def document_of(kind: str, clearing: int, payment: int | None, credit_note: str) -> str:
    """Return the number of the document that a clearing stands in."""
    if kind == Kind.CREDITED:
        return credit_note
    return f"P{payment}" if kind == Kind.PAID else f"W{clearing}"


def _own(organisation: int | None) -> dict[str, Q]:
    if organisation is None:
        return dict.fromkeys(("invoices", "clearings", "payments", "refunds"), Q())
    return {
        "invoices": Q(organisation=organisation),
        "clearings": Q(invoice__organisation=organisation) | Q(payment__organisation=organisation),
        "payments": Q(organisation=organisation),
        "refunds": Q(payment__organisation=organisation),
    }


def _called(*which: Q) -> Iterator[Movement]:
    rows = Invoice.objects.filter(*which).order_by("pk")
    for year, number, on, cents, currency, owner in rows.values_list(
        "year", "number", "called_on", "cents", "currency", "organisation"
    ).iterator():
        label = f"{year}-{number:04d}"
        yield Movement(on, label, Kind.CALLED, cents, currency, label, owner=owner)


def _cleared(*which: Q) -> Iterator[Movement]:
    rows = Clearing.objects.filter(*which).order_by("pk")
    more = ("invoice__year", "invoice__number", "invoice__currency", "invoice__organisation", "payment__organisation")
    credit = ("undoes", "credit_note__year", "credit_note__number")
    for pk, on, kind, cents, payment, year, number, currency, owner, payer, undoes, credited, place in rows.values_list(
        "pk", "on", "kind", "cents", "payment", *more, *credit
    ).iterator():
        note = f"C{credited}-{place:04d}" if credited else ""
        document = document_of(kind, undoes or pk, payment, note)
        label = f"{year}-{number:04d}"
        yield Movement(on, document, Kind(kind), cents, currency, label, payment or 0, owner, payer or 0)


def _received(*which: Q) -> Iterator[Movement]:
    rows = Payment.objects.filter(*which).order_by("pk")
    for pk, on, cents, currency, payer in rows.values_list("pk", "on", "cents", "currency", "organisation").iterator():
        yield Movement(on, f"P{pk}", Kind.RECEIVED, cents, currency, payment=pk, payer=payer or 0)


def _refunded(*which: Q) -> Iterator[Movement]:
    rows = Refund.objects.filter(*which).order_by("pk")
    for pk, on, cents, currency, payment, payer in rows.values_list(
        "pk", "on", "cents", "payment__currency", "payment", "payment__organisation"
    ).iterator():
        yield Movement(on, f"R{pk}", Kind.REFUNDED, cents, currency, payment=payment, payer=payer or 0)
