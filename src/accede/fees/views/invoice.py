"""One invoice: its lines, the rule they rest on, what was paid."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.fees.actions import record_payment
from accede.fees.forms import PaymentForm
from accede.fees.models import Clearing, Invoice
from accede.fees.queries import amount_of, creditable, due_day, invoices, payer_of
from accede.fees.queries.called import STANDING
from accede.fees.queries.instalment import is_missed
from accede.fees.views.called import cashier, office, state_of
from accede.fees.views.checkout import pay_shown
from accede.fees.views.cleared import CLEARINGS, cleared, recorded
from accede.fees.views.instalment import told
from accede.fees.views.origins import origins_told
from accede.fees.views.paying import paying_shown
from accede.fees.views.reminders import reminders_shown
from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import delegate
from accede.people.queries import language, now
from accede.rulebook.verdict import Amount, Money
from accede.statutes.queries import day_of
from accede.wording.formats import day, money
from accede.wording.margin import amount_lines, margin

# What a page of an invoice asks for more than once.
READ = (CLEARINGS, "instalments", "reminders", *STANDING, "organisation__payers__other")
owner = delegate.of(lambda invoice: invoice.organisation_id)
paying = delegate.of(lambda invoice: payer.other_id if (payer := payer_of(invoice)) else None)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(office | delegate)
def invoice(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Show an invoice and what was paid on it; record a payment."""
    known = invoices().select_related("edition", "issue__payee").prefetch_related(*READ)
    found = get_object_or_404(known, year=year, number=number)
    found.membership.organisation = found.organisation  # the one that was read with all that its standing needs
    if not (office | owner | paying)(request.actor, found):
        raise PermissionDenied
    may_record = cashier(request.actor)
    if request.method == "POST" and not may_record:
        raise PermissionDenied
    at, refused = now(), None
    form = PaymentForm(request.POST or None, initial={"on": day_of(at)})
    if form.is_valid():
        try:
            payment = record_payment(found, **form.payment(), by=request.actor, at=at)
        except Refused as refusal:
            refused = refusal
        else:
            messages.success(request, recorded(payment, language()))
            return redirect(found)
    context = _shown(found, day_of(at), language())
    may = {"may_follow": bool(office(request.actor)), "may_undo": bool(may_record)}
    context["payments"] = cleared(found, language(), **may)
    context |= {"form": form, "refused": refused, "may_record": may_record and not found.settled_on}
    context["pay"] = pay_shown(found, request.actor)
    context["acts"] = list(_acts(found, day_of(at))) if may_record else []
    if (office | owner)(request.actor, found):
        account = reverse("fee_account", args=[found.organisation_id])
        context["acts"].append({"label": _("Statement of account"), "url": account})
    return render(request, "fees/invoice.html", context, status=409 if refused else 200)


def _acts(invoice: Invoice, on: date) -> Iterator[dict[str, str]]:
    where = [invoice.year, invoice.number]
    if creditable(invoice):
        yield {"label": _("Write a credit note"), "url": reverse("fee_credit", args=where)}
    if not invoice.settled_on:
        plan = invoice.instalments.all()
        if not plan or is_missed(plan, on):
            yield {"label": _("Agree on instalments"), "url": reverse("plan_new", args=where)}
        yield {"label": _("Write off what is left"), "url": reverse("fee_write_off", args=where)}
    undone = {one.undoes_id for one in invoice.clearings.all()}
    for one in invoice.clearings.all():
        if one.kind == Clearing.Kind.WRITTEN_OFF and not one.undoes_id and one.pk not in undone:
            yield {"label": _("Take back what was written off"), "url": reverse("fee_write_off_back", args=[one.pk])}


def _shown(invoice: Invoice, on: date, language: str) -> dict[str, Any]:
    amount = amount_of(invoice)
    return {
        "invoice": invoice,
        "state": state_of(invoice, on, language),
        "called_on": day(invoice.called_on, language),
        "sum": _sum(invoice, amount, language),
        "origins": origins_told(invoice.amount.get("origins", {}), invoice.book, invoice.called_on, language),
        "due": _due(invoice, amount, language),
        "plan": told(invoice, on, language),
        "payer": payer_of(invoice),
        "reminders": reminders_shown(invoice, on),
        "paying": paying_shown(invoice, on, language),
        "left": money(Money(invoice.left, invoice.currency), language),
    }


def _sum(invoice: Invoice, amount: Amount, language: str) -> dict[str, Any]:
    return {
        "lines": amount_lines(amount, invoice.book, language),
        "total_label": _("To be paid"),
        "total": invoice.cents,
        "currency": invoice.currency,
        "stamp": _("sample scale") if invoice.is_sample else "",
        "cite": margin(amount, invoice.book, language, url=reverse("statutes")),
    }


def _due(invoice: Invoice, amount: Amount, language: str) -> dict[str, Any]:
    last = day(invoice.due, language)
    if invoice.instalments.all():
        return {"text": _("Instalments are agreed: please pay the next by %(day)s.") % {"day": last}, "facts": last}
    return {
        "text": _("Please pay by %(day)s.") % {"day": last},
        "facts": last,
        "cite": margin(
            due_day(amount, invoice.book, invoice.called_on), invoice.book, language, url=reverse("statutes")
        ),
    }
