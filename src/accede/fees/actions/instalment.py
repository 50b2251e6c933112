"""What is left of an invoice is paid in parts, each by a day that was agreed; standing follows each of those days."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.fees.actions.clearing import settle_or_reopen
from accede.fees.models import Instalment, Invoice
from accede.fees.queries.instalment import is_missed
from accede.journal.actions import Actor, Refused, action, write
from accede.journal.record import named
from accede.people.capacities import secretariat, treasurer
from accede.register.actions import owe, settle
from accede.register.models import Obligation
from accede.rulebook.verdict import Money
from accede.statutes.queries import day_of


class NotWhole(Refused):
    """A plan says when all that is left is paid."""

    sentence = _("The instalments do not come to what is left to pay.")


class NoSuchDays(Refused):
    """Each instalment has a day of its own, that lies ahead."""

    sentence = _("Each instalment is more than nothing, and has a day of its own from today on.")


class AgreedAlready(Refused):
    """There is one plan for an invoice, and another once a day of it was missed."""

    sentence = _("Instalments are agreed for this fee already.")


class PlanWithoutReason(Refused):
    """Whoever reads the books is told why somebody may pay later."""

    sentence = _("Say who agreed to it, and why.")


@action("fees.agree_instalments", allowed_to=treasurer | secretariat)
def agree_instalments(
    invoice: Invoice, *, parts: Sequence[tuple[date, int]], reason: str, by: Actor, at: datetime
) -> list[Instalment]:
    """Note by when which part of what is left is paid: that is owed from now on in place of the whole.

    Where an instalment was missed, this takes the place of all that are not paid; the journal keeps both plans.
    """
    invoice = Invoice.objects.select_for_update().get(pk=invoice.pk)
    today, parts = day_of(at), sorted(parts)
    if not reason.strip():
        raise PlanWithoutReason
    missed = list(invoice.instalments.filter(settled_on=None))
    if invoice.instalments.exists() and not is_missed(missed, today):
        raise AgreedAlready
    if any(on < today or cents <= 0 for on, cents in parts) or len({on for on, _cents in parts}) < len(parts):
        raise NoSuchDays
    if not parts or sum(cents for _on, cents in parts) != invoice.left:
        raise NotWhole
    for one in missed:
        settle(Obligation.objects.get(subject=named(one)), on=today, by=by, at=at)
        one.delete()
    plan = [Instalment.objects.create(invoice=invoice, on=on, cents=cents) for on, cents in parts]
    said = [{"on": one.on, "money": Money(one.cents, invoice.currency)} for one in plan]
    values = {"number": invoice.label, "organisation": invoice.organisation, "instalments": said}
    write(invoice, values=values, personal={"reason": reason.strip()})
    for one in plan:
        owed = {"cents": one.cents, "currency": invoice.currency, "due": one.on}
        owe(invoice.organisation, subject=named(one), **owed, by=by, at=at)
    settle_or_reopen(invoice, by, at)
    return plan
