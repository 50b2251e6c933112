"""The journal of fees for the accountant, as a file of double entries; and the numbers of its accounts."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accede.fees.actions import set_accounts
from accede.fees.forms import ACCOUNTS, AccountsForm
from accede.fees.queries.books import Account, Kind
from accede.fees.queries.ledger import COLUMNS, codes, exported, lines, turnovers
from accede.fees.views.account import asked_period
from accede.fees.views.called import office
from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import treasurer
from accede.people.queries import language, now
from accede.register.views.spreadsheet import csv_file, xlsx_file
from accede.wording.formats import plain_money


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(office)
def fee_ledger(request: HttpRequest) -> HttpResponse:
    """Show what each account was debited and credited in a period; take the numbers of the accounts."""
    may_set, refused = treasurer(request.actor), None
    if request.method == "POST" and not may_set:
        raise PermissionDenied
    numbers, is_set = codes()
    accounts = AccountsForm(request.POST or None, numbers=numbers)
    if accounts.is_valid():
        try:
            set_accounts(accounts.cleaned_data, by=request.actor, at=now())
        except Refused as refusal:
            refused = {"text": str(refusal), "fault": True}
        else:
            messages.success(request, _("The numbers of the accounts are set."))
            return redirect("fee_ledger")
    (form, period), lang = asked_period(request), language()
    context = {
        "form": form,
        "accounts": accounts if may_set else None,
        "refused": refused,
        "is_set": is_set,
        "tables": _tables(period, numbers, lang),
        "asked": f"?start={period[0]}&until={period[1]}",
    }
    return render(request, "fees/ledger.html", context, status=409 if refused else 200)


@require_safe
@open_to(office)
def fee_ledger_csv(request: HttpRequest) -> HttpResponse:
    """Hand out the double entries of a period as CSV."""
    return _file(request, csv_file, "csv")


@require_safe
@open_to(office)
def fee_ledger_xlsx(request: HttpRequest) -> HttpResponse:
    """Hand out the double entries of a period as XLSX."""
    return _file(request, xlsx_file, "xlsx")


def _file(request: HttpRequest, write: Callable[..., HttpResponse], kind: str) -> HttpResponse:
    _form, (start, until) = asked_period(request)
    texts = {
        Kind.CALLED: _("Fee {fee}"),
        Kind.CREDITED: _("Credit note on fee {fee}"),
        Kind.WRITTEN_OFF: _("Written off of fee {fee}"),
        Kind.RECEIVED: _("Payment received"),
        Kind.PAID: _("Payment of fee {fee}"),
        Kind.REFUNDED: _("Payment given back"),
    }
    labels = {name: str(label) for name, label in ACCOUNTS.items()}
    return write(f"ledger-{start}-{until}.{kind}", COLUMNS, exported(lines(start, until), labels, texts))


def _tables(period: tuple[date, date], numbers: dict[Account, str], language: str) -> list[dict[str, Any]]:
    columns = [{"label": _("Account")}, {"label": _("Debit"), "n": True}, {"label": _("Credit"), "n": True}]
    return [
        {
            "caption": currency,
            "columns": columns,
            "rows": [{"cells": [f"{numbers[one]} {ACCOUNTS[one]}", *_sides(sums, [one], language)]} for one in Account],
            "foot": [_("Together"), *_sides(sums, Account, language)],
        }
        for currency, sums in sorted(turnovers(lines(*period)).items())
    ]


def _sides(sums: dict[tuple[Account, str], int], of: Iterable[Account], language: str) -> list[str]:
    return [plain_money(sum(sums[one, side] for one in of), language) for side in ("debit", "credit")]
