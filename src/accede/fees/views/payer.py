"""Who pays a member's fees in its place: noted, and ended."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.fees.actions import end_payer, name_payer
from accede.fees.forms import EndPayerForm, PayerForm
from accede.fees.models import Payer
from accede.fees.views.called import cashier
from accede.fees.views.decision import decided
from accede.people.access import open_to
from accede.people.queries import language, now
from accede.register.models import Membership
from accede.statutes.queries import day_of
from accede.wording.formats import day


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(cashier)
def payer_new(request: HttpRequest, number: int) -> HttpResponse:
    """Note who pays a member's fees in its place."""
    membership = get_object_or_404(Membership.objects.select_related("organisation"), number=number)
    initial = {"starts": day_of(now()), "language": language()}
    form = PayerForm(request.POST or None, initial=initial, member=membership.organisation)
    context = {
        "title": _("Who pays in its place"),
        "lede": _("Invoices called from that day on name both; they go to whoever pays, with a copy to the member."),
    }
    deed = lambda **how: name_payer(membership.organisation, **form.cleaned_data, **how)  # noqa: E731
    return decided(request, membership, form, deed, context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(cashier)
def payer_end(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """Note that somebody pays a member's fees no longer."""
    membership = get_object_or_404(Membership.objects.select_related("organisation"), number=number)
    found = get_object_or_404(Payer, pk=pk, organisation=membership.organisation)
    form = EndPayerForm(request.POST or None, initial={"ends": day_of(now())})
    context = {
        "title": _("It pays no longer"),
        "lede": _("Invoices that were called before that day stay as they are."),
    }
    return decided(request, membership, form, lambda **how: end_payer(found, **form.cleaned_data, **how), context)


def told(payer: Payer, language: str) -> dict[str, Any]:
    """Say who pays in a member's place, and from when until when."""
    days = {"first": day(payer.starts, language), "last": day(payer.ends, language) if payer.ends else ""}
    said = _("from %(first)s, until before %(last)s") if payer.ends else _("from %(first)s on")
    return {
        "title": str(payer),
        "text": payer.reason,
        "after": said % days,
    }


def ending(payer: Payer, number: int) -> dict[str, str]:
    """Return the act that ends it."""
    return {"label": _("End: %(what)s") % {"what": payer}, "url": reverse("payer_end", args=[number, payer.pk])}
