"""What fees were called."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accede.fees.forms import StateFilter
from accede.fees.models import Invoice
from accede.fees.queries import invoices
from accede.people.access import open_to
from accede.people.capacities import auditor, board, chair, secretariat, treasurer
from accede.people.queries import language, now
from accede.rulebook.verdict import Money
from accede.statutes.queries import day_of
from accede.wording.formats import day, money

PER_PAGE = 50
office = treasurer | secretariat | auditor | chair | board
cashier = treasurer | secretariat


@require_safe
@open_to(office)
def fees(request: HttpRequest) -> HttpResponse:
    """List every fee that was called, of one state or all."""
    today, state = day_of(now()), request.GET.get("state", "")
    pages = Paginator(invoices(state, today), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "claim": _claim(invoices("late", today).count()),
        "filter": StateFilter(request.GET),
        "state": state,
        "pages": pages,
        "table": _table(pages, today, language()),
        "may_call": bool(cashier(request.actor)),
    }
    return render(request, "fees/fees.html", context)


def state_of(invoice: Invoice, on: date, language: str) -> dict[str, str]:
    """Say in a word how an invoice stands on a day."""
    if invoice.settled_on and invoice.is_credited:
        return {"state": "done", "label": _("credited on %(day)s") % {"day": day(invoice.settled_on, language)}}
    if invoice.settled_on and invoice.written_off:
        return {"state": "lost", "label": _("written off on %(day)s") % {"day": day(invoice.settled_on, language)}}
    if invoice.settled_on:
        return {"state": "done", "label": _("paid on %(day)s") % {"day": day(invoice.settled_on, language)}}
    return {"state": "lost", "label": _("late")} if invoice.due < on else {"state": "now", "label": _("to be paid")}


def _claim(late: int) -> str:
    return ngettext("One fee is late", "%(n)d fees are late", late) % {"n": late} if late else _("No fee is late")


def _table(invoices: Iterable[Invoice], on: date, language: str) -> dict[str, Any]:
    columns = [
        {"label": _("Number")},
        {"label": _("Member")},
        {"label": _("To be paid by")},
        {"label": _("Amount"), "n": True},
        {"label": _("Received"), "n": True},
        {"label": _("State"), "last": True},
    ]
    rows = [{"cells": _cells(one, on, language)} for one in invoices]
    return {"columns": columns, "rows": rows, "kind": "wide", "empty": _("No fee has been called yet.")}


def _cells(invoice: Invoice, on: date, language: str) -> list[object]:
    number = {"text": invoice.label, "url": invoice.get_absolute_url()}
    if invoice.is_sample:
        number["stamp"] = _("sample scale")
    return [
        number,
        invoice.organisation.name,
        day(invoice.due, language),
        money(Money(invoice.cents, invoice.currency), language),
        money(Money(invoice.received, invoice.currency), language),
        {"tag": state_of(invoice, on, language)},
    ]
