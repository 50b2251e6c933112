"""What fees are owed, called and paid."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from accede.fees.models import Clearing, Invoice, Reminder
from accede.fees.queries.relief import lessened, reliefs_in
from accede.register.models import Membership
from accede.register.queries import FACTS_FROM, facts_of, members_on
from accede.rulebook.book import Book
from accede.rulebook.facts import Fact, Facts
from accede.rulebook.fee import Fee
from accede.rulebook.verdict import Amount, Due, Line, Mark, Money, Named, Value
from accede.statutes.queries import book_on

# What the standing of an invoice's member is asked from, for pages that ask it more than once.
STANDING = tuple(f"organisation__{one}" for one in FACTS_FROM)
STATES = ("open", "late", "reminded", "settled")


def fee_for(category: str, facts: Facts, on: date, joined: date | None = None) -> Amount:
    """Return the yearly fee under the rulebook of a day; for the first year if the day of joining is given."""
    return book_on(on).fee_for(category, facts, joined, on=on)


def owed_by(membership: Membership, on: date, joined: date | None = None) -> Amount:
    """Return the yearly fee of a member by what is known of it on a day, less what was decided to take off."""
    known, book = known_of(membership, on), book_on(on)
    decided = reliefs_in(on.year, [membership])[membership.pk]
    return lessened(decided, known, lambda facts: book.fee_for(membership.category, facts, joined, on=on), book)


def known_of(membership: Membership, on: date) -> dict[str, Fact]:
    """Return what is known of a member on a day, that its fee may follow from."""
    known: dict[str, Fact] = {**facts_of(membership.organisation, on)}
    if membership.starts is not None:
        known["first_year"] = membership.starts.year == on.year
    if membership.starts is not None and not membership.starts_year_only:
        known["joined"] = membership.starts
    return known


def rule_of(amount: Amount, book: Book) -> Fee:
    """Return the rule that an amount was reckoned by."""
    return book.fee[amount.values["fee"].name]


def due_day(amount: Amount, book: Book, invoiced: date) -> Due:
    """Return the day by which an amount invoiced on a day is to be paid."""
    return due_under(rule_of(amount, book), invoiced)


def due_under(rule: Fee, invoiced: date) -> Due:
    """Return the day by which what a rule asks for is to be paid, once it is invoiced on a day."""
    if rule.due is None:
        return Due(on=None, code="day.anchor_missing", values={"anchor": "invoice"}, article=rule.article)
    return rule.due.on({"invoice": invoiced}).resting_on(rule.article, rule.marks("due"))


def amount_of(invoice: Invoice) -> Amount:
    """Return the answer that an invoice rests on, as it was given when it was called."""
    return said_again(invoice.amount, Money(invoice.cents, invoice.currency), invoice.book)


def said_again(said: Mapping[str, Any], money: Money, book: Book) -> Amount:
    """Return an answer that was kept as plain values."""
    return Amount(
        money=money,
        code=said["code"],
        lines=tuple(Line(code=one["code"], cents=one["cents"], values=_values(one)) for one in said.get("lines", ())),
        values=_values(said),
        article=tuple(said.get("article", ())),
        marks=_marks(said.get("marks", ()), book),
    )


def invoices(state: str = "", on: date | None = None) -> QuerySet[Invoice]:
    """Return invoices for a list, with what was received on each and written off; of one state on a day, or all."""
    paid, written = Q(clearings__kind=Clearing.Kind.PAID), Q(clearings__kind=Clearing.Kind.WRITTEN_OFF)
    cents = {
        "received": Coalesce(Sum("clearings__cents", filter=paid), 0),
        "written_off": Coalesce(Sum("clearings__cents", filter=written), 0),
    }
    found = Invoice.objects.select_related("organisation", "membership").annotate(**cents).order_by("-year", "-number")
    narrowed = {
        "open": Q(settled_on=None),
        "late": Q(settled_on=None, due__lt=on),
        "reminded": Q(Exists(Reminder.objects.filter(invoice=OuterRef("pk"))), settled_on=None),
        "settled": ~Q(settled_on=None),
    }
    return found.filter(narrowed[state]) if state in STATES else found


def uncalled(year: int, on: date) -> QuerySet[Membership]:
    """Return the members of a day from whom no fee was called for a year, or only one that was credited whole."""
    called = Invoice.objects.filter(year=year, is_credited=False)
    return members_on(on).exclude(pk__in=called.values("membership"))


def joined_in(membership: Membership, year: int) -> date | None:
    """Return the day on which a member joined, if it was in this year and the day is known."""
    is_known = membership.starts is not None and not membership.starts_year_only
    return membership.starts if is_known and membership.starts.year == year else None


def _values(said: Mapping[str, Any]) -> dict[str, Value]:
    return {name: _value(name, value) for name, value in said.get("values", {}).items()}


def _value(name: str, value: Any) -> Value:
    # The record holds plain JSON: what the rulebook names and days are told apart again by their form.
    if isinstance(value, dict):
        return Named(**value)
    return date.fromisoformat(value) if name == "joined" else value


def _marks(said: list[dict[str, str]], book: Book) -> tuple[Mark, ...]:
    known = {(mark.kind, mark.rule): mark for mark in book.marks()}
    return tuple(known.get((one["kind"], one["rule"])) or Mark(one["kind"], one["rule"], {}) for one in said)
