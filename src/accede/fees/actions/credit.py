"""An invoice that was too much is credited, whole or in part."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.fees.actions.clearing import NoReason, counter, settle_or_reopen, told
from accede.fees.models import Clearing, CreditNote, CreditSeries, Invoice, Payment
from accede.fees.queries import creditable
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import secretariat, treasurer
from accede.statutes.queries import day_of


class ClearedMeanwhile(Refused):
    """Nobody credits or writes off what somebody else has cleared since."""

    sentence = _("Something else was done with this fee meanwhile: look at what is left of it now.")


class MoreThanInvoiced(Refused):
    """Nobody credits more than was invoiced and not credited before."""

    sentence = _("This is nothing, or more than what was invoiced and not credited before.")


class NotOnThatDay(Refused):
    """Nothing is credited before it was called, or on a day to come."""

    sentence = _("Choose a day since the fee was called, and none to come.")


@action("fees.credit", allowed_to=treasurer | secretariat)
def credit(
    invoice: Invoice,
    *,
    cents: int,
    on: date,
    reason: str,
    article: Sequence[str] = (),
    seen: int,
    by: Actor,
    at: datetime,
) -> CreditNote:
    """Credit part or all of an invoice; what was paid of it is the payer's again. `seen`: clearings that were seen."""
    invoice = seen_so(invoice, seen, on, reason, at)
    if not 0 < cents <= creditable(invoice):
        raise MoreThanInvoiced
    said = {"kind": Clearing.Kind.CREDITED, "cents": cents, "on": on, "reason": reason.strip()}
    clearing = Clearing.objects.create(invoice=invoice, **said)
    freed = list(_freed(invoice, on, reason))
    note = _numbered(CreditNote(year=on.year, clearing=clearing, article=list(article)))
    invoice.is_credited = not creditable(invoice)
    invoice.save(update_fields=["is_credited"])
    values = {**told(clearing), "credit_note": note.label, "cleared": [told(one) for one in freed]}
    write(invoice, article=tuple(article), values=values, personal={"reason": clearing.reason})
    settle_or_reopen(invoice, by, at)
    return note


def seen_so(invoice: Invoice, seen: int, on: date, reason: str, at: datetime) -> Invoice:
    """Lock an invoice that has been cleared as often as was seen, for something with a reason on a day."""
    if not reason.strip():
        raise NoReason
    invoice = Invoice.objects.select_for_update().get(pk=invoice.pk)
    if invoice.clearings.count() != seen:
        raise ClearedMeanwhile
    if not invoice.called_on <= on <= day_of(at):
        raise NotOnThatDay
    return invoice


def _freed(invoice: Invoice, on: date, reason: str) -> Iterator[Clearing]:
    """Undo what is more than what is left: what was written off first, then what was paid last."""
    standing = invoice.clearings.filter(undoes=None, undone_by=None).exclude(kind=Clearing.Kind.CREDITED)
    found = sorted(standing, key=lambda one: (one.kind == Clearing.Kind.WRITTEN_OFF, one.on, one.pk), reverse=True)
    numbers = [one.payment_id for one in found if one.payment_id]
    list(Payment.objects.select_for_update().filter(pk__in=numbers).order_by("pk"))
    for one in found:
        over = -invoice.left
        if over <= 0:
            return
        yield counter(one, on=on, reason=reason)
        if one.cents > over:
            again = {"kind": one.kind, "cents": one.cents - over, "payment": one.payment, "reason": one.reason}
            yield Clearing.objects.create(invoice=invoice, on=on, decided_by=one.decided_by, **again)


def _numbered(note: CreditNote) -> CreditNote:
    series, _created = CreditSeries.objects.select_for_update().get_or_create(year=note.year)
    series.last += 1
    series.save(update_fields=["last"])
    note.number = series.last
    note.save()
    return note
