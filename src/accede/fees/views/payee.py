"""Who is paid, and from when on."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.fees.actions import name_payee
from accede.fees.forms import PayeeForm
from accede.fees.models import Payee
from accede.fees.queries.payee import payee_on
from accede.fees.views.called import cashier, office
from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.queries import language, now
from accede.statutes.queries import day_of
from accede.wording.formats import country, day, grouped


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(office)
def payee(request: HttpRequest) -> HttpResponse:
    """Show who is paid; say it anew."""
    at, lang = now(), language()
    may_say = bool(cashier(request.actor))
    if request.method == "POST" and not may_say:
        raise PermissionDenied
    held, refused = payee_on(day_of(at)), None
    form = PayeeForm(request.POST or None, initial=model_to_dict(held) if held else {}, language=lang)
    if form.is_valid():
        try:
            name_payee(form.instance, by=request.actor, at=at)
        except Refused as refusal:
            refused = refusal
        else:
            messages.success(request, _("From today on, invoices name this."))
            return redirect("payee")
    context = {"form": form if may_say else None, "refused": refused, "held": held}
    context["facts"] = _facts(held, lang) if held else []
    context["former"] = [_former(one, lang) for one in Payee.objects.exclude(pk=held.pk)] if held else []
    return render(request, "fees/payee.html", context, status=409 if refused else 200)


def _facts(one: Payee, language: str) -> list[tuple[str, str]]:
    town = f"{one.postcode} {one.city}".strip()
    said = [
        (_("Since"), day(one.starts, language)),
        (_("Legal name"), one.name),
        (_("Address"), ", ".join([*one.street.splitlines(), town, country(one.country, language)])),
        (_("Registration number"), one.registration),
        (_("VAT number"), one.vat),
        (_("E-mail"), one.email),
        (_("IBAN"), grouped(one.iban)),
        (_("BIC"), one.bic),
    ]
    return [row for row in said if row[1]]


def _former(one: Payee, language: str) -> dict[str, Any]:
    return {"mark": day(one.starts, language), "text": one.name, "after": grouped(one.iban)}
