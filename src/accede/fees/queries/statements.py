"""Statements of banks: what waits of them, and what their lines are compared with."""

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from datetime import date
from hashlib import sha256

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from accede.fees.bank import Line
from accede.fees.models import Invoice, Payment, Statement, StatementLine
from accede.fees.queries.matching import NEAR, ByHand, Index, Owed, indexed
from accede.register.models import Organisation

State = StatementLine.State


def statements() -> QuerySet[Statement]:
    """Return statements for a list, the latest first, with how many of their lines are done and how many wait."""
    waiting = Count("lines", filter=Q(lines__state=State.WAITING)) + F("number") - F("laid")
    unmatched = Count("lines", filter=Q(lines__state=State.OPEN))
    return Statement.objects.defer("content").annotate(waiting=waiting, unmatched=unmatched).order_by("-pk")


def at_work() -> QuerySet[Statement]:
    """Return the statements whose lines nobody has looked at yet, the oldest first."""
    waiting = StatementLine.objects.filter(state=State.WAITING)
    return Statement.objects.filter(pk__in=waiting.values("statement")).defer("content").order_by("pk")


def to_lay() -> QuerySet[Statement]:
    """Return the statements of which not every line is taken in yet, the oldest first."""
    return Statement.objects.exclude(starts=None).filter(laid__lt=F("number")).order_by("pk")


def packed(lines: Iterable[Line]) -> bytes:
    """Return lines as a statement holds them until all are taken in."""
    return zlib.compress(json.dumps([astuple(one) for one in lines], default=str).encode(), 1)


def told_by(statement: Statement) -> dict[str, Line]:
    """Return all that a statement tells that is not taken in whole yet, by what each line is known by."""
    rows = json.loads(zlib.decompress(statement.content))
    lines = tuple(Line(date.fromisoformat(on), *rest) for on, *rest in rows)
    return dict(identities(statement.account, lines))


def unmatched() -> QuerySet[StatementLine]:
    """Return the lines that wait for a person, the oldest first."""
    return StatementLine.objects.filter(state=State.OPEN).order_by("on", "pk")


def remembered(headers: list[str]) -> Statement | None:
    """Return the last table with these headers whose columns somebody has matched."""
    return Statement.objects.filter(headers=headers).exclude(columns={}).exclude(starts=None).first()


def identities(account: str, lines: tuple[Line, ...]) -> Iterator[tuple[str, Line]]:
    """Return each line with what it is known by in every statement: the bank's id, else day, amount and texts.

    Lines that are alike are told apart by their order within the day, which is the same in every statement.
    """
    seen: dict[tuple, int] = {}
    for line in lines:
        said = (line.number,) if line.number else (line.payer, line.iban, line.reference, line.text)
        key = (account, line.on.isoformat(), str(line.cents), *said)
        seen[key] = place = seen.get(key, 0) + 1
        yield sha256("\0".join((*key, str(place))).encode()).hexdigest(), line


def index(since: date) -> Index:
    """Return what lines from a day on are compared with, as it is now."""
    rows = Invoice.objects.annotate(cleared=Coalesce(Sum("clearings__cents"), 0)).values_list(
        "pk", "year", "number", "organisation", "cents", "cleared", "currency", "due"
    )
    owed = [
        Owed(pk, year, number, owner, cents - cleared, currency, due)
        for pk, year, number, owner, cents, cleared, currency, due in rows.iterator()
    ]
    owners = {one.organisation for one in owed if one.left > 0}
    known = Organisation.objects.filter(pk__in=Invoice.objects.filter(settled_on=None).values("organisation"))
    names = {pk: name for pk, name in known.values_list("pk", "name") if pk in owners}
    return indexed(owed, _accounts(), names, _by_hand(since - NEAR))


def recorded_by_hand(line: StatementLine, invoices: Iterable[Invoice]) -> bool:
    """Say whether somebody has recorded by hand what seems to be this line."""
    near = (line.on - NEAR, line.on + NEAR)
    alike = Payment.objects.filter(line=None, cents=line.cents, on__range=near, clearings__invoice__in=list(invoices))
    return alike.exists()


def _accounts() -> Iterator[tuple[str, int]]:
    paid = Payment.objects.exclude(iban="").exclude(organisation=None).values_list("iban", "organisation")
    yield from paid.distinct()
    members = Organisation.objects.exclude(iban="").filter(memberships__isnull=False)
    for iban, owner in members.values_list("iban", "pk").distinct():
        yield iban.replace(" ", "").upper(), owner


def _by_hand(since: date) -> Iterator[ByHand]:
    for one in Payment.objects.filter(line=None, on__gte=since).prefetch_related("clearings"):
        paid = frozenset(each.invoice_id for each in one.clearings.all())
        yield ByHand(one.pk, one.on, one.cents, one.currency, one.organisation_id, paid)
