"""What cleared an invoice, line by line."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.fees.models import Clearing, Invoice
from accede.rulebook.verdict import Answer, Money
from accede.wording.formats import day, money
from accede.wording.margin import margin


def cleared(invoice: Invoice, language: str) -> list[dict[str, Any]]:
    """Return each clearing of an invoice as a row: its day, its amount, what it is and why."""
    found = invoice.clearings.select_related("payment", "credit_note", "undone_by", "undoes")
    return [_row(one, invoice, language) for one in found]


def _row(one: Clearing, invoice: Invoice, language: str) -> dict[str, Any]:
    amount = money(Money(one.cents, invoice.currency), language)
    row = {"mark": day(one.on, language), "text": amount, "after": _told(one)}
    if hasattr(one, "credit_note") and one.credit_note.article:
        said = Answer(code="", article=tuple(one.credit_note.article))
        row["cite"] = margin(said, invoice.book, language, url=reverse("statutes"))
    return row


def _told(one: Clearing) -> str:
    if one.undoes_id:
        return _("Undone: %(reason)s") % {"reason": one.reason}
    if one.kind == Clearing.Kind.CREDITED:
        return _("Credit note %(number)s: %(reason)s") % {"number": one.credit_note.label, "reason": one.reason}
    if one.kind == Clearing.Kind.WRITTEN_OFF:
        told = _("Written off, as decided by %(who)s: %(reason)s")
        return told % {"who": one.decided_by, "reason": one.reason}
    return one.payment.reference
