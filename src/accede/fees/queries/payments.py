"""Money received: what is free of it, whom it is from, and lists of it."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from accede.fees.models import Clearing, Invoice, Payment, Refund
from accede.fees.queries.reference import invoices_of
from accede.rulebook.verdict import Money
from accede.wording.folding import words_of

_PARTS = re.compile(r"[^\s,;]+")


def payments(words: str = "", state: str = "", member: int | None = None) -> QuerySet[Payment]:
    """Return payments for a list, the newest first, each with what is `unused` of it."""
    found = Payment.objects.select_related("organisation").annotate(unused=F("cents") - _sum(Clearing) - _sum(Refund))
    for word in words_of(words):
        told = Q(payer__icontains=word) | Q(reference__icontains=word) | Q(iban__icontains=word)
        found = found.filter(told | Q(organisation__words__contains=word))
    if state == "free":
        found = found.filter(unused__gt=0)
    if member is not None:
        of = Q(organisation__memberships__number=member)
        found = found.filter(of | Q(clearings__invoice__organisation__memberships__number=member)).distinct()
    return found.order_by("-on", "-pk")


def named_invoices(text: str) -> tuple[list[Invoice], list[str]]:
    """Return the invoices that somebody names, in that order, and each word that names none."""
    asked = [(word, invoices_of(word)) for word in _PARTS.findall(text)]
    numbers = dict.fromkeys(one for _word, found in asked for one in found)
    known = Invoice.objects.filter(year__in={year for year, _number in numbers}).filter(
        number__in={number for _year, number in numbers}
    )
    by_number = {(one.year, one.number): one for one in known.select_related("organisation")}
    missing = [word for word, found in asked if not found or any(one not in by_number for one in found)]
    return [by_number[one] for one in numbers if one in by_number], missing


def exported(found: Iterable[Payment]) -> tuple[list[str], Iterator[list[object]]]:
    """Return the headers and the rows of payments for a file."""
    headers = [_("Day"), _("Payer"), _("IBAN"), _("Member"), _("Reference"), _("Amount"), _("Free"), _("Currency")]
    return headers, (_row(one) for one in found)


def _row(one: Payment) -> list[object]:
    whose = one.organisation.name if one.organisation else ""
    amount, free = (str(Money(cents, one.currency)) for cents in (one.cents, one.unused))
    on: date = one.on
    return [on, one.payer, one.iban, whose, one.reference, amount, free, one.currency]


def _sum(model: type[Clearing | Refund]) -> Coalesce:
    own = model.objects.filter(payment=OuterRef("pk")).order_by().values("payment")
    return Coalesce(Subquery(own.annotate(sum=Sum("cents")).values("sum")), 0)
