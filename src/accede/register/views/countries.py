"""Where members are: what the maps shade, and the table that says the same in words and numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from accede.register.models import Organisation
from accede.register.queries import Line, counted, numbers_of
from accede.register.views.listing import UNKNOWN, figure_label
from accede.rulebook.book import Book
from accede.wording.folding import folded
from accede.wording.formats import country, number

ENTERPRISES = "enterprises"


@dataclass
class Country:
    """A country, how many members it has, and how many enterprises those count that tell a number."""

    code: str
    name: str
    members: int = 0
    telling: int = 0
    enterprises: int | None = None


def where(
    found: Sequence[Line], everywhere: QuerySet[Organisation], asked: QueryDict, book: Book, on: date, language: str
) -> dict[str, Any]:
    """Tell by country how many members there are and, if that is asked for, how many enterprises these count."""
    fact = next(iter(counted(book)), "")
    what = figure_label(fact, book, language) if fact else ""
    is_shaded = bool(fact) and asked.get("by") == ENTERPRISES
    shaded_by = what if is_shaded else ""
    countries = _countries(found, numbers_of(everywhere, fact, on) if is_shaded else {}, language)
    shown = {one.code: one.enterprises if is_shaded else one.members for one in countries}
    return {
        "shown": shown,
        "what": shaded_by,
        "switch": _switch(asked, what, is_shaded=is_shaded) if what else [],
        "table": _table(sorted(countries, key=lambda one: _rank(one, shown)), shaded_by, asked, language),
    }


def _countries(found: Iterable[Line], known: dict[int, int], language: str) -> Iterable[Country]:
    countries: dict[str, Country] = {}
    for pk, code, _words in found:
        one = countries.get(code)
        if one is None:
            one = countries[code] = Country(code, country(code, language))
        one.members += 1
        if pk in known:
            one.telling += 1
            one.enterprises = (one.enterprises or 0) + known[pk]
    return countries.values()


def _rank(one: Country, shown: dict[str, int | None]) -> tuple[int, str]:
    # The most first; where no number is known, last.
    return (-(shown[one.code] or 0) if shown[one.code] is not None else 1, folded(one.name))


def _switch(asked: QueryDict, what: str, *, is_shaded: bool) -> list[dict[str, Any]]:
    return [
        {"label": _("Members"), "url": _query(asked, by="") + "#where", "current": not is_shaded},
        {"label": what, "url": _query(asked, by=ENTERPRISES) + "#where", "current": is_shaded},
    ]


def _query(asked: QueryDict, **changed: str) -> str:
    kept = asked.copy()
    kept.pop("page", None)
    for name, value in changed.items():
        kept[name] = value
    return f"?{kept.urlencode()}"


def _table(countries: Sequence[Country], what: str, asked: QueryDict, language: str) -> dict[str, Any]:
    columns = [{"label": _("Country")}, {"label": _("Members"), "n": True}]
    rows = [[_name(one, asked), number(one.members, language)] for one in countries]
    total = [_("All of them"), number(sum(one.members for one in countries), language)]
    if what:
        columns += [{"label": what, "n": True}, {"label": _("Members that tell it"), "n": True}]
        for row, one in zip(rows, countries, strict=True):
            told = UNKNOWN if one.enterprises is None else number(one.enterprises, language)
            row += [told, number(one.telling, language)]
        sums = (sum(one.enterprises or 0 for one in countries), sum(one.telling for one in countries))
        total += [number(one, language) for one in sums]
    caption = _("Each member counts in its own way, and what two members list counts twice.") if what else ""
    return {"columns": columns, "rows": [{"cells": row} for row in rows], "foot": total, "caption": caption}


def _name(one: Country, asked: QueryDict) -> str | dict[str, str]:
    return {"text": one.name, "url": _query(asked, country=one.code) + "#list"} if one.code else one.name
