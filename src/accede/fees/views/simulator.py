"""The fee simulator: what somebody would pay, line by line; on every page that shows it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.fees.forms import FeeForm
from accede.people.queries import language
from accede.rulebook.book import Book
from accede.rulebook.facts import Fact
from accede.rulebook.fee import Fee
from accede.rulebook.known import fee_of
from accede.rulebook.verdict import Amount, Named
from accede.wording.formats import listed, text
from accede.wording.margin import amount_lines, fact_value, margin, named, sentence


def simulated(
    asked: Mapping[str, str],
    book: Book,
    categories: Sequence[str],
    *,
    on: date,
    joined: date | None = None,
) -> dict[str, Any]:
    """Work out the fee that somebody asks for: of the whole year of a day, or of the first from the day of joining."""
    lang = language()
    form = FeeForm(None, book=book, categories=categories, language=lang)
    if not form.fields or any(name in asked for name in form.fields):
        form = FeeForm(asked, book=book, categories=categories, language=lang)
    rules = [rule for rule in (fee_of(book, one) for one in categories) if rule]
    found = {"fee_form": form, "has_fee": bool(rules), "fee_says": _said_of_fees(rules, book, lang)}
    if not rules or not form.is_valid():
        return found
    amount = book.fee_for(form.category, form.facts(), joined, on=joined or on)
    if amount.money is None and (beyond := _beyond(amount, book, form.facts(), lang)):
        return found | {"sum": {"unsaid": beyond, "cite": margin(amount, book, lang, url=reverse("statutes"))}}
    return found | {"sum": _sum(amount, book, form.category, joined, lang)}


def _said_of_fees(rules: Sequence[Fee], book: Book, language: str) -> str:
    """Return what articles about fees say; one under which members or their paths stand tells of those."""
    told = {
        rule.article[0] for each in (book.category, book.criterion, book.path) for rule in each.values() if rule.article
    }
    articles = dict.fromkeys(
        name for rule in rules for name in rule.article if name in book.article and name not in told
    )
    return " ".join(text(book.article[name].says, language) for name in articles)


def _beyond(amount: Amount, book: Book, facts: Mapping[str, Fact], language: str) -> str:
    """Say for what of all that was given the scale has no place, such as a country of another continent."""
    for name in amount.missing:
        rule = book.fact.get(name)
        if rule and not rule.is_given and rule.asks() <= facts.keys():
            given = [fact_value(one, facts[one], book, language) for one in sorted(rule.asks())]
            told = {"given": listed(given, language), "fact": named(Named("fact", name), book, language)}
            return _("The scale has nothing for %(given)s under “%(fact)s”, so no fee can be said.") % told
    return ""


def _sum(amount: Amount, book: Book, category: str, joined: date | None, language: str) -> dict[str, Any]:
    rule, cite = fee_of(book, category), margin(amount, book, language, url=reverse("statutes"))
    if amount.money is None:
        return {"unsaid": sentence(amount, book, language), "cite": cite}
    first = _("First fee, {year}").format(year=joined.year) if joined else _("Yearly fee")
    return {
        "lines": amount_lines(amount, book, language),
        "total_label": first,
        "total": amount.money.cents,
        "currency": amount.money.currency,
        "stamp": _("sample scale") if rule and rule.sample else "",
        "cite": cite,
    }
