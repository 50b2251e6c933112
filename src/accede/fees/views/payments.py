"""Money received: the list of it, as a page and as a file, and recording it by hand."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accede.fees.actions import record_payment
from accede.fees.forms import MoneyForm, PaymentSearch
from accede.fees.models import Payment
from accede.fees.queries import exported, payments
from accede.fees.views.called import PER_PAGE, cashier, office
from accede.fees.views.cleared import payer, recorded
from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.queries import language, now
from accede.register.views.spreadsheet import csv_file, xlsx_file
from accede.rulebook.verdict import Money
from accede.statutes.queries import book_on, day_of
from accede.wording.formats import day, money


@require_safe
@open_to(office)
def list_payments(request: HttpRequest) -> HttpResponse:
    """List what was received, all or what a search asks for."""
    search = PaymentSearch(request.GET)
    pages = Paginator(payments(**search.said), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "search": search,
        "pages": pages,
        "table": _table(pages, bool(search.said), language()),
        "may_record": bool(cashier(request.actor)),
        "is_narrowed": bool(search.said),
    }
    return render(request, "fees/payments.html", context)


@require_safe
@open_to(office)
def payments_csv(request: HttpRequest) -> HttpResponse:
    """Hand the same list out as CSV."""
    return _file(csv_file, "payments.csv", request)


@require_safe
@open_to(office)
def payments_xlsx(request: HttpRequest) -> HttpResponse:
    """Hand the same list out as XLSX."""
    return _file(xlsx_file, "payments.xlsx", request)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(cashier)
def new(request: HttpRequest) -> HttpResponse:
    """Record money received: for several fees, or for none yet."""
    at, refused = now(), None
    form = MoneyForm(request.POST or None, initial={"on": day_of(at), "invoices": request.GET.get("for", "")})
    if form.is_valid():
        invoices, said = form.money(book_on(day_of(at)).rulebook.currency)
        try:
            payment = record_payment(*invoices, **said, by=request.actor, at=at)
        except Refused as refusal:
            refused = {"text": str(refusal), "fault": True}
        else:
            messages.success(request, recorded(payment, language()))
            return redirect(payment)
    context = {"form": form, "refused": refused}
    return render(request, "fees/payment_new.html", context, status=409 if refused else 200)


def _file(write: Callable[..., HttpResponse], name: str, request: HttpRequest) -> HttpResponse:
    return write(name, *exported(payments(**PaymentSearch(request.GET).said).iterator()))


def _table(several: Iterable[Payment], is_narrowed: bool, language: str) -> dict[str, Any]:
    columns = [
        {"label": _("Received on")},
        {"label": _("Payer")},
        {"label": _("Reference")},
        {"label": _("Amount"), "n": True},
        {"label": _("Free"), "n": True, "last": True},
    ]
    rows = [{"cells": _cells(one, language)} for one in several]
    empty = _("No payment is like this.") if is_narrowed else _("Nothing has been received yet.")
    return {"columns": columns, "rows": rows, "kind": "wide", "empty": empty}


def _cells(one: Payment, language: str) -> list[object]:
    amount, free = (money(Money(cents, one.currency), language) for cents in (one.cents, one.unused))
    when = {"text": day(one.on, language), "url": one.get_absolute_url()}
    return [when, payer(one), one.reference or "–", amount, free if one.unused else "–"]
