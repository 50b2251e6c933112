"""The members of a day: a map, and a table that says the same in words."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accede.people.capacities import auditor, board, chair, secretariat
from accede.people.queries import now
from accede.register.forms import MemberSearch
from accede.register.models import Figure, Membership
from accede.register.queries import by_list, folded, latest_figures, listed_facts, members_on
from accede.rulebook.book import Book
from accede.statutes.queries import book_on, day_of, texts
from accede.wording.formats import country, day, number, text

UNKNOWN = "–"
office = secretariat | chair | board | auditor


@require_safe
def members(request: HttpRequest) -> HttpResponse:
    """Show the members of today, or of a day gone by, that match a search."""
    language, today = get_language()[:2], day_of(now())
    search = MemberSearch(request.GET)
    wanted = search.cleaned_data if search.is_valid() else {}
    on = wanted.get("on") or today
    found = matching(members_on(on), wanted.get("q", ""), language)
    book = book_on(on)
    context = {
        "search": search,
        "is_narrowed": any(wanted.values()),
        "day": day(on, language),
        "is_past": on < today,
        "claim": claim(found),
        "notes": notes(found, is_past=on < today),
        "lede": text(texts().page["members"].lede, language),
        "counts": Counter(one.organisation.country for one in found if one.organisation.country),
        "table": table(found, book, on, language),
        "definitions": definitions(found, book, on, language),
        "is_office": bool(office(request.actor)),
    }
    return render(request, "register/members.html", context)


def matching(memberships: Iterable[Membership], words: str, language: str) -> list[Membership]:
    """Return the members whose name or country holds all of some words, by country and name."""
    asked = folded(words).split()
    found = [one for one in memberships if all(word in _told(one, language) for word in asked)]
    return sorted(found, key=lambda one: (not one.organisation.country, _told(one, language)))


def claim(memberships: list[Membership]) -> str:
    """Say how many members there are, in how many countries."""
    countries = len({one.organisation.country for one in memberships} - {""})
    if not memberships or not countries:
        return ngettext("%(n)d member", "%(n)d members", len(memberships)) % {"n": len(memberships)}
    if len(memberships) == 1:
        return _("One member in one country")
    sentence = ngettext("%(n)d members in one country", "%(n)d members in %(countries)d countries", countries)
    return sentence % {"n": len(memberships), "countries": countries}


def notes(memberships: list[Membership], *, is_past: bool) -> list[str]:
    """Say what is not known of these members, so that no count is taken for more than it is."""
    placeless = sum(not one.organisation.country for one in memberships)
    undated = sum(one.starts is None for one in memberships) if is_past else 0
    said = [
        (
            placeless,
            ngettext(
                "The country of one member is not known.", "The countries of %(n)d members are not known.", placeless
            ),
        ),
        (
            undated,
            ngettext(
                "One member whose day of joining is not known is shown too.",
                "%(n)d members whose day of joining is not known are shown too.",
                undated,
            ),
        ),
    ]
    return [sentence % {"n": count} for count, sentence in said if count]


def table(memberships: list[Membership], book: Book, on: date, language: str) -> dict[str, Any]:
    """Return the members as a table, with the figures that the rulebook asks of them."""
    asked = listed_facts(book)
    columns = [
        {"label": _("Member")},
        {"label": _("Country")},
        *({"label": text(fact.label, language) or name, "n": True} for name, fact in asked.items()),
        {"label": _("Member since"), "n": True},
    ]
    seen: set[str] = set()
    rows = [_row(one, asked, book, on, language, seen) for one in memberships]
    caption = _("Figures as each member last declared them, with their year; a dash where none is known.")
    return {
        "columns": columns,
        "rows": rows,
        "kind": "wide",
        "caption": caption,
        "empty": _("No member matches."),
    }


def definitions(memberships: list[Membership], book: Book, on: date, language: str) -> list[dict[str, str]]:
    """Return what each figure of the table counts, in the words of whoever declared it."""
    told = (
        (one, [_definition(figure, book, on, language) for figure in _listed(one, book, on)]) for one in memberships
    )
    return [
        {"title": one.organisation.name, "url": one.get_absolute_url(), "text": " ".join(sentences)}
        for one, sentences in told
        if sentences
    ]


def _listed(membership: Membership, book: Book, on: date) -> list[Figure]:
    known = latest_figures(membership.organisation, on)
    return [known[name] for name in listed_facts(book) if name in known]


def since(membership: Membership, language: str) -> str:
    """Write since when somebody is a member, no more exactly than it is known."""
    if membership.starts is None:
        return UNKNOWN
    return str(membership.starts.year) if membership.starts_year_only else day(membership.starts, language)


def figure_label(name: str, book: Book, language: str) -> str:
    """Name a figure as the rulebook does, else by its own words."""
    fact = book.fact.get(name)
    return text(fact.label, language) if fact and fact.label else name.replace("_", " ")


def _told(membership: Membership, language: str) -> str:
    organisation = membership.organisation
    place = country(organisation.country, language)
    return folded(f"{place} {organisation.name}")


def _row(
    membership: Membership, asked: Iterable[str], book: Book, on: date, language: str, seen: set[str]
) -> dict[str, Any]:
    organisation = membership.organisation
    first = organisation.country not in seen
    seen.add(organisation.country)
    known, listed = latest_figures(organisation, on), by_list(organisation, book, on)
    name = {"text": organisation.name, "url": membership.get_absolute_url()}
    if organisation.is_sample:
        name["stamp"] = _("sample")
    cells = [
        name,
        country(organisation.country, language),
        *(_figure(known.get(one), on, language, listed.get(one)) for one in asked),
        _since(membership, language),
    ]
    return {"id": organisation.country if first else "", "cells": cells}


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
