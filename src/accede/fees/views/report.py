"""The report of fees for the treasurer and the auditor: what was called, what became of it, and what is open."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accede.fees.forms import ReportForm
from accede.fees.models import CreditNote, Invoice
from accede.fees.queries.ageing import Open, ageing, summed
from accede.fees.queries.report import Called, Numbers, called_in, currencies, differences, numbers, together, years
from accede.fees.views.called import PER_PAGE, office
from accede.people.access import open_to
from accede.people.queries import language, now
from accede.post.typeset import Column, table_pdf
from accede.register.views.paging import paged
from accede.register.views.spreadsheet import csv_file, xlsx_file
from accede.rulebook.book import Book
from accede.rulebook.verdict import Money
from accede.statutes.queries import book_on, day_of
from accede.wording.formats import country, day, listed, money, plain_money
from accede.wording.phrases import label_of

CALLED = ("name", "country", "category", "called", "paid", "credited", "written_off", "left", "currency")
OPEN = ("name", "not_due", "late_1_30", "late_31_60", "late_61_90", "late_more", "left", "free", "currency")


@dataclass(frozen=True)
class Asked:
    """The report that is asked for."""

    form: ReportForm
    year: int
    on: date
    currency: str
    language: str
    book: Book

    @cached_property
    def called(self) -> list[Called]:
        """What was called of each member."""
        return called_in(self.year, self.on, self.currency)

    @cached_property
    def open(self) -> list[Open]:
        """What is open, and what is free, by member."""
        return ageing(self.on, self.currency)

    @property
    def query(self) -> str:
        """The address that asks for the same."""
        return f"?year={self.year}&on={self.on}&currency={self.currency}"

    def money(self, cents: int) -> str:
        """Write cents with the currency."""
        return money(Money(cents, self.currency), self.language)

    def plain(self, *cents: int) -> list[str]:
        """Write cents as figures of a table, in which nothing is a dash."""
        return [plain_money(one, self.language) if one else "–" for one in cents]

    def category(self, name: str) -> str:
        """Name a category."""
        return label_of(self.book.category[name], self.language) if name in self.book.category else name


@require_safe
@open_to(office)
def fee_report(request: HttpRequest) -> HttpResponse:
    """Show the report of a year as it stood on a day; of the last one today unless told."""
    asked = _asked(request)
    pages = paged(request, asked.open, PER_PAGE)
    context = {
        "asked": asked,
        "claim": _claim(asked),
        "on": day(asked.on, asked.language),
        "by_category": _by(asked, _("Category"), lambda one: asked.category(one.category)),
        "by_country": _by(asked, _("Country"), lambda one: country(one.country, asked.language)),
        "open": _open(asked, pages),
        "pages": pages,
        "checks": _checks(asked),
    }
    return render(request, "fees/report.html", context)


@require_safe
@open_to(office)
def fee_report_csv(request: HttpRequest) -> HttpResponse:
    """Hand out what was called of each member as CSV."""
    return _called_file(csv_file, "csv", _asked(request))


@require_safe
@open_to(office)
def fee_report_xlsx(request: HttpRequest) -> HttpResponse:
    """Hand out what was called of each member as XLSX."""
    return _called_file(xlsx_file, "xlsx", _asked(request))


@require_safe
@open_to(office)
def fee_open_csv(request: HttpRequest) -> HttpResponse:
    """Hand out what is open by member as CSV."""
    return _open_file(csv_file, "csv", _asked(request))


@require_safe
@open_to(office)
def fee_open_xlsx(request: HttpRequest) -> HttpResponse:
    """Hand out what is open by member as XLSX."""
    return _open_file(xlsx_file, "xlsx", _asked(request))


@require_safe
@open_to(office)
def fee_report_pdf(request: HttpRequest) -> HttpResponse:
    """Hand out the report as a document: its sums by category and country, what is open, and the checks."""
    asked = _asked(request)
    keys = sorted({(asked.category(one.category), country(one.country, asked.language)) for one in asked.called})
    where = lambda one: (asked.category(one.category), country(one.country, asked.language))  # noqa: E731
    rows = [[*key, *_figures(asked, [one for one in asked.called if where(one) == key])] for key in keys]
    sums = summed(asked.open)
    open_now = [(_("Still open, whatever its year"), sums.left), *zip(_ages(), sums.ages, strict=True)]
    stood = _("As it stood on %(day)s.") % {"day": day(asked.on, asked.language)}
    content = table_pdf(
        title=_("Report on the fees of %(year)d") % {"year": asked.year},
        author=asked.book.rulebook.association,
        lede=f"{_claim(asked)}. {stood}",
        columns=[
            Column(_("Category"), wide=True),
            Column(_("Country"), wide=True),
            *(Column(label, figures=True) for label in _labels()),
        ],
        rows=[*rows, [_("Together"), "", *_figures(asked, asked.called)]],
        notes=[
            " ".join(
                _("%(what)s: %(amount)s.") % {"what": one, "amount": asked.money(cents)} for one, cents in open_now
            ),
            _("Money of payers that pays nothing yet: %(amount)s.") % {"amount": asked.money(sums.free)},
            *(one["text"] for one in _checks(asked)),
        ],
        foot=_("Made on %(day)s") % {"day": day(day_of(now()), asked.language)},
        on=day_of(now()),
        language=asked.language,
    )
    headers = {"Content-Disposition": f'attachment; filename="fees-{asked.year}-{asked.on}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _asked(request: HttpRequest) -> Asked:
    today, lang = day_of(now()), language()
    book, known = book_on(today), currencies()
    own = book.rulebook.currency
    names = {"years": years() or [today.year], "currencies": known or [own]}
    given = {"year": names["years"][0], "on": today, "currency": own} | request.GET.dict()
    form = ReportForm(given, **names)
    said = form.cleaned_data if form.is_valid() else {}
    chosen = said.get("currency") or next(iter(known), own)
    return Asked(form, said.get("year", names["years"][0]), said.get("on") or today, chosen, lang, book)


def _claim(asked: Asked) -> str:
    sums = together(asked.called)
    if not sums.called:
        return _("No fee of %(year)d was called") % {"year": asked.year}
    known = {"called": asked.money(sums.called), "left": asked.money(sums.left), "year": asked.year}
    if not sums.left:
        return _("Of %(called)s called for %(year)d, nothing is left to pay") % known
    return _("Of %(called)s called for %(year)d, %(left)s are left to pay") % known


def _labels() -> list[str]:
    return [_("Called"), _("Paid"), _("Credited"), _("Written off"), _("Left to pay")]


def _ages() -> list[str]:
    return [_("Not due"), _("1–30 days"), _("31–60 days"), _("61–90 days"), _("More than 90 days")]


def _figures(asked: Asked, rows: Iterable[Called]) -> list[str]:
    sums = together(rows)
    return asked.plain(sums.called, sums.paid, sums.credited, sums.written_off, sums.left)


def _by(asked: Asked, label: str, key: Callable[[Called], str]) -> dict[str, Any]:
    groups: dict[str, list[Called]] = {}
    for one in asked.called:
        groups.setdefault(key(one), []).append(one)
    return {
        "columns": [{"label": label}, *({"label": one, "n": True} for one in _labels())],
        "rows": [{"cells": [name, *_figures(asked, rows)]} for name, rows in sorted(groups.items())],
        "foot": [_("Together"), *_figures(asked, asked.called)] if len(groups) > 1 else [],
        "kind": "wide",
        "empty": _("No fee has been called yet."),
    }


def _open(asked: Asked, shown: Iterable[Open]) -> dict[str, Any]:
    sums = summed(asked.open)
    return {
        "columns": [{"label": _("Member")}, *({"label": one, "n": True} for one in (*_ages(), _("Free")))],
        "rows": [{"cells": [_whose(one), *asked.plain(*one.ages, one.free)]} for one in shown],
        "foot": [_("Together"), *asked.plain(*sums.ages, sums.free)] if len(asked.open) > 1 else [],
        "kind": "wide",
        "empty": _("Nothing is open, and no money of a payer is free."),
    }


def _whose(one: Open) -> dict[str, str] | str:
    if not one.organisation:
        return _("Payers who are no member")
    return {"text": one.name, "url": reverse("fee_account", args=[one.organisation])}


def _checks(asked: Asked) -> list[dict[str, Any]]:
    """Say what was checked of the books, and what does not agree."""
    told = differences(asked.open, asked.on, asked.currency)
    debts, unused = (asked.money(abs(told[name])) for name in ("debts", "credits"))
    unsettled = ngettext(
        "One fee counts as settled and is not, or is and does not.",
        "%(n)d fees count as settled and are not, or are and do not.",
        told["settled"],
    )
    said = [
        _numbered(numbers(Invoice.objects.filter(year=asked.year)), f"{asked.year}", asked),
        _numbered(numbers(CreditNote.objects.filter(year=asked.year)), f"C{asked.year}", asked),
        (not told["debts"], _("What is left of each fee adds up to the debts of the members in the books."),
         _("The debts in the books differ by %(amount)s from what is left of each fee.") % {"amount": debts}),
        (not told["credits"], _("What is free of each payment adds up to the money of payers in the books."),
         _("The money of payers in the books differs by %(amount)s from what is free.") % {"amount": unused}),
        (not told["settled"], _("Every fee of which nothing is left counts as settled, and no other."),
         unsettled % {"n": told["settled"]}),
    ]  # fmt: skip
    states = {True: {"state": "done", "label": _("agrees")}, False: {"state": "lost", "label": _("does not agree")}}
    return [{"text": right if agrees else wrong, "tag": states[agrees]} for agrees, right, wrong in said if right]


def _numbered(told: Numbers, series: str, asked: Asked) -> tuple[bool, str, str]:
    if not told.count:
        return True, "", ""
    known = {"first": f"{series}-{told.first:04d}", "last": f"{series}-{told.last:04d}"}
    known["missing"] = listed((f"{series}-{one:04d}" for one in told.missing[:10]), asked.language)
    return (
        not told.missing,
        _("Numbers %(first)s to %(last)s, none missing.") % known,
        _("Numbers %(first)s to %(last)s; missing: %(missing)s.") % known,
    )


def _called_file(write: Callable[..., HttpResponse], kind: str, asked: Asked) -> HttpResponse:
    rows = (
        [one.name, one.country, one.category, *_decimals(one.called, one.paid, one.credited, one.written_off, one.left),
         asked.currency]
        for one in asked.called
    )  # fmt: skip
    return write(f"fees-{asked.year}-{asked.on}.{kind}", CALLED, rows)


def _open_file(write: Callable[..., HttpResponse], kind: str, asked: Asked) -> HttpResponse:
    rows = ([one.name, *_decimals(*one.ages, one.left, one.free), asked.currency] for one in asked.open)
    return write(f"open-{asked.on}.{kind}", OPEN, rows)


def _decimals(*cents: int) -> list[Decimal]:
    return [Decimal(one).scaleb(-2) for one in cents]
