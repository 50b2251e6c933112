"""The figures of the members together: on a page for everybody, as a part of other sites, and as a file."""

from collections.abc import Mapping
from typing import Any

from csp.decorators import csp_replace
from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from accede.awareness.queries.figures import Known, Network, network
from accede.awareness.views.showing import campaign_line
from accede.people.capacities import secretariat
from accede.people.queries import language, now
from accede.register.queries.indicators import Sum
from accede.register.views.directory import claim
from accede.register.views.history import Point, charts
from accede.register.views.indicators import cell, history, label
from accede.register.views.listing import figure_label
from accede.register.views.spreadsheet import csv_file
from accede.rulebook.book import Book
from accede.space.models import Kind
from accede.space.queries import members, readable
from accede.space.views.showing import line
from accede.statutes.queries import book_on, day_of
from accede.wording.formats import number, text

FEW = 5
A_WHILE = 10 * 60
COLUMNS = ("what", "year", "sum", "members")


@require_safe
def awareness(request: HttpRequest) -> HttpResponse:
    """Show what the members come to, today and over the years."""
    on, lang = day_of(now()), language()
    book = book_on(on)
    context = told(network(book, on), book, lang) | {"snippet": snippet(book), "linked": linked(book, lang)}
    at, lies = now(), readable(request.actor).defer("body", "words")
    stories = list(lies.filter(kind=Kind.STORY)[: FEW + 1])
    campaigns = lies.filter(kind=Kind.CAMPAIGN)
    running = campaigns.filter(Q(ends=None) | Q(ends__gt=at)).order_by("begins")
    context |= {
        "stories": [line(one) for one in stories[:FEW]],
        "more_stories": len(stories) > FEW,
        "campaigns": [campaign_line(one, lang) for one in running[:FEW]],
        "has_campaigns": campaigns.exists(),
        "is_office": bool(secretariat(request.actor)),
        "is_inside": bool(members(request.actor)),
    }
    return render(request, "awareness/awareness.html", context)


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": "*"})
def awareness_part(_request: HttpRequest) -> HttpResponse:
    """Show the same within the page of another site: it knows nobody, sets no cookie and runs no script."""
    on, lang = day_of(now()), language()
    book = book_on(on)
    context = told(network(book, on), book, lang) | {
        "lang": lang,
        "association": text(book.rulebook.long_name, lang),
        "url": f"{settings.PUBLIC_URL}{reverse('awareness')}",
    }
    # Without the request nothing of the session is read.
    response = HttpResponse(render_to_string("awareness/part.html", context))
    patch_cache_control(response, public=True, max_age=A_WHILE)
    return response


@require_safe
def awareness_csv(_request: HttpRequest) -> HttpResponse:
    """Hand out the sums of each year that was accepted, and the latest ones, as a file for a spreadsheet."""
    on = day_of(now())
    found = network(book_on(on), on)
    latest = [[name, "latest", one.value, one.members] for name, one in found.known.items()]
    yearly = [
        [name, year, one.value, one.members] for name, years in found.yearly.items() for year, one in years.items()
    ]
    return csv_file("figures-and-years.csv", COLUMNS, [["members", on.year, len(found.members), ""], *latest, *yearly])


def told(found: Network, book: Book, language: str) -> dict[str, Any]:
    """Return the figures as a page shows them: a claim, a table of today, and the years as charts with their tables."""
    points = [Point(name, one.value, year) for name, years in found.yearly.items() for year, one in years.items()]
    return {
        "claim": claim(found.members, language),
        "today": today_table(found.known, book, language),
        "years": {
            "charts": charts(points, lambda name: figure_label(name, book, language), language),
            "table": _years(found.yearly, book, language),
        },
        "published": {
            "charts": charts(found.published, lambda name: label(name, book, language), language),
            **history(found.published, book, language),
        },
    }


def today_table(known: Mapping[str, Known], book: Book, language: str) -> dict[str, Any]:
    """Return the latest figures as a table, each with the number of members that it rests on."""
    columns = [
        {"label": _("What is counted")},
        {"label": _("Sum"), "n": True},
        {"label": _("Members"), "n": True},
        {"label": _("Years"), "n": True, "last": True},
    ]
    rows = [
        {
            "cells": [
                {"text": figure_label(name, book, language), "small": text(book.fact[name].definition, language)},
                number(one.value, language),
                number(one.members, language),
                _span(one.years),
            ]
        }
        for name, one in known.items()
    ]
    return {"columns": columns, "rows": rows, "empty": _("No figure is told until it is known of three members.")}


def linked(book: Book, language: str) -> dict[str, Any]:
    """Return what search engines read of the figures: a set of data, whose it is, and where the file lies."""
    name = text(book.rulebook.long_name, language)
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": _("Figures of {association}").format(association=book.rulebook.association),
        "description": _("What the members of {association} come to together.").format(association=name),
        "url": f"{settings.PUBLIC_URL}{reverse('awareness')}",
        "creator": {"@type": "NGO", "name": name, "url": settings.PUBLIC_URL},
        "distribution": {
            "@type": "DataDownload",
            "encodingFormat": "text/csv",
            "contentUrl": f"{settings.PUBLIC_URL}{reverse('awareness_csv')}",
        },
    }


def snippet(book: Book) -> str:
    """Return what another site writes to show the figures within a page of its own."""
    address = f"{settings.PUBLIC_URL}{reverse('awareness_part')}"
    title = escape(_("Figures of {association}").format(association=book.rulebook.association))
    return f'<iframe src="{address}" title="{title}" width="100%" height="600" loading="lazy"></iframe>'


def _span(years: set[int]) -> str:
    return "–".join(str(year) for year in sorted({min(years), max(years)})) if years else _("year not known")


def _years(yearly: dict[str, dict[int, Sum]], book: Book, language: str) -> dict[str, Any]:
    order = sorted({year for years in yearly.values() for year in years}, reverse=True)
    columns = [{"label": _("Year")}, *({"label": figure_label(name, book, language), "n": True} for name in yearly)]
    rows = [{"cells": [str(year), *(cell(years.get(year), language) for years in yearly.values())]} for year in order]
    return {"columns": columns, "rows": rows, "kind": "wide"}
