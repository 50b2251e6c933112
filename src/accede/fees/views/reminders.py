"""The reminders of an invoice: which have left, what comes next and when; and sending the next."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.fees.actions.reminding import NothingToRemind, remind
from accede.fees.models import Invoice
from accede.fees.queries.consequences import consequences
from accede.fees.queries.reminders import ladder_of, next_assembly, taken_from, true_of
from accede.fees.views.called import cashier
from accede.people.access import open_to
from accede.people.queries import language, now
from accede.rulebook.reminder import Reminder as Step
from accede.rulebook.verdict import Verdict
from accede.wording.formats import day
from accede.wording.margin import margin
from accede.wording.phrases import label_of
from accede.wording.standing import losses


@open_to(cashier)
@require_POST
def invoice_remind(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Send a reminder of an invoice, if need be before its day."""
    found = get_object_or_404(Invoice, year=year, number=number)
    try:
        remind(found, step=request.POST.get("step", ""), by=request.actor, at=now())
    except NothingToRemind as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("The reminder is written."))
    return redirect(found)


def reminders_shown(invoice: Invoice, on: date) -> dict[str, Any]:
    """Return what the page of an invoice says of its reminders, and of what follows if it is not paid."""
    lang = language()
    ladder = ladder_of(invoice, on, next_assembly(on))
    coming = true_of(invoice, [*ladder.due(on), *ladder.coming(on)])
    sent = [
        {"mark": day(one.on, lang), "text": _named(invoice, one.step, lang), "after": _("has left")}
        for one in invoice.reminders.all()
    ]
    return {
        "steps": [*sent, *(_step(invoice, one, on, lang) for one in coming)],
        "follows": None if invoice.settled_on else _follows(invoice, on, lang),
        "next": next(iter(true_of(invoice, [*ladder.due(on), *ladder.early(on)])), None),
    }


def _step(invoice: Invoice, step: Step, on: date, language: str) -> dict[str, Any]:
    leaves = _("leaves today if nothing is paid") if step.day <= on else _("leaves if nothing is paid")
    cite = margin(step.due, invoice.book, language, url=reverse("statutes"))
    return {
        "mark": day(max(step.day, on), language),
        "text": _named(invoice, step.name, language),
        "after": leaves,
        "cite": cite,
    }


def _named(invoice: Invoice, step: str, language: str) -> str:
    return label_of(invoice.book.deadline[step], language)


def _follows(invoice: Invoice, on: date, language: str) -> dict[str, Any] | None:
    _since, verdict, book = taken_from(invoice)
    taken: list[Verdict] = [one.answer for one in losses(verdict, book, language)]
    if not taken:
        return None
    cite = margin(taken[0], book, language, url=reverse("statutes"))
    return {"text": consequences(invoice, on, language), "cite": cite}
