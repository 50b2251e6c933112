"""Members as a table that says what the map shows in words, and what each figure in it counts."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.register.models import Figure, Membership
from accede.register.queries import by_list, latest_figures, listed_facts
from accede.rulebook.book import Book
from accede.rulebook.verdict import Named
from accede.wording.formats import country, day, number, text
from accede.wording.margin import named

UNKNOWN = "–"


def table(memberships: Iterable[Membership], book: Book, on: date, language: str) -> dict[str, Any]:
    """Return the members as a table, with the figures that the rulebook asks of them."""
    asked = listed_facts(book)
    has_categories = len(book.category) > 1
    columns = [
        {"label": _("Member")},
        {"label": _("Country")},
        *([{"label": _("Category")}] if has_categories else []),
        *({"label": text(fact.label, language) or name, "n": True} for name, fact in asked.items()),
        {"label": _("Member since"), "n": True},
        {"label": _("Number in the register"), "n": True},
    ]
    rows = [{"cells": _cells(one, book, asked, on, language, has_categories)} for one in memberships]
    caption = _("Figures as each member last declared them, with their year; a dash where none is known.")
    return {
        "columns": columns,
        "rows": rows,
        "kind": "wide",
        "caption": caption,
        "empty": _("No member matches."),
    }


def definitions(memberships: Iterable[Membership], book: Book, on: date, language: str) -> list[dict[str, str]]:
    """Return what each figure of the table counts, in the words of whoever declared it, if anything was said of it."""
    told = ((one, _listed(one, book, on)) for one in memberships)
    return [
        {
            "title": one.organisation.name,
            "url": one.get_absolute_url(),
            "text": " ".join(_definition(figure, book, on, language) for figure in figures),
        }
        for one, figures in told
        if any(figure.definition for figure in figures)
    ]


def since(membership: Membership, language: str) -> str:
    """Write since when somebody is a member, no more exactly than it is known."""
    if membership.starts is None:
        return UNKNOWN
    return str(membership.starts.year) if membership.starts_year_only else day(membership.starts, language)


def figure_label(name: str, book: Book, language: str) -> str:
    """Name a figure as the rulebook does, else by its own words."""
    fact = book.fact.get(name)
    return text(fact.label, language) if fact and fact.label else name.replace("_", " ")


def _listed(membership: Membership, book: Book, on: date) -> list[Figure]:
    known = latest_figures(membership.organisation, on)
    return [known[name] for name in listed_facts(book) if name in known]


def _cells(
    membership: Membership, book: Book, asked: Iterable[str], on: date, language: str, has_categories: bool
) -> list[Any]:
    organisation = membership.organisation
    known, listed = latest_figures(organisation, on), by_list(organisation, book, on)
    name = {"text": organisation.name, "url": membership.get_absolute_url()}
    if organisation.is_sample:
        name["stamp"] = _("sample")
    return [
        name,
        country(organisation.country, language),
        *([named(Named("category", membership.category), book, language)] if has_categories else []),
        *(_figure(known.get(one), on, language, listed.get(one)) for one in asked),
        _since(membership, language),
        str(membership.number),
    ]


def _since(membership: Membership, language: str) -> str | dict[str, str]:
    if membership.starts is None and not membership.starts_note:
        return UNKNOWN
    return {"text": since(membership, language), "small": membership.starts_note}


def _figure(figure: Figure | None, on: date, language: str, listed: int | None = None) -> str | dict[str, str]:
    if listed is not None:
        return {"text": number(listed, language), "small": _("by its own list")}
    if figure is None:
        return UNKNOWN
    return {"text": number(figure.counted(on), language), "small": str(figure.year or _("year not known"))}


def _definition(figure: Figure, book: Book, on: date, language: str) -> str:
    values = {
        "figure": figure_label(figure.name, book, language),
        "value": number(figure.counted(on), language),
        "year": figure.year or _("year not known"),
        "definition": figure.definition or _("not defined"),
    }
    return _("%(figure)s: %(value)s (%(year)s). Counted: %(definition)s.") % values
