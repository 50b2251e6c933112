"""The figures of the network: sums by year and country with what they rest on, and what was published before."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accede.people.capacities import secretariat, technician
from accede.people.queries import language, now
from accede.register.models import Total
from accede.register.queries import counted_once
from accede.register.queries.enterprises import Union
from accede.register.queries.indicators import Sum, Year, shares, summed, totals
from accede.register.views.history import charts
from accede.register.views.listing import figure_label
from accede.register.views.spreadsheet import csv_file
from accede.rulebook.book import Book
from accede.statutes.queries import book_on, day_of
from accede.wording.formats import country, number, text

COLUMNS = ("indicator", "year", "country", "sum", "members", "of_which_by_list", "definitions")
WHOLE = ""


@require_safe
def network_figures(request: HttpRequest) -> HttpResponse:
    """Show for each indicator and year the sum by country and in all, and what was published of the whole."""
    lang, on = language(), day_of(now())
    book = book_on(on)
    sums = summed(shares(book, on))
    published = list(totals())
    context = {
        "indicators": [_indicator(name, sums[name], book, lang) for name in book.fact if name in sums],
        "listed": _listed(counted_once(on, with_samples=False)[0], lang),
        "history": history(published, book, lang),
        "may_note": bool((secretariat | technician)(request.actor)),
        "charts": charts(published, lambda name: label(name, book, lang), lang),
    }
    return render(request, "register/network_figures.html", context)


@require_safe
def network_figures_csv(request: HttpRequest) -> HttpResponse:
    """Hand out every sum as a file for a spreadsheet; the whole stands in lines without a country."""
    on = day_of(now())
    sums = summed(shares(book_on(on), on))
    lines = (
        [name, year or "", code, one.value, one.members, one.listed, " | ".join(sorted(one.definitions))]
        for name, years in sums.items()
        for year, countries in sorted(years.items(), key=_by_year)
        for code, one in sorted(countries.items())
    )
    return csv_file("figures.csv", COLUMNS, lines)


def label(name: str, book: Book, language: str) -> str:
    """Name what a published total counts."""
    own = {"members": _("Members"), "countries": _("Countries")}
    return own.get(name) or figure_label(name, book, language)


def cell(found: Sum | None, language: str) -> str | dict[str, str]:
    """Return a sum as a cell of a table, with the number of members that it rests on."""
    if found is None:
        return "–"
    rests = ngettext("one member", "%(n)d members", found.members) % {"n": found.members}
    return {"text": number(found.value, language), "small": rests}


def history(published: Iterable[Total], book: Book, language: str) -> dict[str, Any]:
    """Return the totals that were published as a table, and where each stands."""
    names = list(dict.fromkeys(one.name for one in published))
    rows: dict[tuple[Any, ...], dict[str, Total]] = {}
    for one in published:
        rows.setdefault((one.year, one.or_year, one.source), {})[one.name] = one
    columns = [{"label": _("Year")}, *({"label": label(name, book, language), "n": True} for name in names)]
    cells = [
        {"cells": [year_told(*key[:2]), *(_total(found.get(name), language) for name in names)]}
        for key, found in rows.items()
    ]
    return {
        "table": {"columns": columns, "rows": cells, "empty": _("No total has been noted yet.")},
        "sources": [_source(key, found, book, language) for key, found in rows.items()],
    }


def _by_year(one: tuple[Year, object]) -> int:
    return -(one[0] or 0)


def _indicator(name: str, years: Mapping[Year, Mapping[str, Sum]], book: Book, language: str) -> dict[str, Any]:
    order = [year for year, _sums in sorted(years.items(), key=_by_year)]
    codes = {code for sums in years.values() for code in sums} - {WHOLE}
    places = sorted((_place(code, language), code) for code in codes)
    columns = [{"label": _("Country")}, *({"label": str(year or _("year not known")), "n": True} for year in order)]
    rows = [{"cells": [place, *(cell(years[year].get(code), language) for year in order)]} for place, code in places]
    foot = [_("The whole network"), *(cell(years[year][WHOLE], language) for year in order)]
    return {
        "label": figure_label(name, book, language),
        "definition": text(book.fact[name].definition, language),
        "table": {"columns": columns, "rows": rows, "foot": foot, "kind": "wide", "empty": ""},
        "mixed": [_mixed(year, years[year][WHOLE]) for year in order],
    }


def _mixed(year: Year, whole: Sum) -> dict[str, str]:
    """Say which definitions a sum mixes."""
    said = sorted(one or _("not defined") for one in whole.definitions)
    told = {"definitions": "; ".join(said), "n": len(said)}
    if not said:
        sentence = _("Counted by the members’ own lists.")
    elif len(said) == 1:
        sentence = _("Counted: %(definitions)s.")
    else:
        sentence = _("This sum mixes %(n)d definitions: %(definitions)s.")
    return {"mark": str(year or _("year not known")), "text": sentence % told}


def _place(code: str, language: str) -> str:
    return country("" if code == "?" else code, language)


def _listed(union: Union, language: str) -> str:
    told = {"once": number(union.once, language), "sum": number(union.sum, language)}
    sentence = ngettext(
        "Members list one enterprise, counted once (%(sum)s by the sum of their lists).",
        "Members list %(once)s enterprises, each counted once (%(sum)s by the sum of their lists).",
        union.once,
    )
    return sentence % told if union.sum else ""


def _source(key: tuple[Any, ...], found: Mapping[str, Total], book: Book, language: str) -> dict[str, str]:
    """Say where the numbers of a year stand, and what was said of them."""
    said = {label(name, book, language): one.definition for name, one in found.items() if one.definition}
    told = [_("%(label)s: %(told)s") % {"label": name, "told": words} for name, words in said.items()]
    doubt = [_("The source leaves both years possible.")] if key[1] else []
    link = {"url": key[2]} if key[2].startswith("http") else {}
    return {"title": year_told(*key[:2]), "text": " ".join([*doubt, "; ".join(told)]).strip(), "after": key[2], **link}


def year_told(year: int, or_year: int | None) -> str:
    """Tell a year, or the two that a source leaves possible."""
    return _("%(year)d or %(or_year)d") % {"year": year, "or_year": or_year} if or_year else str(year)


def _total(found: Total | None, language: str) -> str:
    return number(found.value, language) if found else "–"
