"""Who is paid, and which invoices wait for it to be known."""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.fees.models import CreditNote, Invoice, Payee
from accede.people.queries import DueRow


def payee_on(on: date) -> Payee | None:
    """Return who is paid on a day."""
    return Payee.objects.filter(starts__lte=on).first()


def unissued() -> QuerySet[Invoice]:
    """Return the invoices that are called and not issued yet, the oldest first."""
    return Invoice.objects.filter(issue=None).order_by("pk")


def issuable() -> QuerySet[Invoice]:
    """Return those that can be issued once the payee is known: an invoice names the country of whoever pays."""
    return unissued().exclude(organisation__country="")


def unissued_credits() -> QuerySet[CreditNote]:
    """Return the credit notes that are not issued yet, of invoices that are, the oldest first."""
    return CreditNote.objects.filter(issue=None).exclude(clearing__invoice__issue=None).order_by("pk")


def issuing_due(on: date, number: int, *, is_placeless: bool) -> list[DueRow]:
    """Return what the office has to tell before so many invoices can be issued; `is_placeless` if others cannot be."""
    rows: list[DueRow] = []
    if number and payee_on(on) is None:
        title = ngettext(
            "One invoice waits until it is known who is paid",
            "%(n)d invoices wait until it is known who is paid",
            number,
        )
        act = {"act_label": _("Say who is paid"), "act_url": reverse("payee")}
        rows.append(DueRow(on=None, title=title % {"n": number}, **act))
    if not is_placeless:
        return rows
    for one in unissued().filter(organisation__country="").select_related("organisation", "membership"):
        title = _("Invoice %(number)s waits until the country of the member is known") % {"number": one.label}
        act = {"act_label": _("See the member"), "act_url": one.membership.get_absolute_url()}
        rows.append(DueRow(on=None, title=title, text=str(one.organisation), **act))
    return rows
