"""The register on any day, as it was known on any day, for the office."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accede.people.access import open_to
from accede.people.queries import language, now
from accede.post.typeset import Column, table_pdf
from accede.register.forms import AsOfForm, DayForm
from accede.register.models import Membership
from accede.register.queries import detail_on, entries, may_consult, may_extract, members_on, told_on
from accede.register.views.paging import paged
from accede.register.views.spreadsheet import csv_file
from accede.rulebook.book import Book
from accede.rulebook.verdict import Named
from accede.statutes.queries import book_on, day_of, end_of
from accede.wording.formats import country, day
from accede.wording.formats import number as figure
from accede.wording.margin import named

PER_PAGE = 100
LONGEST = 2_000  # members on a document: some seconds of the typesetter, and nobody reads more
COLUMNS = ("number", "name", "country", "category", "from", "until")


@require_safe
@open_to(may_extract)
def as_of(request: HttpRequest) -> HttpResponse:
    """Show who was a member on a day, as the register stood at the end of another."""
    form, today, lang = AsOfForm(request.GET or None), day_of(now()), language()
    on, known = asked(form, today)
    found = members_on(on, known)
    pages = paged(request, found, PER_PAGE)
    book = book_on(on)
    context = {
        "form": form,
        "claim": _claim(pages.paginator.count, on, known, lang),
        "pages": pages,
        "table": {
            "columns": _columns(),
            "rows": [_row(one, on, book, lang) for one in pages],
            "kind": "wide",
            "empty": _("As the register stood then, nobody was a member on that day."),
        },
        "asked": f"?on={on}&known={known}",
        "sees_lines": bool(may_consult(request.actor)),
    }
    return render(request, "register/as_of.html", context)


@require_safe
@open_to(may_extract)
def as_of_csv(request: HttpRequest) -> HttpResponse:
    """Hand out the same as a file for a spreadsheet."""
    on, known = asked(AsOfForm(request.GET), day_of(now()))
    rows = ([one[name] or "" for name in COLUMNS] for one in told_on(on, known))
    return csv_file(f"members-{on}-known-{known}.csv", COLUMNS, rows)


@require_safe
@open_to(may_extract)
def as_of_pdf(request: HttpRequest) -> HttpResponse:
    """Hand out the same as a document; a register too long for one says so."""
    lang = language()
    on, known = asked(AsOfForm(request.GET), day_of(now()))
    found, book = members_on(on, known), book_on(on)
    if found.count() > LONGEST:
        told = _("A document holds at most %(n)s members. Take the file for a spreadsheet.")
        messages.error(request, told % {"n": figure(LONGEST, lang)})
        return redirect(f"{reverse('register_as_of')}?on={on}&known={known}")
    content = table_pdf(
        title=_("Extract from the members’ register"),
        author=book.rulebook.association,
        lede=_claim(len(found), on, known, lang),
        columns=[Column(one["label"], one.get("n", False), wide=index == 1) for index, one in enumerate(_columns())],
        rows=[[_plain(cell) for cell in _row(one, on, book, lang)["cells"]] for one in found],
        notes=_notes(known, lang),
        foot=_("Made on %(day)s") % {"day": day(day_of(now()), lang)},
        on=day_of(now()),
        language=lang,
    )
    headers = {"Content-Disposition": f'attachment; filename="members-{on}-known-{known}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def asked(form: DayForm, today: date) -> tuple[date, date]:
    """Return the two days of a question; today for a day that is not given, or is none."""
    given = form.cleaned_data if form.is_valid() else {}
    return given.get("on") or today, given.get("known") or today


def _columns() -> list[dict[str, Any]]:
    return [
        {"label": _("Number"), "n": True},
        {"label": _("Member")},
        {"label": _("Country")},
        {"label": _("Category")},
        {"label": _("From"), "n": True},
        {"label": _("Until"), "n": True, "last": True},
    ]


def _plain(cell: str | dict[str, str]) -> str:
    return cell if isinstance(cell, str) else cell["text"]


def _notes(known: date, language: str) -> list[str]:
    """Say what an extract rests on."""
    last = entries().filter(entered_at__lt=end_of(known)).last()
    if last is None:
        return [_("No line had been entered by then.")]
    said = _("The last line that had been entered by then is number %(number)d, of %(day)s.")
    return [said % {"number": last.number, "day": day(last.entered_on, language)}]


def _claim(number: int, on: date, known: date, language: str) -> str:
    sentence = ngettext(
        "One member on %(on)s, as the register stood on %(known)s",
        "%(n)d members on %(on)s, as the register stood on %(known)s",
        number,
    )
    return sentence % {"n": number, "on": day(on, language), "known": day(known, language)}


def _row(membership: Membership, on: date, book: Book, language: str) -> dict[str, Any]:
    category = Named("category", membership.category)
    starts, ends = membership.known_starts, membership.known_ends
    year_only = membership.starts_year_only and starts == membership.starts
    return {
        "cells": [
            str(membership.number),
            {"text": detail_on(membership.organisation, "name", on), "url": membership.get_absolute_url()},
            country(detail_on(membership.organisation, "country", on), language),
            named(category, book, language),
            str(starts.year) if year_only else day(starts, language) if starts else "–",
            day(ends, language) if ends else "–",
        ]
    }
