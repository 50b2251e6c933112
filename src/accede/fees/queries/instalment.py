"""How far the instalments of an invoice are paid."""

from collections.abc import Iterable, Iterator
from datetime import date

from accede.fees.models import Instalment, Invoice
from accede.rulebook.verdict import Money


def paid_from(invoice: Invoice, plan: Iterable[Instalment]) -> Iterator[tuple[Instalment, date | None]]:
    """Return each instalment with the day from which it is paid, None while it is not: the earliest day comes first.

    What was cleared before the plan was made is no part of it.
    """
    plan = list(plan)
    wanted = invoice.cents - sum(one.cents for one in plan)
    cleared = sorted((one.on, one.cents) for one in invoice.clearings.filter(undoes=None, undone_by=None))
    for one in plan:
        wanted += one.cents
        yield one, _reached(cleared, wanted)


def is_missed(plan: Iterable[Instalment], on: date) -> bool:
    """Say whether the day of an instalment has passed on which it was not paid."""
    return any(one.settled_on is None and one.on < on for one in plan)


def due_now(invoice: Invoice) -> Money:
    """Return what is to be paid by the day of an invoice: what is left of it, without instalments of a later day."""
    later = sum(one.cents for one in invoice.instalments.all() if one.on > invoice.due)
    return Money(invoice.left - later, invoice.currency)


def _reached(cleared: Iterable[tuple[date, int]], wanted: int) -> date | None:
    """Return the day on which so much was cleared."""
    for on, cents in cleared:
        wanted -= cents
        if wanted <= 0:
            return on
    return None
