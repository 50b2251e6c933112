"""Paying an invoice by card or bank: leaving for the provider, coming back, and hearing from it."""

import logging
from contextlib import suppress
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accede.fees.actions.checkout import AlreadyBegun, ask, open_checkout, place_checkout
from accede.fees.models import Checkout, Invoice
from accede.fees.paying import Asked, Unreachable, leads_away, provider
from accede.fees.queries.checkout import begun_for, last_attempt
from accede.fees.queries.instalment import due_now
from accede.fees.views.called import office
from accede.journal.actions import Actor, Refused
from accede.people.access import open_to
from accede.people.capacities import delegate
from accede.people.queries import language, now
from accede.wording.formats import money

log = logging.getLogger(__name__)
owner = delegate.of(lambda invoice: invoice.organisation_id)
State = Checkout.State


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(delegate)
def invoice_pay(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Lead a delegate to the provider’s page, where it pays what is left of an invoice."""
    invoice = get_object_or_404(Invoice, year=year, number=number)
    if not owner(request.actor, invoice):
        raise PermissionDenied
    if request.method != "POST":
        return redirect(invoice)  # whoever had to sign in first presses again
    if provider() is None:
        raise Http404
    try:
        address = _address(_attempt(invoice, request.actor), request)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    except Unreachable as fault:
        log.warning("the provider of payments: %s", type(fault.__cause__).__name__)
        messages.error(request, _("The payment service does not answer. Try again later, or pay by bank transfer."))
    else:
        return redirect(address)
    return redirect(invoice)


@require_safe
@open_to(office | delegate)
def checkout(request: HttpRequest, key: UUID) -> HttpResponse:
    """Say to whoever comes back what has become of the payment, as the provider has it."""
    found = get_object_or_404(Checkout.objects.select_related("invoice"), key=key)
    if not (office | owner)(request.actor, found.invoice):
        raise PermissionDenied
    try:
        found = ask(found, now())
    except Unreachable:
        messages.info(request, _("The payment service has not told us yet what became of the payment; it will."))
    else:
        tell = messages.success if found.state == State.PAID else messages.info
        tell(request, told(found))
    return redirect(found.invoice)


@csrf_exempt
@require_POST
def checkout_told(_request: HttpRequest, key: UUID) -> HttpResponse:
    """Hear that something has changed. Whoever says so is not believed: the provider is asked."""
    found = get_object_or_404(Checkout.objects.select_related("invoice"), key=key)
    try:
        if not found.reference:
            raise Unreachable
        ask(found, now())
    except Unreachable:
        return HttpResponse(status=503)  # the provider says it again later
    return HttpResponse()


def told(checkout: Checkout) -> str:
    """Say what has become of an attempt to pay."""
    return {
        State.OPEN: _("The payment has been begun and is not finished."),
        State.PAID: _("Thank you: the payment has arrived."),
        State.FAILED: _("The payment failed. Nothing was taken; you can try again, or pay by bank transfer."),
        State.CANCELLED: _("The payment was cancelled. Nothing was taken."),
        State.EXPIRED: _("The time for the payment has run out. Nothing was taken; you can try again."),
        State.ODD: _("What was paid is not what was asked for. The treasurer looks at it; please do not pay again."),
    }[State(checkout.state)]


def pay_shown(invoice: Invoice, actor: Actor) -> dict[str, str] | None:
    """Return what the page of an invoice offers to its member; nothing where no provider is chosen."""
    if not settings.PAYING or invoice.settled_on or not owner(actor, invoice):
        return None
    last, asked = last_attempt(invoice), money(due_now(invoice), language())
    return {
        "url": reverse("invoice_pay", args=[invoice.year, invoice.number]),
        "label": _("Pay %(amount)s by card or bank") % {"amount": asked},
        "told": told(last) if last and last.state != State.PAID else "",
    }


def _attempt(invoice: Invoice, actor: Actor) -> Checkout:
    at = now()
    try:
        return open_checkout(invoice, by=actor, at=at)
    except AlreadyBegun:
        return begun_for(invoice, at)


def _address(checkout: Checkout, request: HttpRequest) -> str:
    """Return where the provider takes the payment; it is asked outside of any transaction, for it may be slow."""
    if not checkout.address:
        back = reverse("checkout", args=[checkout.key])
        asked = Asked(
            key=str(checkout.key),
            cents=checkout.cents,
            currency=checkout.currency,
            description=checkout.invoice.label,
            language=language(),
            back=f"{settings.PUBLIC_URL}{back}",
            told=f"{settings.PUBLIC_URL}{reverse('checkout_told', args=[checkout.key])}",
        )
        opened = provider().open(asked)
        with suppress(AlreadyBegun):  # by the other of two presses; the same key asked for the same payment
            place_checkout(checkout, opened=opened, by=request.actor, at=now())
        checkout.refresh_from_db()
    if not leads_away(checkout.address):
        raise Unreachable
    return checkout.address
