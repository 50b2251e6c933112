"""How an invoice is paid, and the papers that say so."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from accede.fees.documents.papers import how_to_pay
from accede.fees.documents.qr import payment_code
from accede.fees.models import Invoice
from accede.fees.queries.bill import bill_of
from accede.fees.queries.payee import payee_on
from accede.wording.formats import day


def paying_shown(invoice: Invoice, on: date, language: str) -> dict[str, Any]:
    """Return how to pay an invoice and its papers; before it is issued, what it waits for."""
    if not hasattr(invoice, "issue"):
        return {"waits": _waits(invoice, on)}
    issue = invoice.issue
    bill = bill_of(invoice, issue.payee, on)
    code = "" if invoice.settled_on else payment_code(bill, invoice.left)
    return {
        "issued": _("Issued on %(day)s.") % {"day": day(issue.issued_at.date(), language)},
        "facts": [] if invoice.settled_on else [row for row in how_to_pay(bill) if row[1]],
        # Drawn from an account number and a reference, both checked; nobody's words are in it.
        "code": mark_safe(code),  # noqa: S308
        "papers": [
            {"label": label, "url": reverse("invoice_paper", args=[invoice.year, invoice.number, form])}
            for label, form in (
                (_("Invoice as PDF"), "pdf"),
                (_("As data: UBL"), "ubl.xml"),
                (_("As data: CII"), "cii.xml"),
            )
        ],
    }


def _waits(invoice: Invoice, on: date) -> str:
    if payee_on(on) is None:
        return _("The invoice is sent as soon as the treasurer has said who is paid.")
    if not invoice.organisation.country:
        return _("The invoice is sent as soon as the country of the member is known.")
    return _("The invoice is being made.")
