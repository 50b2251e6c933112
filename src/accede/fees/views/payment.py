"""One payment: what it paid, what is free of it, and what becomes of that."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.fees.actions import clear, refund, unclear
from accede.fees.forms import BackForm, UndoForm, UseForm
from accede.fees.models import Clearing, Payment
from accede.fees.views.called import cashier, office
from accede.fees.views.cleared import paid
from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import delegate
from accede.people.queries import language, now
from accede.rulebook.verdict import Money
from accede.statutes.queries import day_of
from accede.wording.formats import day, money

owner = delegate.of(lambda payment: payment.organisation_id)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(office | delegate)
def payment(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a payment; use what is free of it, or give it back."""
    found = get_object_or_404(Payment.objects.select_related("organisation", "line__statement"), pk=pk)
    may_use = bool(cashier(request.actor))
    if not (office | owner)(request.actor, found) or (request.method == "POST" and not may_use):
        raise PermissionDenied
    at, refused = now(), None
    forms = _forms(request, found, day_of(at))
    deed = request.POST.get("deed", "")
    if deed in forms and forms[deed].is_valid():
        try:
            messages.success(request, _done(deed, found, forms[deed].cleaned_data, request, at))
            return redirect(found)
        except Refused as refusal:
            refused = {"text": str(refusal), "fault": True}
            # What is sent again has seen what this page shows.
            forms[deed].data = request.POST.dict() | {f"{deed}-seen": found.free}
    context = shown(found, language(), may_undo=may_use)
    if office(request.actor) and hasattr(found, "line"):
        context["facts"].append((_("Statement"), found.line.statement.name, found.line.get_absolute_url()))
    context |= {"refused": refused, **(forms if may_use and found.free else {})}
    return render(request, "fees/payment.html", context, status=409 if refused else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(cashier)
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why, then undo what a payment has paid of a fee."""
    clearing = get_object_or_404(Clearing.objects.select_related("payment", "invoice__organisation"), pk=pk)
    back, refused = clearing.payment or clearing.invoice, None
    form = UndoForm(request.POST or None)
    if form.is_valid():
        try:
            unclear(clearing, **form.cleaned_data, by=request.actor, at=now())
        except Refused as refusal:
            refused = {"text": str(refusal), "fault": True}
        else:
            messages.success(request, _("It is undone: the fee is to be paid again, and the money is free."))
            return redirect(back)
    said = {"number": clearing.invoice.label, "member": clearing.invoice.organisation.name}
    amount = money(Money(clearing.cents, clearing.invoice.currency), language())
    follows = [
        _("Of fee %(number)s of %(member)s, %(amount)s are left to pay again.") % {**said, "amount": amount},
        _("What it paid is free again, to be used for another fee or given back."),
    ]
    context = {"form": form, "refused": refused, "follows": follows, "back": back.get_absolute_url()}
    return render(request, "fees/payment_undo.html", context, status=409 if refused else 200)


def _forms(request: HttpRequest, found: Payment, today: date) -> dict[str, UseForm | BackForm]:
    deed, free = request.POST.get("deed"), found.free
    first = {"amount": free, "seen": free, "on": today}
    return {
        "use": UseForm(request.POST if deed == "use" else None, initial=first, prefix="use"),
        "back": BackForm(request.POST if deed == "back" else None, initial=first, prefix="back"),
    }


def _done(deed: str, found: Payment, said: dict[str, Any], request: HttpRequest, at: object) -> str:
    said = {"cents": said["amount"], **{name: value for name, value in said.items() if name != "amount"}}
    if deed == "use":
        clear(found, **said, by=request.actor, at=at)
        return _("It is used for fee %(number)s.") % {"number": said["invoice"].label}
    refund(found, **said, by=request.actor, at=at)
    return _("It is noted as given back.")


def shown(found: Payment, language: str, *, may_undo: bool) -> dict[str, Any]:
    """Return what the page of a payment shows."""
    amount, free = (money(Money(cents, found.currency), language) for cents in (found.cents, found.free))
    facts = [
        (_("Received on"), day(found.on, language)),
        (_("Amount"), amount),
        (_("Free"), free if found.free else _("nothing")),
        (_("Member"), found.organisation.name if found.organisation else ""),
        (_("Payer"), found.payer),
        (_("IBAN"), found.iban),
        (_("Reference"), found.reference),
        (_("Note"), found.note),
    ]
    clearings = found.clearings.select_related("invoice__organisation", "undone_by")
    return {
        "payment": found,
        "title": _("Payment of %(day)s") % {"day": day(found.on, language)},
        "facts": [one for one in facts if one[1]],
        "paid": [paid(one, language, may_undo=may_undo) for one in clearings],
        "given_back": [
            {
                "mark": day(one.on, language),
                "text": money(Money(one.cents, found.currency), language),
                "after": " · ".join(filter(None, (one.reason, one.reference))),
            }
            for one in found.refunds.all()
        ],
    }
