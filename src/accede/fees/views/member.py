"""What a member owes for a year, line by line, before it is called."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accede.fees.forms import ScaleDay
from accede.fees.queries import Planned, State, payers_for, planned_of, reliefs_of
from accede.fees.views import payer, relief
from accede.fees.views.called import cashier, office
from accede.fees.views.changes import changes
from accede.fees.views.origins import origins_told
from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import language, now
from accede.register.models import Membership
from accede.register.queries import stated_facts
from accede.rulebook.book import Book
from accede.rulebook.known import fee_of
from accede.statutes.queries import book_on, day_of, edition_on, own_facts
from accede.wording.formats import day
from accede.wording.margin import amount_lines, margin, sentence


@require_safe
@open_to(office)
def fee_of_member(request: HttpRequest, number: int) -> HttpResponse:
    """Show what a member owes by what is known on a day, which rule that rests on, and what changed since last year."""
    membership = get_object_or_404(Membership.objects.select_related("organisation"), number=number)
    today, lang, form = day_of(now()), language(), ScaleDay(request.GET)
    on = (form.cleaned_data.get("on") if form.is_valid() else None) or today
    book, one, may_decide = book_on(on), planned_of(membership, on, today), bool(cashier(request.actor))
    reliefs, payers = reliefs_of(membership), payers_for(membership.organisation)
    context = {
        "membership": membership,
        "year": on.year,
        "day": day(on, lang),
        "one": one,
        "cure": _cure(one, book, is_office=bool(secretariat(request.actor))) if one else None,
        "reliefs": [relief.told(each, book, lang) for each in reliefs],
        "relief_acts": [relief.ending(each, book, lang) for each in reliefs if each.last_year is None],
        "payers": [payer.told(each, lang) for each in payers],
        "payer_acts": [payer.ending(each, number) for each in payers if each.ends is None],
        "may_decide": may_decide,
        "may_call": may_decide and on == today and one is not None and one.state == State.TO_CALL,
        **(_said(one, book, lang) if one else {}),
    }
    if one:
        known = {name: vars(each) for name, each in one.origins.items()}
        context["origins"] = origins_told(known, book, on, lang)
        context["changes"] = changes(one, book, edition_on(on).in_force, lang)
    return render(request, "fees/member.html", context)


def _said(one: Planned, book: Book, language: str) -> dict[str, Any]:
    amount, rule = one.amount, fee_of(book, one.membership.category)
    cite = margin(amount, book, language, url=reverse("statutes"))
    if amount.money is None:
        return {"unsaid": {"text": sentence(amount, book, language), "cite": cite}}
    said = {
        "lines": amount_lines(amount, book, language),
        "total_label": _("To be paid"),
        "total": amount.money.cents,
        "currency": amount.money.currency,
        "stamp": _("sample scale") if rule and rule.sample else "",
        "cite": cite,
    }
    return {"sum": said}


def _cure(one: Planned, book: Book, *, is_office: bool) -> dict[str, str] | None:
    """Return where what is missing can be given, or who can give it."""
    if one.amount.money is not None or not one.amount.missing:
        return None
    if not is_office:
        return {"text": _("The member declares it, or the secretariat notes it from a source.")}
    number, name = one.membership.number, one.amount.missing[0]
    if name in own_facts(book):
        return {"label": _("State what the rules ask of the association"), "url": reverse("own_facts")}
    if name in stated_facts(book):
        return {"label": _("State what the rules ask of it"), "url": reverse("fact", args=[number, name])}
    return {"label": _("Note a figure from a source"), "url": reverse("figures", args=[number])}
