"""The campaign of a year: who has declared, calling for figures, reminding."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import Capacity, auditor, board, chair, secretariat
from accede.people.queries import language, now
from accede.register.actions import call_for_figures, remind_of_figures
from accede.register.forms import CampaignForm, DeclarationFilter
from accede.register.models import Campaign, Declaration
from accede.register.queries import campaign_of, declarations, mandates, tally_of
from accede.register.views.declaration import tag
from accede.register.views.spreadsheet import csv_file
from accede.statutes.queries import day_of
from accede.wording.formats import country, day

PER_PAGE = 50
COLUMNS = (
    *("number", "organisation", "country", "year", "state", "declared_on"),
    *("figure", "declared", "accepted", "definition", "source", "reason"),
)
office = secretariat | chair | board | auditor
SIX_WEEKS, FOUR_WEEKS = timedelta(weeks=6), timedelta(weeks=4)


@require_safe
@open_to(office)
def declarations_page(request: HttpRequest) -> HttpResponse:
    """Show who has declared the figures of a year, and how far each declaration has come."""
    today, lang = day_of(now()), language()
    years = _years(today)
    asked = DeclarationFilter(request.GET or None, years=years)
    wanted = asked.cleaned_data if asked.is_valid() else {}
    year, state = wanted.get("year") or years[0], wanted.get("state", "")
    pages = Paginator(declarations(year, state, today), PER_PAGE).get_page(request.GET.get("page"))
    campaign, tally = campaign_of(year), tally_of(year)
    context = {
        "year": year,
        "claim": _claim(campaign, tally),
        "lede": _lede(campaign, today, lang),
        "facts": [(label, str(tally[value])) for value, label in Declaration.State.choices],
        "filter": DeclarationFilter({"year": year, "state": state}, years=years),
        "is_narrowed": bool(request.GET),
        "pages": pages,
        "table": _table(pages, today, lang),
        "may_call": bool(secretariat(request.actor)),
        "may_remind": bool(secretariat(request.actor)) and campaign.due and tally[Declaration.State.AWAITED],
        "uncalled": years[0] if campaign_of(years[0]).due is None else None,
    }
    return render(request, "register/declarations.html", context)


@require_safe
@open_to(office)
def declarations_csv(request: HttpRequest) -> HttpResponse:
    """Hand out the figures of a year, as declared and as accepted, as a file for a spreadsheet."""
    years = _years(day_of(now()))
    asked = DeclarationFilter(request.GET, years=years)
    year = (asked.cleaned_data.get("year") if asked.is_valid() else None) or years[0]
    found = declarations(year).prefetch_related("figures")
    return csv_file(f"figures-{year}.csv", COLUMNS, (line for one in found for line in _lines(one)))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def figures_call(request: HttpRequest) -> HttpResponse:
    """Call for the figures of a year from every member."""
    at = now()
    today = day_of(at)
    suggested = {"year": today.year - 1, "due": today + SIX_WEEKS, "remind_on": today + FOUR_WEEKS, "asks_from": 50}
    form = CampaignForm(request.POST or None, initial=suggested)
    if form.is_valid():
        try:
            campaign = call_for_figures(**form.cleaned_data, by=request.actor, at=at)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The figures of %(year)d are called for.") % {"year": campaign.year})
            return redirect(_list(campaign.year))
    return render(request, "register/figures_call.html", {"form": form}, status=409 if form.non_field_errors() else 200)


@open_to(secretariat)
@require_POST
def figures_remind(request: HttpRequest, year: int) -> HttpResponse:
    """Remind the members that have not declared."""
    campaign = get_object_or_404(Campaign, year=year)
    try:
        reminded = remind_of_figures(campaign, by=request.actor, at=now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        told = ngettext("One member is reminded.", "%(n)d members are reminded.", reminded)
        messages.success(request, told % {"n": reminded})
    return redirect(_list(year))


def _list(year: int) -> str:
    return f"{reverse('declarations')}?year={year}"


def _years(today: date) -> list[int]:
    declared = Declaration.objects.order_by().values_list("year", flat=True).distinct()
    return sorted({today.year - 1, *declared}, reverse=True)


def _claim(campaign: Campaign, tally: Mapping[str, int]) -> str:
    every = sum(tally.values())
    done = every - tally[Declaration.State.AWAITED]
    if campaign.due is None:
        # Nobody was asked: how many have declared by themselves says nothing of the others.
        return ngettext("%(n)d member has declared", "%(n)d members have declared", done) % {"n": done}
    said = ngettext("%(n)d of %(all)d member has declared", "%(n)d of %(all)d members have declared", every)
    return said % {"n": done, "all": every}


def _lede(campaign: Campaign, on: date, language: str) -> str:
    if campaign.due is None:
        return _("The figures of %(year)d have not been called for.") % {"year": campaign.year}
    if campaign.due < on:
        return _("They were to be declared by %(day)s.") % {"day": day(campaign.due, language)}
    values = {"day": day(campaign.due, language), "reminder": day(campaign.remind_on, language)}
    return _("They are to be declared by %(day)s; the reminder goes out on %(reminder)s.") % values


def _table(pages: Iterable[Declaration], on: date, language: str) -> dict[str, Any]:
    shown = list(pages)
    spoken_for = set(_spoken_for(shown, on))
    columns = [
        {"label": _("Member")},
        {"label": _("Country")},
        {"label": _("Declared on"), "n": True},
        {"label": _("Last letter"), "n": True},
        {"label": _("State"), "last": True},
    ]
    rows = [{"cells": _cells(one, language, has_delegate=_of(one) in spoken_for)} for one in shown]
    return {"columns": columns, "rows": rows, "kind": "wide", "empty": _("No declaration matches.")}


def _of(declaration: Declaration) -> int:
    return declaration.membership.organisation_id


def _spoken_for(shown: list[Declaration], on: date) -> Iterable[int]:
    held = mandates(capacity=Capacity.DELEGATE, on=on).filter(organisation__in=map(_of, shown))
    return held.values_list("organisation_id", flat=True)


def _cells(declaration: Declaration, language: str, *, has_delegate: bool) -> list[Any]:
    organisation = declaration.membership.organisation
    name = {"text": organisation.name, "url": declaration.get_absolute_url()}
    if organisation.is_sample:
        name["stamp"] = _("sample")
    if not has_delegate:
        name["small"] = _("no delegate: write by post")
    return [
        name,
        country(organisation.country, language),
        day(localtime(declaration.declared_at).date(), language) if declaration.declared_at else "–",
        day(declaration.written_on, language) if declaration.written_on else "–",
        {"tag": tag(declaration)},
    ]


def _lines(declaration: Declaration) -> Iterable[list[object]]:
    organisation = declaration.membership.organisation
    declared = localtime(declaration.declared_at).date() if declaration.declared_at else ""
    of = [declaration.membership.number, organisation.name, organisation.country, declaration.year]
    head = [*of, declaration.state, declared]
    for one in declaration.figures.all():
        accepted = "" if one.accepted is None else one.accepted
        yield [*head, one.name, one.value, accepted, one.definition, one.source, one.reason]
    if not declaration.figures.all():
        yield [*head, *[""] * 6]
