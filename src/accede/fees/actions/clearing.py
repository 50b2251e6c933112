"""What is left of an invoice is cleared by money received, and a clearing is undone by another."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.fees.mails import payment_undone
from accede.fees.models import Clearing, Instalment, Invoice, Payment
from accede.fees.queries import paid_from
from accede.journal.actions import Actor, Refused, action, write
from accede.journal.record import named
from accede.people.capacities import secretariat, treasurer
from accede.post.actions import queue_letters
from accede.register.actions import reopen, settle
from accede.register.models import Obligation
from accede.rulebook.verdict import Money
from accede.statutes.queries import day_of


class TooMuch(Refused):
    """Nobody uses more than is free, or pays more than is left."""

    sentence = _("This is nothing, or more than is free of the payment or left to pay of the fee.")


class OtherCurrency(Refused):
    """Money of one currency pays nothing in another."""

    sentence = _("The payment and the fee are not in the same currency.")


class MovedOn(Refused):
    """Nobody uses what somebody else has used since."""

    sentence = _("Something else was done with this payment meanwhile: look at what is free of it now.")


class AlreadyUndone(Refused):
    """A clearing is undone once, and what undoes one stays."""

    sentence = _("This is undone already.")


class NoReason(Refused):
    """Whoever reads the books is told why."""

    sentence = _("Say why.")


@action("fees.clear", allowed_to=treasurer | secretariat)
def clear(payment: Payment, *, invoice: Invoice, cents: int, seen: int, by: Actor, at: datetime) -> Clearing:
    """Use what is free of a payment for an invoice; `seen` is what whoever does it has seen to be free."""
    invoice = Invoice.objects.select_for_update().get(pk=invoice.pk)
    payment = held(payment, seen)
    if payment.currency != invoice.currency:
        raise OtherCurrency
    if not 0 < cents <= min(payment.free, invoice.left):
        raise TooMuch
    clearing = paid(invoice, payment, cents)
    write(payment, values={**told(clearing), "free": Money(payment.free, payment.currency)})
    settle_or_reopen(invoice, by, at)
    return clearing


@action("fees.unclear", allowed_to=treasurer | secretariat)
def unclear(clearing: Clearing, *, reason: str, by: Actor, at: datetime) -> Clearing:
    """Undo what a payment has paid of an invoice: that is free again, and left to pay again."""
    if not reason.strip():
        raise NoReason
    invoice = Invoice.objects.select_for_update().get(pk=clearing.invoice_id)
    if clearing.payment_id is None or clearing.undoes_id or Clearing.objects.filter(undoes=clearing).exists():
        raise AlreadyUndone
    back = counter(clearing, on=day_of(at), reason=reason)
    write(clearing.payment, values=told(back), personal={"reason": back.reason})
    settle_or_reopen(invoice, by, at)
    letters = payment_undone(invoice, day_of(at), clearing.cents)
    if letters:
        queue_letters(invoice, letters, kind="payment_undone", by=by, at=at)
    return back


def counter(clearing: Clearing, *, on: date, reason: str) -> Clearing:
    """Write the clearing that undoes another."""
    return Clearing.objects.create(
        invoice=clearing.invoice,
        kind=clearing.kind,
        cents=-clearing.cents,
        on=on,
        payment=clearing.payment,
        undoes=clearing,
        reason=reason.strip(),
    )


def held(payment: Payment, seen: int) -> Payment:
    """Lock a payment of which nothing was used since it was seen."""
    payment = Payment.objects.select_for_update().get(pk=payment.pk)
    if payment.free != seen:
        raise MovedOn
    return payment


def paid(invoice: Invoice, payment: Payment, cents: int) -> Clearing:
    """Write what a payment pays of an invoice; money that was there before the invoice pays it from its first day."""
    on = max(payment.on, invoice.called_on)
    return Clearing.objects.create(invoice=invoice, kind=Clearing.Kind.PAID, cents=cents, on=on, payment=payment)


def told(clearing: Clearing) -> dict[str, object]:
    """Return what the journal keeps of a clearing: all that the books need."""
    invoice = clearing.invoice
    return {
        "clearing": clearing,
        "invoice": invoice,
        "number": invoice.label,
        "organisation": named(invoice.organisation),
        "kind": clearing.kind,
        "cents": clearing.cents,
        "currency": invoice.currency,
        "on": clearing.on,
        **({"payment": clearing.payment} if clearing.payment else {}),
        **({"undoes": clearing.undoes} if clearing.undoes else {}),
    }


def settle_or_reopen(invoice: Invoice, by: Actor, at: datetime) -> None:
    """Bring an invoice, its obligation and those of its instalments to what its clearings have left of it."""
    left = invoice.left
    whole = _last_day(invoice) if left <= 0 else None
    is_other = (whole is None) != (invoice.settled_on is None)
    if is_other:
        invoice.settled_on = whole
        invoice.save(update_fields=["settled_on"])
    planned = _follow_plan(invoice, by, at)
    if is_other or planned:
        # What instalments were agreed for is owed by them alone.
        _bring(invoice, whole or (day_of(at) if left <= planned else None), by, at)


def _follow_plan(invoice: Invoice, by: Actor, at: datetime) -> int:
    """Settle and reopen instalments in order of their days, and return what they come to."""
    plan = list(invoice.instalments.all())
    for one, since in paid_from(invoice, plan) if plan else ():
        if (since is None) != (one.settled_on is None):
            one.settled_on = since
            one.save(update_fields=["settled_on"])
            _bring(one, since, by, at)
    ahead = [one.on for one in plan if one.settled_on is None]
    if ahead and ahead[0] != invoice.due:
        invoice.due = ahead[0]
        invoice.save(update_fields=["due"])
    return sum(one.cents for one in plan)


def _bring(owed: Invoice | Instalment, since: date | None, by: Actor, at: datetime) -> None:
    obligation = Obligation.objects.get(subject=named(owed))
    if since and obligation.settled_on is None:
        settle(obligation, on=since, by=by, at=at)
    elif since is None and obligation.settled_on:
        reopen(obligation, by=by, at=at)


def _last_day(invoice: Invoice) -> date:
    # Payments may be entered in any order: it is whole from the day of the last one that stands.
    return max(one.on for one in invoice.clearings.filter(undoes=None, undone_by=None))
