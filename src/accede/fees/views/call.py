"""The yearly call: a preview, asking, how far it has come; and one member's fee alone."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import condition, require_http_methods, require_safe

from accede.fees.actions import Underway, call_fee, open_call
from accede.fees.forms import CallForm, PlanFilter
from accede.fees.models import Call, CallLine
from accede.fees.queries import Planned, calls_of, joined_in, planned, seal, to_call
from accede.fees.views import planned as shown
from accede.fees.views.called import PER_PAGE, cashier, office
from accede.fees.views.changes import is_changed
from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.queries import language, now
from accede.register.views.paging import paged
from accede.register.views.spreadsheet import csv_file, xlsx_file
from accede.rulebook.book import Book
from accede.rulebook.verdict import Money
from accede.statutes.queries import book_on, day_of
from accede.wording.folding import folded
from accede.wording.formats import day, money, number
from accede.wording.margin import margin


@require_safe
@open_to(office)
def call(request: HttpRequest) -> HttpResponse:
    """Show whose fees would be called, by what is known on a day, and what changed since last year."""
    today, lang = day_of(now()), language()
    form = PlanFilter(request.GET)
    on = _asked(form, today)
    book, found = book_on(on), planned(on, today)
    pages = paged(request, _narrowed(found, form), PER_PAGE)
    due = to_call(found)
    context = {
        "on": on,
        "year": on.year,
        "claim": _claim(found, book, lang),
        "day": day(on, lang),
        "in_force": day(book.rulebook.in_force, lang),
        "form": PlanFilter({"on": on, **request.GET.dict()}),
        "is_sample": _is_sample(book),
        "clear": f"?on={on}" if any(request.GET.get(name) for name in ("state", "search")) else "",
        "asked": request.META["QUERY_STRING"],
        "counts": shown.counts(found, lang),
        "sums": shown.sums(found, book, lang),
        "pages": pages,
        "table": shown.member_table(pages, book, on, lang, is_first=not any(one.before for one in found)),
        "calls": [_row(one, lang) for one in calls_of(on.year)],
        "may_call": bool(cashier(request.actor)),
        "has_due": bool(due),
    }
    return render(request, "fees/call.html", context)


@require_safe
@open_to(office)
def call_csv(request: HttpRequest) -> HttpResponse:
    """Hand out the preview as CSV."""
    return _file(request, csv_file, "csv")


@require_safe
@open_to(office)
def call_xlsx(request: HttpRequest) -> HttpResponse:
    """Hand out the preview as XLSX."""
    return _file(request, xlsx_file, "xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(cashier)
def call_open(request: HttpRequest) -> HttpResponse:
    """Ask, with what it comes to, then open the call."""
    at, lang, refused = now(), language(), None
    on = _asked(PlanFilter(request.GET), day_of(at))
    if request.method == "POST":
        try:
            opened = open_call(on=on, seen=request.POST.get("seen", ""), by=request.actor, at=at)
        except Underway:
            return redirect(calls_of(on.year)[0])
        except Refused as refusal:
            refused = {"text": str(refusal), "fault": True}
        else:
            return redirect(opened)
    book, found = book_on(on), planned(on, day_of(at))
    due = to_call(found)
    context = {
        "year": on.year,
        "is_sample": _is_sample(book),
        "refused": refused,
        "seen": seal(due, on),
        "has_due": bool(due),
        "back": f"{reverse('fee_call')}?on={on}",
        "follows": _follows(due, len(found) - len(due), shown.total(due, book, lang), day(on, lang)),
    }
    return render(request, "fees/call_open.html", context, status=409 if refused else 200)


@require_safe
@open_to(office)
def call_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far a call has come, and whose fee it could not call."""
    found, lang = get_object_or_404(Call, pk=pk), language()
    missed = found.lines.exclude(state__in=(CallLine.State.WAITING, CallLine.State.CALLED))
    pages = paged(request, missed.select_related("membership__organisation"), PER_PAGE)
    context = {
        "call": found,
        "row": _row(found, lang),
        "progress": _progress(found, lang),
        "pages": pages,
        "table": _missed(pages),
    }
    return render(request, "fees/call_page.html", context)


def call_version(request: HttpRequest, pk: int) -> str | None:
    """Return what changes whenever the call comes on."""
    found = Call.objects.filter(pk=pk).first()
    return f'"{language()}-{_done(found)}-{found.ended_at}"' if found else None


@require_safe
@condition(etag_func=call_version)
@open_to(office)
def call_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Return how far the call has come."""
    found = get_object_or_404(Call, pk=pk)
    return render(request, "fees/call_progress.html", {"call": found, "progress": _progress(found, language())})


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(cashier)
def call_one(request: HttpRequest) -> HttpResponse:
    """Call the fee of this year from one member."""
    at = now()
    today, refused = day_of(at), None
    form = CallForm(request.POST or None, on=today, initial=request.GET.dict())
    if form.is_valid():
        member = form.cleaned_data["membership"]
        joined = joined_in(member, today.year)
        try:
            return redirect(call_fee(member, year=today.year, joined=joined, on=today, by=request.actor, at=at))
        except Refused as refusal:
            refused = refusal
    cite = None
    if refused and refused.verdict:
        cite = margin(refused.verdict, book_on(today), language(), url=reverse("statutes"))
    context = {"form": form, "year": today.year, "refused": refused, "cite": cite}
    return render(request, "fees/call_one.html", context, status=409 if refused else 200)


def _asked(form: PlanFilter, today: date) -> date:
    return (form.cleaned_data.get("on") if form.is_valid() else None) or today


def _narrowed(found: Sequence[Planned], form: PlanFilter) -> list[Planned]:
    said = form.cleaned_data if form.is_valid() else {}
    words, state = folded(said.get("search", "")).split(), said.get("state")
    if state:
        found = [one for one in found if (is_changed(one) if state == "changed" else one.state == state)]
    return [one for one in found if all(word in folded(one.membership.organisation.name) for word in words)]


def _file(request: HttpRequest, write: Callable[..., HttpResponse], kind: str) -> HttpResponse:
    today, form = day_of(now()), PlanFilter(request.GET)
    on = _asked(form, today)
    found = _narrowed(planned(on, today), form)
    return write(f"call-{on}.{kind}", shown.COLUMNS, shown.lines(found, book_on(on), on, language()))


def _claim(found: Sequence[Planned], book: Book, language: str) -> str:
    due = to_call(found)
    said = ngettext("One fee can be called: %(sum)s", "%(n)s fees can be called: %(sum)s", len(due))
    told = {"n": number(len(due), language), "sum": shown.total(due, book, language)}
    return said % told if due else _("No fee can be called")


def _is_sample(book: Book) -> bool:
    return any(rule.sample for rule in book.fee.values())


def _follows(due: Sequence[Planned], others: int, total: str, day: str) -> list[str]:
    one = ngettext("One invoice is written: %(sum)s.", "%(n)d invoices are written, together %(sum)s.", len(due))
    found = [
        one % {"n": len(due), "sum": total},
        _("They follow from what is known on %(day)s, and carry today’s date.") % {"day": day},
        _("Each member’s delegates get a letter."),
    ]
    more = ngettext("From one member nothing is called.", "From %(n)d members nothing is called.", others)
    return [*found, more % {"n": others}] if others else found


def _done(call: Call) -> int:
    return call.number - call.lines.filter(state=CallLine.State.WAITING).count()


def _progress(call: Call, language: str) -> dict[str, Any]:
    done = _done(call)
    words = _("%(done)s of %(total)s fees") % {"done": number(done, language), "total": number(call.number, language)}
    return {"label": _("Fees called"), "done": done, "total": call.number, "words": words}


def _row(call: Call, language: str) -> dict[str, Any]:
    said = ngettext("One fee: %(sum)s", "%(n)s fees: %(sum)s", call.number)
    told = {"n": number(call.number, language), "sum": money(Money(call.cents, call.currency), language)}
    state = {"state": "done", "label": _("ended")} if call.ended_at else {"state": "now", "label": _("under way")}
    opened = day(day_of(call.opened_at), language)
    return {"mark": opened, "text": said % told, "url": call.get_absolute_url(), "tag": state}


def _missed(lines: Sequence[CallLine]) -> dict[str, Any]:
    columns = [{"label": _("Member")}, {"label": _("Why it was not called"), "last": True}]
    rows = [
        {
            "cells": [
                {
                    "text": one.membership.organisation.name,
                    "url": reverse("fee_of_member", args=[one.membership.number]),
                },
                one.get_state_display(),
            ]
        }
        for one in lines
    ]
    return {"columns": columns, "rows": rows, "kind": "wide"}
