"""How old is what is still open, and whose money pays nothing yet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from accede.fees.models import Clearing, Instalment, Invoice, Payment, Refund
from accede.wording.folding import folded

# Up to how many days after the last day to pay: not due, three steps, and beyond them one more.
AGES = (0, 30, 60, 90)


@dataclass
class Open:
    """What one organisation has still to pay, by how late it is, and what of its own money pays nothing yet; cents."""

    organisation: int = 0  # 0 for payers whom the register does not know
    name: str = ""
    ages: list[int] = field(default_factory=lambda: [0] * (len(AGES) + 1))
    free: int = 0

    @property
    def left(self) -> int:
        """What is still to be paid, however late."""
        return sum(self.ages)


def ageing(on: date, currency: str) -> list[Open]:
    """Return what was open or free on a day, by organisation; payers whom nobody knows come last."""
    found: dict[int, Open] = {}
    invoices = Invoice.objects.filter(called_on__lte=on, currency=currency).annotate(gone=cleared_by(on))
    rows = invoices.exclude(cents=F("gone")).values_list(
        "pk", "organisation", "organisation__name", "due", "cents", "gone"
    )
    plans = _plans(rows)
    for pk, organisation, name, due, cents, gone in rows.iterator():
        row = found.setdefault(organisation, Open(organisation, name))
        for day, part in _parts(cents - gone, due, plans.get(pk, ())):
            row.ages[_age(day, on)] += part
    payments = Payment.objects.filter(on__lte=on, currency=currency)
    payments = payments.annotate(used=_used(Clearing, on), back=_used(Refund, on)).exclude(cents=F("used") + F("back"))
    for organisation, name, cents, used, back in payments.values_list(
        "organisation", "organisation__name", "cents", "used", "back"
    ):
        found.setdefault(organisation or 0, Open(organisation or 0, name or "")).free += cents - used - back
    return sorted(found.values(), key=lambda one: (not one.organisation, folded(one.name), one.organisation))


def summed(rows: list[Open]) -> Open:
    """Add rows up."""
    ages = [sum(one.ages[place] for one in rows) for place in range(len(AGES) + 1)]
    return Open(ages=ages, free=sum(one.free for one in rows))


def cleared_by(on: date | None) -> Coalesce:
    """Return the cents that had cleared an invoice by a day, or by now."""
    upto = Q() if on is None else Q(on__lte=on)
    cleared = Clearing.objects.filter(upto, invoice=OuterRef("pk")).order_by().values("invoice")
    return Coalesce(Subquery(cleared.annotate(cents_=Sum("cents")).values("cents_")), 0)


def _used(model: type[Clearing] | type[Refund], on: date) -> Coalesce:
    used = model.objects.filter(payment=OuterRef("pk"), on__lte=on).order_by().values("payment")
    return Coalesce(Subquery(used.annotate(cents_=Sum("cents")).values("cents_")), 0)


def _plans(rows: QuerySet) -> dict[int, list[tuple[date, int]]]:
    """Return the instalments agreed for each invoice, the last one first."""
    plans: dict[int, list[tuple[date, int]]] = {}
    planned = Instalment.objects.filter(invoice__in=rows.values("pk")).order_by("-on")
    for invoice, day, cents in planned.values_list("invoice", "on", "cents"):
        plans.setdefault(invoice, []).append((day, cents))
    return plans


def _parts(left: int, due: date, plan: Iterable[tuple[date, int]]) -> Iterator[tuple[date, int]]:
    """Part what is left by the days it is due on: what comes in pays the earliest instalment, so the last are left."""
    for day, cents in plan:
        part = min(left, cents)
        left -= part
        yield day, part
    yield due, left


def _age(due: date, on: date) -> int:
    late = (on - due).days
    return next((place for place, most in enumerate(AGES) if late <= most), len(AGES))
