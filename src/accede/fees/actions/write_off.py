"""What nobody will pay is written off; if it is paid after all, that is taken back."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.fees.actions.clearing import AlreadyUndone, NoReason, counter, settle_or_reopen, told
from accede.fees.actions.credit import seen_so
from accede.fees.models import Clearing, Invoice
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import secretariat, treasurer
from accede.statutes.queries import day_of


class NothingLeft(Refused):
    """Only what is left to pay is written off."""

    sentence = _("Nothing is left to pay of this fee.")


class NobodyDecided(Refused):
    """Whoever reads the books is told who gave up the money."""

    sentence = _("Say who decided.")


@action("fees.write_off", allowed_to=treasurer | secretariat)
def write_off(
    invoice: Invoice, *, reason: str, decided_by: str, on: date, seen: int, by: Actor, at: datetime
) -> Clearing:
    """Write off what is left of an invoice, as somebody decided; `seen` is how many clearings were seen."""
    invoice = seen_so(invoice, seen, on, reason, at)
    if not decided_by.strip():
        raise NobodyDecided
    if invoice.left <= 0:
        raise NothingLeft
    decided = {"reason": reason.strip(), "decided_by": decided_by.strip()}
    kind = Clearing.Kind.WRITTEN_OFF
    clearing = Clearing.objects.create(invoice=invoice, kind=kind, cents=invoice.left, on=on, **decided)
    write(invoice, values=told(clearing), personal=decided)
    settle_or_reopen(invoice, by, at)
    return clearing


@action("fees.take_back_write_off", allowed_to=treasurer | secretariat)
def take_back_write_off(clearing: Clearing, *, reason: str, by: Actor, at: datetime) -> Clearing:
    """Take back that something was written off: it is left to pay again."""
    if not reason.strip():
        raise NoReason
    invoice = Invoice.objects.select_for_update().get(pk=clearing.invoice_id)
    found = invoice.clearings.filter(kind=Clearing.Kind.WRITTEN_OFF, undoes=None, undone_by=None, pk=clearing.pk)
    if not found.exists():
        raise AlreadyUndone
    back = counter(found.get(), on=day_of(at), reason=reason)
    write(invoice, values=told(back), personal={"reason": back.reason})
    settle_or_reopen(invoice, by, at)
    return back
