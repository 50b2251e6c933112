"""Lines that wait for a person: what each may be, one press to accept, or another answer."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accede.fees.actions import accept_line, set_line_aside, take_line_up
from accede.fees.forms import AsideForm, LineForm
from accede.fees.models import Invoice, Payment, StatementLine
from accede.fees.queries.statements import unmatched
from accede.fees.views.called import cashier, office
from accede.fees.views.cleared import recorded
from accede.fees.views.proposed import proposed
from accede.fees.views.told import text
from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.queries import language, now
from accede.register.models import Organisation
from accede.rulebook.verdict import Money
from accede.wording.formats import day, money

PER_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(office)
def matching(request: HttpRequest) -> HttpResponse:
    """Show what waits; accept one proposal of one line."""
    may_match, refused = bool(cashier(request.actor)), None
    if request.method == "POST":
        if not may_match:
            raise PermissionDenied
        line = get_object_or_404(StatementLine, pk=_number(request, "line"))
        try:
            done = _accepted(line, request)
        except Refused as refusal:
            refused = {"text": str(refusal), "fault": True}
        else:
            messages.success(request, recorded(done.payment, language()))
            return redirect(request.get_full_path())
    pages = Paginator(unmatched().select_related("twin__statement"), PER_PAGE).get_page(request.GET.get("page"))
    lang, waiting = language(), pages.paginator.count
    claim = ngettext("One line waits to be matched", "%(n)d lines wait to be matched", waiting) % {"n": waiting}
    lines = list(pages)
    shown = [_shown(one, said, lang) for one, said in zip(lines, proposed(lines, lang), strict=True)]
    context = {"pages": pages, "lines": shown, "refused": refused, "may_match": may_match}
    context["claim"] = claim if waiting else _("Every line is matched")
    return render(request, "fees/matching.html", context, status=409 if refused else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(office)
def line(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one line; say which fees it pays, set it aside, or take it up again."""
    found = get_object_or_404(StatementLine.objects.select_related("statement", "payment", "twin__statement"), pk=pk)
    may_match, refused = bool(cashier(request.actor)), None
    deed = request.POST.get("deed", "")
    if request.method == "POST" and not may_match:
        raise PermissionDenied
    form = LineForm(request.POST if deed == "match" else None)
    aside = AsideForm(request.POST if deed == "aside" else None)
    try:
        if said := _done(deed, found, form, aside, request):
            messages.success(request, said)
            return redirect("matching" if deed != "up" else found)
    except Refused as refusal:
        refused = {"text": str(refusal), "fault": True}
    lang = language()
    context = {"line": _shown(found, proposed([found], lang)[0], lang), "found": found, "refused": refused}
    context |= {"form": form, "aside": aside, "may_match": may_match}
    return render(request, "fees/statement_line.html", context, status=409 if refused else 200)


def _done(deed: str, found: StatementLine, form: LineForm, aside: AsideForm, request: HttpRequest) -> str:
    who = {"by": request.actor, "at": now()}
    if deed == "match" and form.is_valid():
        return recorded(accept_line(found, **form.said, **who).payment, language())
    if deed == "accept":
        return recorded(_accepted(found, request).payment, language())
    if deed == "aside" and aside.is_valid():
        set_line_aside(found, **aside.cleaned_data, **who)
        return _("It is set aside.")
    if deed == "same":
        set_line_aside(found, reason=_("It is the same as a line of another statement."), **who)
        return _("It is set aside.")
    if deed == "up":
        take_line_up(found, **who)
        return _("It waits to be matched again.")
    return ""


def _accepted(line: StatementLine, request: HttpRequest) -> StatementLine:
    """Accept the proposal that was pressed, as it was seen."""
    place = _number(request, "place")
    one = (
        line.proposals[place]
        if place < len(line.proposals)
        else {"invoices": [], "organisation": None, "payment": None}
    )
    return accept_line(
        line,
        invoices=[Invoice.objects.get(pk=pk) for pk in one["invoices"]],
        organisation=None if one["invoices"] else Organisation.objects.filter(pk=one["organisation"]).first(),
        payment=Payment.objects.filter(pk=one["payment"]).first(),
        seen=_number(request, "seen"),
        by=request.actor,
        at=now(),
    )


def _number(request: HttpRequest, name: str) -> int:
    given = request.POST.get(name, "")
    return int(given) if given.isdecimal() and len(given) < 16 else 0


def _shown(one: StatementLine, proposals: list[dict[str, Any]], language: str) -> dict[str, Any]:
    return {
        "pk": one.pk,
        "day": day(one.on, language),
        "amount": money(Money(one.cents, one.currency), language),
        "payer": one.payer or one.iban or "–",
        "iban": one.iban if one.payer else "",
        "text": text(one),
        "proposals": proposals,
        "twin": _twin(one.twin, language) if one.twin else None,
        "url": one.get_absolute_url(),
    }


def _twin(other: StatementLine, language: str) -> dict[str, str]:
    """Return the line that this one may be, and what became of it."""
    values = {"name": other.statement.name, "state": other.get_state_display()}
    return {"url": other.get_absolute_url(), "says": _("It may be the same as a line of %(name)s: %(state)s.") % values}
