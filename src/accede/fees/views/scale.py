"""The scale of fees, whom it puts where, and what somebody would pay."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accede.fees.forms import ScaleDay
from accede.fees.queries import Placed, asked, payers, placed
from accede.fees.views.called import PER_PAGE, office
from accede.fees.views.simulator import simulated
from accede.people.access import open_to
from accede.people.queries import language, now
from accede.register.views.paging import paged
from accede.register.views.spreadsheet import csv_file
from accede.rulebook.book import Book
from accede.rulebook.fee import Fee
from accede.rulebook.known import fee_of
from accede.rulebook.verdict import Amount, Money
from accede.statutes.queries import book_on, day_of
from accede.statutes.views.reading import doubt, kinds_of
from accede.wording.formats import day, listed, money
from accede.wording.margin import fact_value, margin, not_known, reasons, sentence
from accede.wording.phrases import label_of
from accede.wording.scale import base_lines, grid, place, scale_lines

COLUMNS = ("number", "name", "category")
OWED = ("amount", "currency", "article", "missing")


@require_safe
def scale(request: HttpRequest) -> HttpResponse:
    """Show the fees of the edition in force on a day, and work one out; to the office, also whom they put where."""
    lang, form = language(), ScaleDay(request.GET if "on" in request.GET else None)
    on = _asked(form)
    book = book_on(on)
    categories, kinds = payers(book), kinds_of(book, lang)
    rules = list({fee.name: fee for fee in (fee_of(book, one) for one in categories) if fee}.values())
    others = listed((label_of(one, lang) for name, one in book.category.items() if name not in categories), lang)
    context = {
        "form": form,
        "asked": f"?on={on}",
        "on": on if "on" in request.GET else None,
        "in_force": day(book.rulebook.in_force, lang),
        "rules": [_rule(one, book, lang) for one in rules],
        "base": [{"text": one.text, "cite": doubt(one.marks, kinds, lang)} for one in base_lines(rules, book, lang)],
        "others": _("No fee is set for: %(categories)s.") % {"categories": others} if rules and others else "",
        **simulated(request.GET, book, categories, on=on),
        "fee_says": "",  # the citation of each rule says it
        **(_whom(request, on, book, lang) if rules and office(request.actor) else {}),
    }
    return render(request, "fees/scale.html", context)


@require_safe
@open_to(office)
def scale_csv(request: HttpRequest) -> HttpResponse:
    """Hand out whom the scale puts where as a file for a spreadsheet."""
    on = _asked(ScaleDay(request.GET))
    book = book_on(on)
    rules = [fee_of(book, one) for one in payers(book)]
    facts = list(dict.fromkeys([*_figures(book), *(name for rule in rules for name in sorted(rule.asks()))]))
    return csv_file(f"fees-{on}.csv", (*COLUMNS, *facts, *OWED), (_plain(one, facts) for one in placed(on)))


def _asked(form: ScaleDay) -> date:
    return (form.cleaned_data.get("on") if form.is_valid() else None) or day_of(now())


def _rule(rule: Fee, book: Book, language: str) -> dict[str, Any]:
    told = grid(rule, book, language)
    said = Amount(money=None, code="fee.cannot_say", article=rule.article, marks=rule.bearing)
    table = None
    if told:
        plain = len(told.columns) - told.amounts
        heads = [{"label": one} for one in told.columns[:plain]]
        columns = [*heads, *({"label": one, "n": True, "last": True} for one in told.columns[plain:])]
        table = {"columns": columns, "rows": [{"cells": row} for row in told.rows]}
    return {
        "label": label_of(rule, language),
        "sample": rule.sample,
        "cite": margin(said, book, language, url=reverse("statutes")),
        "table": table,
        "lines": [{"text": one.text} for one in scale_lines(rule, book, language)],
    }


def _whom(request: HttpRequest, on: date, book: Book, language: str) -> dict[str, Any]:
    found = placed(on)
    pages = paged(request, found, PER_PAGE)
    columns = [
        {"label": _("Member")},
        {"label": _("Where the scale puts it")},
        {"label": _("Fee %(year)d") % {"year": on.year}, "n": True, "last": True},
    ]
    rows = [{"cells": _cells(one, book, language)} for one in pages]
    table = {"columns": columns, "rows": rows, "kind": "wide", "empty": _("Nobody is a member on that day.")}
    return {"whom": table, "pages": pages, "together": _together(found, book, language) if found else ""}


def _together(found: Sequence[Placed], book: Book, language: str) -> str:
    """Say what the scale brings from all members of a day, and of how many nobody can say it."""
    known = [one.amount.money.cents for one in found if one.amount.money]
    total = money(Money(sum(known), book.rulebook.currency), language)
    said = _("All members together: %(amount)s.") % {"amount": total}
    unsaid = len(found) - len(known)
    more = ngettext("Of one member it cannot be said.", "Of %(n)d members it cannot be said.", unsaid) % {"n": unsaid}
    return f"{said} {more}" if unsaid else said


def _cells(one: Placed, book: Book, language: str) -> list[object]:
    member, amount, rule = one.membership, one.amount, fee_of(book, one.membership.category)
    several = len(book.category) > 1
    category = label_of(book.category[member.category], language) if member.category in book.category else ""
    where = place(rule, amount.values, book, language) if rule else ""
    figures = [
        f"{label_of(fact, language)}: {fact_value(name, one.facts[name], book, language)}"
        for name, fact in _figures(book, member.category).items()
        if name in one.facts and f"fact.{name}" not in amount.values
    ]
    parts = [sentence(line, book, language) for line in amount.lines[1:]]
    small = [listed(figures, language, "unit"), *parts, *why_unsaid(amount, book, language)]
    return [
        {"text": member.organisation.name, "url": member.get_absolute_url(), "small": category if several else ""},
        {"text": where or "–", "small": " · ".join(filter(None, small))},
        money(amount.money, language) if amount.money else _("cannot say"),
    ]


def why_unsaid(amount: Amount, book: Book, language: str) -> Iterator[str]:
    """Say why an amount cannot be said."""
    if amount.money is None and amount.missing:
        yield not_known(amount, book, language)
    elif amount.money is None:
        why = reasons(tuple(one for one in amount.marks if one.kind == "unknown"), language)
        yield " ".join(why) or sentence(amount, book, language)


def _figures(book: Book, *categories: str) -> Mapping[str, Any]:
    return {name: fact for one in categories or payers(book) for name, fact in asked(book, one).items()}


def _plain(one: Placed, facts: Iterable[str]) -> list[object]:
    amount = one.amount
    known = {**one.facts, **{name: amount.values[f"fact.{name}"] for name in facts if f"fact.{name}" in amount.values}}
    cents = amount.money.cents if amount.money else None
    return [
        one.membership.number,
        one.membership.organisation.name,
        one.membership.category,
        *("" if known.get(name) is None else str(known[name]) for name in facts),
        "" if cents is None else f"{cents // 100}.{cents % 100:02d}",
        amount.money.currency if amount.money else "",
        " ".join(amount.article),
        " ".join(amount.missing),
    ]
