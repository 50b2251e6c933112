"""Statements of banks: sent, their columns matched, and how far their lines have come."""

from datetime import datetime
from hashlib import sha256

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accede.fees.actions import match_table, stage_table, take_statement
from accede.fees.bank import Unreadable, read
from accede.fees.bank.columns import laid, recognised
from accede.fees.bank.sheet import statement as told_by
from accede.fees.forms import StatementForm, TableForm
from accede.fees.models import Statement
from accede.fees.queries.payee import payee_on
from accede.fees.queries.statements import remembered, statements, unmatched
from accede.fees.views import told
from accede.fees.views.called import PER_PAGE, cashier, office
from accede.journal.actions import Actor, Refused
from accede.people.access import open_to
from accede.people.queries import language, now
from accede.register.sheets.reading import read as read_table
from accede.statutes.queries import book_on, day_of


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(office)
def list_statements(request: HttpRequest) -> HttpResponse:
    """List the statements so far, and take another."""
    may_take, refused = bool(cashier(request.actor)), None
    if request.method == "POST" and not may_take:
        raise PermissionDenied
    form = StatementForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            return redirect(_sent(*form.cleaned_data["file"], form.cleaned_data["is_ours"], request.actor, now()))
        except (Refused, Unreadable) as refusal:
            refused = {"text": str(refusal), "fault": True}
    pages = Paginator(statements(), PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "refused": refused, "may_take": may_take, "pages": pages}
    context |= {"table": told.listed(pages, language()), "unmatched": unmatched().count()}
    return render(request, "fees/statements.html", context, status=409 if refused else 200)


@require_safe
@open_to(office)
def statement(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a statement, its lines and how far they have come."""
    found = get_object_or_404(statements(), pk=pk)
    if not found.starts:
        return redirect("statement_columns", pk=pk)
    pages = Paginator(found.lines.select_related("payment"), PER_PAGE).get_page(request.GET.get("page"))
    lang = language()
    context = {
        "statement": found,
        "facts": told.facts(found, lang),
        "progress": told.progress(found, lang),
        "pages": pages,
        "table": told.lines(pages, lang),
    }
    return render(request, "fees/statement.html", context)


@require_safe
@open_to(office)
def statement_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Return how far the lines of a statement have come."""
    found = get_object_or_404(statements(), pk=pk)
    context = {"statement": found, "progress": told.progress(found, language())}
    return render(request, "fees/statement_progress.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(cashier)
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask what each column of a bank's table holds; it is taken in with the answer."""
    found, refused = get_object_or_404(Statement, pk=pk), None
    if found.starts:
        return redirect(found)
    headers, rows = laid(found.content)
    first = rows[0][1] if rows else []
    payee = payee_on(day_of(now()))
    about = {"headers": headers, "first": first, "known": recognised(headers), "account": payee.iban if payee else ""}
    form = TableForm(request.POST or None, **about)
    if form.is_valid():
        said = form.cleaned_data
        try:
            read_as = told_by(headers, rows, said["columns"], said["account"].replace(" ", ""), _currency(now()))
            how = {"columns": said["columns"], "told": read_as, "is_ours": said["is_ours"]}
            return redirect(match_table(found, **how, by=request.actor, at=now()))
        except (Refused, Unreadable) as refusal:
            refused = {"text": str(refusal), "fault": True}
    context = {"form": form, "refused": refused, "statement": found}
    return render(request, "fees/statement_columns.html", context, status=409 if refused else 200)


def _sent(name: str, content: bytes, is_ours: bool, by: Actor, at: datetime) -> Statement:
    found = read(content)
    if found is None:
        table = read_table(content)
        headers, rows = laid(table.content)
        known = remembered(headers)
        matched = known.columns if known else recognised(headers)
        try:
            found = (told_by(headers, rows, matched, known.account if known else "", _currency(at)),)
        except Unreadable:
            # What no column tells by itself, a person says.
            return stage_table(name, table=table, headers=headers, by=by, at=at)
    return take_statement(name, sha256=sha256(content).hexdigest(), told=found, is_ours=is_ours, by=by, at=at)


def _currency(at: datetime) -> str:
    return book_on(day_of(at)).rulebook.currency
