"""Proposals as a page shows them: how sure each is, and why, in a sentence."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accede.fees.models import Invoice, Payment, StatementLine
from accede.fees.queries.matching import CERTAIN, LIKELY, POSSIBLE
from accede.register.models import Organisation
from accede.rulebook.verdict import Money
from accede.wording.formats import day, listed, money

SURE: dict[str, Promise] = {
    CERTAIN: gettext_lazy("certain"),
    LIKELY: gettext_lazy("likely"),
    POSSIBLE: gettext_lazy("possible"),
}
WHY: dict[str, Promise] = {
    "reference": gettext_lazy("It names fee %(numbers)s of %(whose)s by reference, and is what is left of it."),
    "reference_other": gettext_lazy("It names fee %(numbers)s of %(whose)s by reference; %(left)s are left of it."),
    "number": gettext_lazy("It names fee %(numbers)s of %(whose)s, and is what is left of it."),
    "number_other": gettext_lazy("It names fee %(numbers)s of %(whose)s; %(left)s are left of it."),
    "reference_paid": gettext_lazy("It names a fee of %(whose)s of which nothing is left: it would be a credit."),
    "account_amount": gettext_lazy(
        "It comes from an account known of %(whose)s, and is what is left of fee %(numbers)s."
    ),
    "account_sum": gettext_lazy(
        "It comes from an account known of %(whose)s, and is what is left of its fees %(numbers)s."
    ),
    "account": gettext_lazy("It comes from an account known of %(whose)s; %(left)s are left of fee %(numbers)s."),
    "account_credit": gettext_lazy("It comes from an account known of %(whose)s, which owes nothing: a credit."),
    "name_amount": gettext_lazy("It names %(whose)s, and is what is left of fee %(numbers)s."),
    "by_hand": gettext_lazy("The same amount was recorded by hand, as received on %(day)s: it is that payment."),
}


def proposed(lines: Sequence[StatementLine], language: str) -> list[list[dict[str, Any]]]:
    """Return the proposals of each line that still hold, for whoever chooses among them."""
    of = [one for line in lines for one in line.proposals]
    invoices = Invoice.objects.filter(pk__in={pk for one in of for pk in one["invoices"]})
    by_invoice = {one.pk: one for one in invoices.select_related("organisation").prefetch_related("clearings")}
    names = dict(Organisation.objects.filter(pk__in=_named(of, "organisation")).values_list("pk", "name"))
    payments = Payment.objects.filter(pk__in=_named(of, "payment"), line=None).in_bulk()
    known = {"invoices": by_invoice, "names": names, "payments": payments}
    return [
        [told for place, one in enumerate(line.proposals) if (told := _told(place, one, known, language))]
        for line in lines
    ]


def _named(several: Iterable[Mapping[str, Any]], what: str) -> set[int]:
    return {one[what] for one in several if one[what]}


def _told(place: int, one: Mapping[str, Any], known: Mapping[str, Any], language: str) -> dict[str, Any] | None:
    invoices = [known["invoices"][pk] for pk in one["invoices"]]
    payment = known["payments"].get(one["payment"])
    if any(each.left <= 0 for each in invoices) or (one["payment"] and not payment):
        return None
    left = sum(each.left for each in invoices)
    whose = [each.organisation.name for each in invoices] or [known["names"].get(one["organisation"], "")]
    values = {
        "numbers": listed([each.label for each in invoices], language),
        "whose": listed(dict.fromkeys(whose), language),
        "left": money(Money(left, invoices[0].currency), language) if invoices else "",
        "day": day(payment.on, language) if payment else "",
    }
    why = "account_credit" if one["why"] == "account" and not invoices else one["why"]
    label = _("It is that payment") if payment else _("Accept") if invoices else _("Keep it as a credit")
    said = {"place": place, "seen": left, "sure": SURE[one["confidence"]], "label": label}
    return said | {"why": WHY[why] % values, "is_sure": one["confidence"] != POSSIBLE}
