"""An invoice is credited, or what is left of it written off, once whoever does it has read what follows."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.fees.actions import credit, take_back_write_off, write_off
from accede.fees.forms import CreditForm, TakeBackForm, WriteOffForm
from accede.fees.models import Clearing, Invoice
from accede.fees.queries import creditable
from accede.fees.views.called import cashier
from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.queries import language, now
from accede.rulebook.verdict import Money
from accede.statutes.queries import day_of
from accede.wording.formats import money


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(cashier)
def fee_credit(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Write a credit note on an invoice."""
    found = _invoice(year, number)
    most = creditable(found)
    initial = {"amount": f"{most // 100}.{most % 100:02d}", "on": day_of(now()), "seen": found.clearings.count()}
    form = CreditForm(request.POST or None, initial=initial, book=found.book, language=language())
    said = {
        "title": _("Write a credit note"),
        "question": _("Credit what was called too much?"),
        "follows": [
            _("It can be credited up to %(amount)s.") % {"amount": _money(most, found)},
            _("What was paid above what is owed then becomes the payer’s, to be used or given back."),
            _("The member gets a letter. Once the fee is credited whole, the fee of that year may be called again."),
        ],
        "done": _("The credit note is written."),
    }
    return _done(request, found, form, lambda **how: credit(found, **form.credit(), **how), said)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(cashier)
def fee_write_off(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Write off what is left of an invoice."""
    found = _invoice(year, number)
    form = WriteOffForm(request.POST or None, initial={"on": day_of(now()), "seen": found.clearings.count()})
    said = {
        "title": _("Write off what is left"),
        "question": _("Give up what is left to pay?"),
        "follows": [
            _("Written off: %(amount)s.") % {"amount": _money(found.left, found)},
            _("The fee then counts as settled, and the vote of the member no longer depends on it."),
            _("The member gets no letter. If it pays after all, this can be taken back."),
        ],
        "done": _("What was left is written off."),
    }
    return _done(request, found, form, lambda **how: write_off(found, **form.cleaned_data, **how), said)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(cashier)
def fee_write_off_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back that something was written off."""
    found = get_object_or_404(Clearing.objects.select_related("invoice"), pk=pk, kind=Clearing.Kind.WRITTEN_OFF)
    form = TakeBackForm(request.POST or None)
    said = {
        "title": _("Take back what was written off"),
        "question": _("Ask for it again?"),
        "follows": [_("Left to pay again: %(amount)s.") % {"amount": _money(found.cents, found.invoice)}],
        "done": _("It is left to pay again."),
    }
    deed = lambda **how: take_back_write_off(found, **form.cleaned_data, **how)  # noqa: E731
    return _done(request, found.invoice, form, deed, said)


def _invoice(year: int, number: int) -> Invoice:
    return get_object_or_404(Invoice.objects.select_related("organisation", "edition"), year=year, number=number)


def _money(cents: int, invoice: Invoice) -> str:
    return money(Money(cents, invoice.currency), language())


def _done(
    request: HttpRequest, invoice: Invoice, form: forms.Form, deed: Callable[..., object], said: dict[str, Any]
) -> HttpResponse:
    """Ask, then do it; what refuses it is said on the same page, with what was typed."""
    refused = None
    if form.is_valid():
        try:
            deed(by=request.actor, at=now())
        except Refused as refusal:
            refused = {"text": str(refusal), "fault": True}
        else:
            messages.success(request, said["done"])
            return redirect(invoice)
    context = {"invoice": invoice, "form": form, "refused": refused, **said}
    return render(request, "fees/deed.html", context, status=409 if refused else 200)
