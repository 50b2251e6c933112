"""The report of a year: what was called of each member, and what became of it; and whether the sums agree."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Max, Min, Q, QuerySet, Sum

from accede.fees.models import Clearing, CreditNote, Invoice, Payment, Refund, Series
from accede.fees.queries.ageing import Open, cleared_by
from accede.fees.queries.books import Account, Kind, Movement, balances


@dataclass
class Called:
    """What was called of a member in a year, in cents, and what became of it."""

    organisation: int = 0
    name: str = ""
    country: str = ""
    category: str = ""
    called: int = 0
    paid: int = 0
    credited: int = 0
    written_off: int = 0

    @property
    def left(self) -> int:
        """What is left to pay."""
        return self.called - self.paid - self.credited - self.written_off


@dataclass(frozen=True)
class Numbers:
    """The numbers given in a year: how many, the first, the last, and those that are missing."""

    count: int
    first: int
    last: int
    missing: tuple[int, ...]


def called_in(year: int, on: date, currency: str) -> list[Called]:
    """Return what was called in a year of each member in each category, and what had become of it by a day."""
    owner = ("organisation", "organisation__name", "organisation__country", "membership__category")
    invoices = Invoice.objects.filter(year=year, called_on__lte=on, currency=currency)
    found = {
        (one[0], one[3]): Called(*one)
        for one in invoices.values_list(*owner).annotate(Sum("cents")).order_by("organisation__words", "organisation")
    }
    clearings = Clearing.objects.filter(invoice__in=invoices, on__lte=on)
    whose = ("invoice__organisation", "invoice__membership__category", "kind")
    for organisation, category, kind, cents in clearings.values_list(*whose).annotate(Sum("cents")).order_by():
        setattr(found[organisation, category], kind, cents)
    return list(found.values())


def together(rows: Iterable[Called]) -> Called:
    """Add rows up."""
    whole = Called()
    for one in rows:
        whole.called += one.called
        whole.paid += one.paid
        whole.credited += one.credited
        whole.written_off += one.written_off
    return whole


def years() -> list[int]:
    """Return the years in which fees were called, the last one first."""
    return list(Series.objects.order_by("-pk").values_list("pk", flat=True))


def currencies() -> list[str]:
    """Return the currencies in which fees were called."""
    return list(Invoice.objects.order_by("currency").values_list("currency", flat=True).distinct())


def numbers(of: QuerySet[Invoice] | QuerySet[CreditNote]) -> Numbers:
    """Say whether the numbers of a series follow one another from one."""
    told = of.aggregate(count=Count("pk"), first=Min("number"), last=Max("number"))
    missing: set[int] = set()
    if told["count"] and (told["first"], told["last"]) != (1, told["count"]):
        missing = {*range(1, told["last"] + 1)} - {*of.values_list("number", flat=True)}
    return Numbers(told["count"], told["first"] or 0, told["last"] or 0, tuple(sorted(missing)))


def differences(ageing: Iterable[Open], on: date, currency: str) -> dict[str, int]:
    """Return by how much the books differ from what is left of each fee and free of each payment; nothing if sound."""
    held, rows = balances(_moved(on, currency)), list(ageing)
    return {
        "debts": held[Account.DEBTS] - sum(one.left for one in rows),
        "credits": held[Account.CREDITS] + sum(one.free for one in rows),
        "settled": Invoice.objects.annotate(gone=cleared_by(None))
        .filter(Q(settled_on=None, cents__lte=F("gone")) | Q(settled_on__isnull=False, cents__gt=F("gone")))
        .count(),
    }


def _moved(on: date, currency: str) -> list[Movement]:
    """Return everything that moved by a day, one movement for each kind."""
    kinds = Clearing.objects.filter(on__lte=on, invoice__currency=currency).values_list("kind").annotate(Sum("cents"))
    sums = {
        **dict(kinds.order_by()),
        Kind.CALLED: _sum(Invoice.objects.filter(called_on__lte=on, currency=currency)),
        Kind.RECEIVED: _sum(Payment.objects.filter(on__lte=on, currency=currency)),
        Kind.REFUNDED: _sum(Refund.objects.filter(on__lte=on, payment__currency=currency)),
    }
    return [Movement(on, "", Kind(kind), cents, currency) for kind, cents in sums.items()]


def _sum(of: QuerySet) -> int:
    return of.aggregate(cents=Sum("cents"))["cents"] or 0
