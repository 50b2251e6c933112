"""What follows if a fee is not paid, in whole sentences."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.fees.models import Invoice
from accede.fees.queries.instalment import due_now
from accede.fees.queries.reminders import taken_from
from accede.wording.catalogue import said
from accede.wording.formats import day, listed, money
from accede.wording.sentences import LABELS
from accede.wording.standing import losses


def lateness(invoice: Invoice, on: date, language: str) -> str:
    """Say by when an invoice is to be paid, or how many days ago that was."""
    days, due = (on - invoice.due).days, day(invoice.due, language)
    with translation.override(language):
        if days <= 0:
            return _("It is due by %(day)s.") % {"day": due}
        told = ngettext("It was due by %(day)s, one day ago.", "It was due by %(day)s, %(n)d days ago.", days)
        return told % {"day": due, "n": days}


def beside(others: Iterable[Invoice], language: str) -> str:
    """Name other fees that are to be paid too, with what is due of each; nothing where there are none."""
    with translation.override(language):
        told = [
            _("%(number)s (%(amount)s)") % {"number": one.label, "amount": money(due_now(one), language)}
            for one in others
        ]
        return _("These fees must be paid too: %(numbers)s.") % {"numbers": listed(told, language)} if told else ""


def consequences(invoice: Invoice, on: date, language: str) -> str:
    """Say which rights an unpaid invoice takes, from which day, and what gives them back."""
    with translation.override(language):
        told = " ".join(_losses(invoice, on, language))
        return told or _("Please pay it, or tell us what keeps you from it.")


def at_stake(invoice: Invoice, assembly: date, language: str) -> str:
    """Say until when a payment saves the vote at an assembly, and what else is late."""
    others = invoice.organisation.invoices.filter(settled_on=None, due__lt=assembly).exclude(pk=invoice.pk)
    with translation.override(language):
        told = _("Unpaid, it takes your vote at the assembly of %(day)s. If the money has arrived by then, you vote.")
        more = _("These fees must be paid too: %(numbers)s.") if others else ""
        numbers = listed((one.label for one in others), language)
        return " ".join([told % {"day": day(assembly, language)}, *([more % {"numbers": numbers}] if more else [])])


def _losses(invoice: Invoice, on: date, language: str) -> Iterator[str]:
    since, verdict, book = taken_from(invoice)
    for one in losses(verdict, book, language):
        values = {
            "due": day(invoice.due, language),
            "day": day(since, language),
            "rights": listed((said(LABELS[right], language) for right in one.rights), language),
        }
        if on < since:
            sentence = _("If it is not paid by %(due)s, the right to %(rights)s is lost from %(day)s.")
        else:
            sentence = _("The right to %(rights)s has been lost since %(day)s.")
        yield f"{sentence % values} {one.cure}"
