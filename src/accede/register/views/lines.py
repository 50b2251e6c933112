"""The members' register itself, line by line, for the office."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accede.people.access import open_to
from accede.people.capacities import auditor, board, chair, secretariat
from accede.register.models import RegisterEntry
from accede.register.queries import entries
from accede.register.views.spreadsheet import csv_file
from accede.rulebook.verdict import Named
from accede.wording.formats import day
from accede.wording.margin import article_mark, named

PER_PAGE = 50
COLUMNS = ("number", "event", "organisation", "country", "category", "effective_on", "decided_on", "decision")
office = secretariat | chair | board | auditor


@require_safe
@open_to(office)
def register(request: HttpRequest) -> HttpResponse:
    """Show the lines of the register in the order in which they were entered."""
    language = get_language()[:2]
    pages = Paginator(entries(), PER_PAGE).get_page(request.GET.get("page"))
    table = {
        "columns": [
            {"label": _("Line")},
            {"label": _("Member")},
            {"label": _("What happened")},
            {"label": _("From"), "n": True},
            {"label": _("Decided on"), "n": True},
            {"label": _("Decision")},
            {"label": _("Entered on"), "n": True, "last": True},
        ],
        "rows": [_row(entry, language) for entry in pages],
        "kind": "wide",
        "empty": _("No line has been entered yet."),
    }
    return render(request, "register/register.html", {"pages": pages, "table": table})


@require_safe
@open_to(office)
def register_csv(request: HttpRequest) -> HttpResponse:
    """Hand out the whole register as a file for a spreadsheet."""
    return csv_file("register.csv", COLUMNS, (_plain(entry) for entry in entries()))


def _row(entry: RegisterEntry, language: str) -> dict[str, object]:
    book = entry.book
    days = [day(one, language) if one else "–" for one in (entry.effective_on, entry.decided_on)]
    articles = article_mark(tuple(entry.article), book, language) if entry.article else ""
    happened = {
        "text": entry.get_event_display(),
        "small": named(Named("category", entry.category), book, language),
    }
    decision = {"text": entry.decision or "–", "small": articles}
    return {
        "cells": [
            str(entry.number),
            entry.organisation.name,
            happened,
            *days,
            decision,
            day(localtime(entry.entered_at), language),
        ]
    }


def _plain(entry: RegisterEntry) -> list[object]:
    of, days = entry.organisation, (entry.effective_on, entry.decided_on)
    return [
        entry.number,
        entry.event,
        of.name,
        of.country,
        entry.category,
        *(one or "" for one in days),
        entry.decision,
    ]
