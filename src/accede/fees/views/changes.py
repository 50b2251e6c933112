"""What changed in a member's fee since last year, and why."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.fees.models import Invoice
from accede.fees.queries import Planned
from accede.journal.record import recorded
from accede.rulebook.book import Book
from accede.rulebook.verdict import Money, Named
from accede.wording.formats import day, money
from accede.wording.margin import fact_value, named

RELIEF, JOINED = "fee.line.relief", "fee.line.joined"


def is_changed(one: Planned) -> bool:
    """Say whether a member owes something else than last year, or was not called then."""
    return one.before is None or one.amount.money is None or one.before.cents != one.amount.money.cents


def changes(one: Planned, book: Book, begins: date, language: str, *, is_first: bool = False) -> list[str]:
    """Say why a member owes what it does, compared with last year; nothing where it owes the same.

    `begins` is the first day of the edition in force. Where nobody was called last year, `is_first`, that is no news.
    """
    if not is_changed(one):
        return []
    if one.before is None:
        return [] if is_first else [_first(one)]
    found = list(_reasons(one, one.before, book, begins, language))
    return [_last(one.before, language), *found]


def _first(one: Planned) -> str:
    starts = one.membership.starts
    year = one.facts["today"].year
    return _("First year of membership.") if starts and starts.year == year else _("No fee was called last year.")


def _last(before: Invoice, language: str) -> str:
    return _("Last year: %(amount)s.") % {"amount": money(Money(before.cents, before.currency), language)}


def _reasons(one: Planned, before: Invoice, book: Book, begins: date, language: str) -> Iterator[str]:
    if before.membership.category != one.membership.category:
        both = (before.membership, one.membership)
        was, now = (named(Named("category", each.category), book, language) for each in both)
        yield _("Category: %(was)s then, %(now)s now.") % {"was": was, "now": now}
    yield from _figures(one, before, book, language)
    if before.called_on < begins:
        yield _("The rules are those in force since %(day)s.") % {"day": day(begins, language)}
    then, today = [each["code"] for each in before.amount.get("lines", ())], [each.code for each in one.amount.lines]
    if any(code.startswith(JOINED) for code in then):
        yield _("Last year was its first, and not a whole one.")
    if RELIEF in then and RELIEF not in today:
        yield _("Last year’s reduction has ended.")
    if RELIEF in today and RELIEF not in then:
        yield _("A reduction was granted.")


def _figures(one: Planned, before: Invoice, book: Book, language: str) -> Iterator[str]:
    then = _known(before.amount.get("values", {}), before.amount.get("origins", {}))
    today = _known(recorded(one.amount.values), {name: vars(each) for name, each in one.origins.items()})
    for name in (name for name in today if name in then and name in book.fact and then[name] != today[name]):
        was, now = (fact_value(name, known[name], book, language) for known in (then, today))
        said = {"fact": named(Named("fact", name), book, language), "was": was, "now": now}
        yield _("%(fact)s: %(was)s then, %(now)s now.") % said


def _known(values: Mapping[str, Any], origins: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the facts that an amount followed from: what was declared, and what the scale made of it."""
    found = {name: each["number"] for name, each in origins.items()}
    return found | {key.removeprefix("fact."): each for key, each in values.items() if key.startswith("fact.")}
