"""Instalments that are agreed for an invoice."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.fees.actions import agree_instalments
from accede.fees.forms import PlanForm, asked
from accede.fees.models import Instalment, Invoice
from accede.fees.views.called import cashier
from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.queries import language, now
from accede.rulebook.verdict import Money
from accede.statutes.queries import day_of
from accede.wording.formats import day, money

SUGGESTED = 3


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(cashier)
def plan_new(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Agree by when which part of an invoice is paid."""
    found = get_object_or_404(Invoice.objects.select_related("organisation"), year=year, number=number)
    lang, refused = language(), None
    if "more" in request.POST:
        form = PlanForm(initial=request.POST.dict(), rows=asked(request.POST))
    else:
        form = PlanForm(request.POST or None, rows=asked(request.POST), suggested=suggested(found.left, day_of(now())))
    if form.is_valid():
        said = {"parts": form.parts(), "reason": form.cleaned_data["reason"]}
        try:
            agree_instalments(found, **said, by=request.actor, at=now())
        except Refused as refusal:
            refused = {"text": str(refusal), "fault": True}
        else:
            messages.success(request, _("The instalments are agreed."))
            return redirect(found)
    left = money(Money(found.left, found.currency), lang)
    context = {"invoice": found, "left": left, "form": form, "refused": refused}
    return render(request, "fees/plan.html", context, status=409 if refused else 200)


def suggested(left: int, on: date) -> list[tuple[date, int]]:
    """Return equal parts of what is left, on the first days of the next months; the first bears what is over."""
    part, over = divmod(max(left, 0), SUGGESTED)
    return [(_first_of(on, place + 1), part + (over if place == 0 else 0)) for place in range(SUGGESTED)]


def told(invoice: Invoice, on: date, language: str) -> list[dict[str, Any]]:
    """Say which instalments are agreed, and how each stands on a day."""
    return [
        {
            "mark": day(one.on, language),
            "text": money(Money(one.cents, invoice.currency), language),
            "tag": _state(one, on, language),
        }
        for one in invoice.instalments.all()
    ]


def _state(one: Instalment, on: date, language: str) -> dict[str, str]:
    if one.settled_on:
        return {"state": "done", "label": _("paid on %(day)s") % {"day": day(one.settled_on, language)}}
    return {"state": "lost", "label": _("late")} if one.on < on else {"state": "now", "label": _("to be paid")}


def _first_of(on: date, months: int) -> date:
    years, month = divmod(on.month - 1 + months, 12)
    return date(on.year + years, month + 1, 1)
