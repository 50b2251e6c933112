"""The members' register itself, line by line, for the office."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import language
from accede.register.models import RegisterEntry
from accede.register.queries import entries, entry_due, is_late, may_consult
from accede.register.views.paging import paged
from accede.register.views.spreadsheet import csv_file
from accede.rulebook.book import Book
from accede.rulebook.verdict import Named
from accede.wording.formats import day
from accede.wording.margin import article_mark, mark, named

Event = RegisterEntry.Event
PER_PAGE = 50
COLUMNS = (
    "number",
    "event",
    "organisation",
    "country",
    "category",
    "standing",
    "effective_on",
    "decided_on",
    "decision",
)


@require_safe
@open_to(may_consult)
def register(request: HttpRequest) -> HttpResponse:
    """Show the lines of the register in the order in which they were entered."""
    lang = language()
    pages = paged(request, entries(), PER_PAGE)
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
        "rows": [_row(entry, lang) for entry in pages],
        "kind": "wide",
        "empty": _("No line has been entered yet."),
    }
    context = {"pages": pages, "table": table, "sees_offices": bool(secretariat(request.actor))}
    return render(request, "register/register.html", context)


@require_safe
@open_to(may_consult)
def register_csv(request: HttpRequest) -> HttpResponse:
    """Hand out the whole register as a file for a spreadsheet."""
    return csv_file("register.csv", COLUMNS, (_plain(entry) for entry in entries()))


def _row(entry: RegisterEntry, language: str) -> dict[str, object]:
    book = entry.book
    articles = article_mark(tuple(entry.article), book, language) if entry.article else ""
    said = {"text": happened(entry, book, language), "small": _beside(entry)}
    return {
        "cells": [
            {"text": str(entry.number), "url": entry.get_absolute_url()},
            entry.organisation.name,
            said,
            holds_from(entry, language) or "–",
            day(entry.decided_on, language) if entry.decided_on else "–",
            {"text": entry.decision or "–", "small": articles},
            {"text": day(entry.entered_on, language), "small": lateness(entry, book, language)},
        ]
    }


def happened(entry: RegisterEntry, book: Book, language: str) -> str:
    """Say what a line says happened."""
    values = {one: named(Named(one, getattr(entry, one)), book, language) for one in ("category", "standing")}
    way = named(Named("path", entry.path), book, language) if entry.path else ""
    sentences = {
        Event.ADMITTED: _("admitted: %(category)s"),
        Event.CHANGED: _("category changed: %(category)s"),
        Event.LEFT: _("left: %(way)s") if way else _("left"),
        Event.SUSPENDED: _("suspended: %(standing)s"),
        Event.RESTORED: _("no longer suspended: %(standing)s"),
        Event.VOID: _("void"),
    }
    return sentences[Event(entry.event)] % (values | {"way": way})


def holds_from(entry: RegisterEntry, language: str) -> str:
    """Say from which day a line holds, no more exactly than it is known; nothing if it is not."""
    on = entry.effective_on
    return "" if on is None else str(on.year) if entry.is_year_only else day(on, language)


def lateness(entry: RegisterEntry, book: Book, language: str) -> str:
    """Say that a line was entered late, and by which article; nothing if it was not."""
    due = entry_due(entry, book)
    if due is None or not is_late(entry, due):
        return ""
    values = {"day": day(due.on, language), "why": mark(due, book, language)}
    return (_("late, due by %(day)s, %(why)s") if values["why"] else _("late, due by %(day)s")) % values


def is_put_right(entry: RegisterEntry) -> bool:
    """Say whether another line puts it right."""
    return hasattr(entry, "corrected_by")


def _beside(entry: RegisterEntry) -> str:
    if entry.corrects_id:
        return _("puts line %(number)d right") % {"number": entry.corrects_id}
    return _("put right by line %(number)d") % {"number": entry.corrected_by.number} if is_put_right(entry) else ""


def _plain(entry: RegisterEntry) -> list[object]:
    of, days = entry.organisation, (entry.effective_on, entry.decided_on)
    return [
        entry.number,
        entry.event,
        of.name,
        of.country,
        entry.category,
        entry.standing,
        *(one or "" for one in days),
        entry.decision,
    ]
