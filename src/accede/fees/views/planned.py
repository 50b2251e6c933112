"""What a yearly call would call, as tables: member by member, and in sums."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accede.fees.queries import Planned, State, to_call
from accede.fees.views.changes import changes
from accede.fees.views.origins import origins_told
from accede.fees.views.scale import why_unsaid
from accede.rulebook.book import Book
from accede.rulebook.known import fee_of
from accede.rulebook.verdict import Money
from accede.statutes.queries import edition_on
from accede.wording.formats import country, money, number
from accede.wording.margin import article_mark, fact_value, sentence
from accede.wording.phrases import label_of
from accede.wording.scale import place

COLUMNS = ("number", "name", "country", "category", "state", "amount", "currency", "last_year", "why", "article")
LABELS = {
    State.TO_CALL: gettext_lazy("to be called"),
    State.CALLED: gettext_lazy("called"),
    State.UNSAID: gettext_lazy("cannot be called"),
    State.NOTHING: gettext_lazy("owes nothing"),
}
TAGS = {State.TO_CALL: "now", State.CALLED: "done", State.UNSAID: "lost", State.NOTHING: ""}


def member_table(
    found: Iterable[Planned], book: Book, on: date, language: str, *, is_first: bool = False
) -> dict[str, Any]:
    """Return members with what each owes, what that follows from, and what changed since last year."""
    columns = [
        {"label": _("Member")},
        {"label": _("What it follows from")},
        {"label": _("Fee %(year)d") % {"year": on.year}, "n": True, "last": True},
        {"label": _("State"), "last": True},
    ]
    rows = [{"cells": _cells(one, book, on, language, is_first)} for one in found]
    return {"columns": columns, "rows": rows, "kind": "wide", "empty": _("No member matches.")}


def counts(found: Sequence[Planned], language: str) -> list[tuple[str, str]]:
    """Count the members by what a call would do with them."""
    counted = Counter(one.state for one in found)
    return [(str(label), number(counted[state], language)) for state, label in LABELS.items() if counted[state]]


def total(found: Iterable[Planned], book: Book, language: str) -> str:
    """Return what a call would bring."""
    cents = sum(one.amount.money.cents for one in to_call(found))
    return money(Money(cents, book.rulebook.currency), language)


def sums(found: Iterable[Planned], book: Book, language: str) -> list[dict[str, Any]]:
    """Return what a call would bring by category and by group of countries, where there are several."""
    due = to_call(found)
    tables = [_summed(_("Category"), due, lambda one: _category(one, book, language), book, language)]
    grouped = {
        name: fact for name, fact in book.fact.items() if fact.choices and "country" in _kinds(fact.asks(), book)
    }
    used = [name for name in grouped if any(f"fact.{name}" in one.amount.values for one in due)]
    if used:
        label, key = label_of(grouped[used[0]], language), f"fact.{used[0]}"
        tables.append(_summed(label, due, lambda one: _value(one, key, book, language), book, language))
    else:
        by_country = lambda one: country(one.membership.organisation.country, language)  # noqa: E731
        tables.append(_summed(_("Country"), due, by_country, book, language))
    return [one for one in tables if len(one["rows"]) > 1]


def lines(found: Iterable[Planned], book: Book, on: date, language: str) -> Iterator[list[object]]:
    """Return the same members in plain values, for a spreadsheet."""
    for one in found:
        organisation, owed = one.membership.organisation, one.amount.money
        yield [
            one.membership.number,
            organisation.name,
            organisation.country,
            one.membership.category,
            one.state.value,
            _plain(owed.cents if owed else None),
            book.rulebook.currency,
            _plain(one.before.cents if one.before else None),
            " ".join([*why_unsaid(one.amount, book, language), *changes(one, book, edition_on(on).in_force, language)]),
            " ".join(one.amount.article),
        ]


def _plain(cents: int | None) -> str:
    return "" if cents is None else f"{cents // 100}.{cents % 100:02d}"


def _cells(one: Planned, book: Book, on: date, language: str, is_first: bool) -> list[object]:
    member, rule = one.membership, fee_of(book, one.membership.category)
    where = place(rule, one.amount.values, book, language) if rule else ""
    name = {"text": member.organisation.name, "url": reverse("fee_of_member", args=[member.number])}
    if member.organisation.is_sample:
        name["stamp"] = _("sample")
    if len(book.category) > 1:
        name["small"] = _category(one, book, language)
    known = {name: vars(each) for name, each in one.origins.items()}
    why = [*why_unsaid(one.amount, book, language), *origins_told(known, book, on, language)]
    why += [sentence(line, book, language) for line in one.amount.lines[1:]]
    why += changes(one, book, edition_on(on).in_force, language, is_first=is_first)
    mark = article_mark(one.amount.article, book, language) if one.amount.article else ""
    amount = {"text": _owed(one, language), "small": mark}
    if one.invoice:
        amount["url"] = one.invoice.get_absolute_url()
    tag = {"state": TAGS[one.state], "label": LABELS[one.state]}
    return [name, {"text": where or "–", "small": " ".join(why)}, amount, {"text": "", "tag": tag}]


def _owed(one: Planned, language: str) -> str:
    """Write what was called of a member, else what would be."""
    if one.invoice:
        return money(Money(one.invoice.cents, one.invoice.currency), language)
    return money(one.amount.money, language) if one.amount.money else _("cannot say")


def _category(one: Planned, book: Book, language: str) -> str:
    name = one.membership.category
    return label_of(book.category[name], language) if name in book.category else name


def _kinds(names: Iterable[str], book: Book) -> set[str]:
    return {book.fact[name].kind for name in names if name in book.fact}


def _value(one: Planned, key: str, book: Book, language: str) -> str:
    return fact_value(key.removeprefix("fact."), one.amount.values.get(key), book, language)


def _summed(label: str, due: Iterable[Planned], group: Any, book: Book, language: str) -> dict[str, Any]:
    members: Mapping[str, int] = Counter()
    cents: dict[str, int] = defaultdict(int)
    for one in due:
        members[group(one)] += 1
        cents[group(one)] += one.amount.money.cents
    columns = [
        {"label": label},
        {"label": _("Members"), "n": True},
        {"label": _("To be called"), "n": True, "last": True},
    ]
    rows = [
        {"cells": [each, number(members[each], language), money(Money(cents[each], book.rulebook.currency), language)]}
        for each in sorted(cents)
    ]
    return {"columns": columns, "rows": rows}
