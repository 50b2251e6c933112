"""How an invoice is paid, and the papers that say so."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from accede.fees.documents.transfer import Transfer
from accede.fees.models import Invoice
from accede.fees.queries.instalment import due_now
from accede.fees.queries.payee import payee_on
from accede.fees.queries.reference import creditor_reference, structured_communication
from accede.statutes.queries import day_of
from accede.wording.formats import day


def paying_shown(invoice: Invoice, on: date, language: str) -> dict[str, Any]:
    """Return how to pay an invoice and its papers; before it is issued, what it waits for."""
    if not hasattr(invoice, "issue"):
        return {"waits": _waits(invoice, on)}
    issue, transfer = invoice.issue, transfer_of(invoice)
    return {
        "issued": _("Issued on %(day)s.") % {"day": day(day_of(issue.issued_at), language)},
        "facts": [] if invoice.settled_on else list(transfer.told()),
        # Drawn from an account number and a reference, both checked; nobody's words are in it.
        "code": mark_safe(transfer.code()),  # noqa: S308
        "papers": [
            {"label": label, "url": reverse("invoice_paper", args=[invoice.year, invoice.number, form])}
            for label, form in (
                (_("Invoice as PDF"), "pdf"),
                (_("As data: UBL"), "ubl.xml"),
                (_("As data: CII"), "cii.xml"),
            )
        ],
    }


def transfer_of(invoice: Invoice) -> Transfer:
    """Return how what is due of an issued invoice is paid; of instalments that is the next."""
    payee = invoice.issue.payee
    return Transfer(
        cents=due_now(invoice).cents,
        currency=invoice.currency,
        name=payee.name,
        iban=payee.iban,
        bic=payee.bic,
        reference=creditor_reference(invoice),
        structured=structured_communication(invoice),
    )


def _waits(invoice: Invoice, on: date) -> str:
    if payee_on(on) is None:
        return _("The invoice is sent as soon as the treasurer has said who is paid.")
    if not invoice.organisation.country:
        return _("The invoice is sent as soon as the country of the member is known.")
    return _("The invoice is being made.")
