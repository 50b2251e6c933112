"""What the pages of invoices and of payments say alike: what cleared, what was undone, and who paid."""

from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from accede.fees.models import Clearing, Invoice, Payment
from accede.rulebook.verdict import Answer, Money
from accede.wording.formats import day, money
from accede.wording.margin import margin

# The clearings of an invoice with all that their rows need.
CLEARINGS = Prefetch(
    "clearings",
    Clearing.objects.select_related("payment__organisation", "credit_note__issue", "undone_by", "undoes"),
)


def cleared(invoice: Invoice, language: str, *, may_follow: bool, may_undo: bool) -> list[dict[str, Any]]:
    """Return each clearing of an invoice as a row: its day, its amount, what it is and why."""
    found = invoice.clearings.all()
    return [_row(one, invoice, language, may_follow=may_follow, may_undo=may_undo) for one in found]


def paid(one: Clearing, language: str, *, may_undo: bool) -> dict[str, Any]:
    """Return a clearing as a row of the page of its payment."""
    invoice = one.invoice
    where = {"url": invoice.get_absolute_url(), "label": _("Fee %(number)s") % {"number": invoice.label}}
    reason = one.reason if one.undoes_id else ""
    told = " · ".join(filter(None, (invoice.organisation.name, reason)))
    return _line(one, invoice, language, may_undo=may_undo) | where | {"after": told}


def recorded(payment: Payment, language: str) -> str:
    """Say that a payment is recorded, and what of it is the payer's still."""
    more = money(Money(payment.free, payment.currency), language)
    told = _("The payment is recorded; %(more)s more than was left stay the payer’s, to be used or given back.")
    return told % {"more": more} if payment.free else _("The payment is recorded.")


def payer(one: Payment) -> dict[str, str]:
    """Say whom a payment is from: the member, and the payer's name where it is another."""
    whose = one.organisation.name if one.organisation else ""
    return {"text": whose or one.payer or "–", "small": one.payer if whose and one.payer != whose else ""}


def _line(one: Clearing, invoice: Invoice, language: str, *, may_undo: bool) -> dict[str, Any]:
    stands = one.undoes_id is None and not hasattr(one, "undone_by")
    return {
        "mark": day(one.on, language),
        "text": money(Money(one.cents, invoice.currency), language),
        "tag": "" if stands or one.undoes_id else _("undone"),
        "undo_url": reverse("clearing_undo", args=[one.pk]) if stands and may_undo and one.payment_id else "",
    }


def _row(one: Clearing, invoice: Invoice, language: str, *, may_follow: bool, may_undo: bool) -> dict[str, Any]:
    row = _line(one, invoice, language, may_undo=may_undo) | {"after": _told(one)}
    if one.payment and may_follow:
        row |= {"url": one.payment.get_absolute_url(), "label": _("Payment")}
    if hasattr(one, "credit_note") and hasattr(one.credit_note, "issue"):
        note = one.credit_note
        where = reverse("credit_paper", args=[note.year, note.number, "pdf"])
        row |= {"url": where, "label": _("Credit note %(number)s") % {"number": note.label}, "after": one.reason}
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
    return one.payment.reference or payer(one.payment)["text"]
