"""The account of a member: every fee, credit, loss, payment and refund, and what remained."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accede.fees.forms import PeriodForm
from accede.fees.models import Payment
from accede.fees.queries.account import Post, Statement, statements
from accede.fees.queries.books import Kind, Movement
from accede.fees.queries.movements import movements
from accede.fees.views.called import office
from accede.people.access import open_to
from accede.people.capacities import delegate
from accede.people.queries import language, now
from accede.post.typeset import Column, table_pdf
from accede.register.models import Organisation
from accede.register.views.paging import paged
from accede.register.views.spreadsheet import csv_file
from accede.rulebook.verdict import Money
from accede.statutes.queries import book_on, day_of
from accede.wording.formats import day, money, plain_money

owner = delegate.of(lambda organisation: organisation.pk)
PER_PAGE = 100
COLUMNS = ("day", "document", "fee", "what", "amount", "balance", "currency")


@require_safe
@open_to(office | delegate)
def fee_account(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the account of an organisation over a period; of this year unless told."""
    found, form, period, lang = *_asked(request, pk), language()
    told = _statements(found, period)
    pages = paged(request, max((one.posts for one in told), key=len, default=()), PER_PAGE)
    context = {
        "pages": pages,
        "organisation": found,
        "form": form,
        "claim": _claim(told, period[1], lang),
        "tables": [_table(one, found, period, lang, pages) for one in told],
        "asked": f"?start={period[0]}&until={period[1]}",
    }
    return render(request, "fees/account.html", context)


@require_safe
@open_to(office | delegate)
def fee_account_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the same as a file for a spreadsheet."""
    found, _form, period = _asked(request, pk)
    rows = []
    for told in _statements(found, period):
        rows.append([period[0], "", "", _("Balance before"), "", _plain(told.opening), told.currency])
        said = _said(told, found)
        rows += [[*_row(post, said[post]), told.currency] for post in told.posts]
    return csv_file(f"account-{found.pk}-{period[0]}-{period[1]}.csv", COLUMNS, rows)


@require_safe
@open_to(office | delegate)
def fee_account_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the same as a document."""
    found, _form, period, lang = *_asked(request, pk), language()
    told, today = _statements(found, period), day_of(now())
    tables = [_table(one, found, period, lang) for one in told]
    content = table_pdf(
        title=_("Statement of account"),
        author=book_on(today).rulebook.association,
        lede=f"{found.name}. {_period(period, lang)} {_claim(told, period[1], lang)}.",
        columns=[Column(label, place > 1, wide=place == 1) for place, label in enumerate(_labels())],
        rows=[[_text(cell) for cell in row["cells"]] for table in tables for row in [*table["rows"], table["last"]]],
        notes=[],
        foot=_("Made on %(day)s") % {"day": day(today, lang)},
        on=today,
        language=lang,
    )
    headers = {"Content-Disposition": f'attachment; filename="account-{found.pk}-{period[1]}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def asked_period(request: HttpRequest) -> tuple[PeriodForm, tuple[date, date]]:
    """Return the period that is asked for, this year to today where none is, and the form that shows it."""
    form, today = PeriodForm(request.GET), day_of(now())
    given = form.cleaned_data if form.is_valid() else {}
    until = given.get("until") or today
    period = given.get("start") or min(date(until.year, 1, 1), until), until
    return form if form.errors else PeriodForm(initial={"start": period[0], "until": until}), period


def _asked(request: HttpRequest, pk: int) -> tuple[Organisation, PeriodForm, tuple[date, date]]:
    found = get_object_or_404(Organisation, pk=pk)
    if not (office | owner)(request.actor, found):
        raise PermissionDenied
    return found, *asked_period(request)


def _statements(found: Organisation, period: tuple[date, date]) -> list[Statement]:
    return statements(movements(period[1], found.pk), found.pk, period[0])


def _claim(told: list[Statement], until: date, language: str) -> str:
    known = {"day": day(until, language)}
    if not told:
        return _("Nothing was called or paid by %(day)s") % known
    if len(told) > 1:
        return _("The account on %(day)s") % known
    closing = told[0].closing
    known["amount"] = money(Money(abs(closing), told[0].currency), language)
    if closing > 0:
        return _("%(amount)s to be paid on %(day)s") % known
    return (_("%(amount)s more paid than owed on %(day)s") if closing else _("Nothing to be paid on %(day)s")) % known


def _period(period: tuple[date, date], language: str) -> str:
    start, until = (day(one, language) for one in period)
    return _("From %(start)s until %(until)s.") % {"start": start, "until": until}


def _labels() -> list[str]:
    return [_("Day"), _("What"), _("Owed"), _("Paid or credited"), _("Balance")]


def _table(
    told: Statement, found: Organisation, period: tuple[date, date], language: str, pages: Page | None = None
) -> dict[str, Any]:
    said = _said(told, found)
    opening = [day(period[0], language), _("Balance before"), "", "", plain_money(told.opening, language)]
    then = _("Balance then, in %(currency)s") % {"currency": told.currency}
    posts = told.posts[pages.start_index() - 1 : pages.end_index()] if pages and told.posts else told.posts
    rows = [_cells(post, said[post], language) for post in posts]
    if pages is None or pages.number == 1:
        rows.insert(0, opening)
    return {
        "columns": [{"label": label, "n": place > 1} for place, label in enumerate(_labels())],
        "rows": [{"cells": cells} for cells in rows],
        "last": {"cells": [day(period[1], language), then, "", "", plain_money(told.closing, language)]},
        "kind": "wide",
    }


def _cells(post: Post, said: str, language: str) -> list[object]:
    one, sides = post.movement, _sides(post.cents)
    what = {"text": said, "url": reverse("invoice", args=one.invoice.split("-"))} if one.invoice else said
    figures = [plain_money(cents, language) if cents else "" for cents in sides]
    return [day(one.on, language), what, *figures, plain_money(post.balance, language)]


def _row(post: Post, said: str) -> list[object]:
    one = post.movement
    return [one.on, one.document, one.invoice, said, _plain(post.cents), _plain(post.balance)]


def _sides(cents: int) -> tuple[int, int]:
    return (cents, 0) if cents > 0 else (0, -cents)


def _plain(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)


def _text(cell: str | dict[str, str]) -> str:
    return cell if isinstance(cell, str) else cell["text"]


def _said(told: Statement, found: Organisation) -> dict[Post, str]:
    """Say what each line of an account is."""
    received = [post.movement.payment for post in told.posts if post.movement.kind == Kind.RECEIVED]
    references = dict(Payment.objects.filter(pk__in=received).values_list("pk", "reference"))
    return {post: _what(post.movement, found, references) for post in told.posts}


def _what(one: Movement, found: Organisation, references: dict[int, str]) -> str:
    reference = references.get(one.payment, "") if one.kind == Kind.RECEIVED else ""
    if reference:
        return _("Payment received: %(reference)s") % {"reference": reference}
    is_ours = one.owner == found.pk
    done = {
        Kind.CALLED: _("Fee %(fee)s"),
        Kind.CREDITED: _("Credit note %(document)s on fee %(fee)s"),
        Kind.WRITTEN_OFF: _("Written off of fee %(fee)s"),
        Kind.RECEIVED: _("Payment received"),
        Kind.REFUNDED: _("Given back"),
        Kind.PAID: _("Fee %(fee)s, paid by somebody else") if is_ours else _("Fee %(fee)s of another member, paid"),
    }
    undone = {
        Kind.WRITTEN_OFF: _("Fee %(fee)s, written off no longer"),
        Kind.PAID: _("Fee %(fee)s, no longer paid by that payment"),
    }
    known = {"fee": one.invoice, "document": one.document}
    return (done if one.cents >= 0 else done | undone)[one.kind] % known
