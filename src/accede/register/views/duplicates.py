"""Enterprises that may be one: the office says of each pair whether they are, and may take it back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import auditor, board, chair, secretariat
from accede.people.queries import language, now
from accede.register.actions import compare_enterprises, take_comparison_back
from accede.register.forms import LikenessForm
from accede.register.models import Enterprise, Likeness
from accede.register.queries import counted_once, likenesses, networks_of, possible_duplicates
from accede.register.queries.enterprises import Union
from accede.statutes.queries import day_of
from accede.wording.formats import country, listed, number

PER_PAGE = 20
office = secretariat | chair | board | auditor


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(office)
def duplicates(request: HttpRequest) -> HttpResponse:
    """Show pairs of enterprises that may be one, and what was said of others; say it of a pair."""
    at, lang, refused = now(), language(), None
    may_say = bool(secretariat(request.actor))
    if request.method == "POST" and not may_say:
        raise PermissionDenied
    form = LikenessForm(request.POST or None)
    if form.is_valid():
        try:
            compare_enterprises(
                form.cleaned_data["first"],
                form.cleaned_data["second"],
                said=form.cleaned_data["said"],
                by=request.actor,
                at=at,
            )
        except Refused as refusal:
            refused = refusal
        else:
            messages.success(request, _("It is said; below, it can be taken back."))
            return redirect("duplicates")
    on = day_of(at)
    context = _shown(request.GET, on, lang) | {"refused": refused, "may_say": may_say}
    return render(request, "register/duplicates.html", context, status=409 if refused else 200)


@open_to(secretariat)
@require_POST
def comparison_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what was said of two enterprises."""
    take_comparison_back(get_object_or_404(Likeness, pk=pk), by=request.actor, at=now())
    messages.success(request, _("It is taken back: the two count as before."))
    return redirect("duplicates")


def _shown(asked: Mapping[str, str], on: date, language: str) -> dict[str, Any]:
    found = possible_duplicates(on)
    pages = Paginator(found, PER_PAGE).get_page(asked.get("page"))
    said = Paginator(likenesses(), PER_PAGE).get_page(asked.get("said"))
    networks = networks_of([one for pair in pages for one in pair], on)
    every, by_country = counted_once(on)
    claim = ngettext("One pair may be one enterprise", "%(n)d pairs may be one enterprise each", len(found))
    return {
        "claim": claim % {"n": len(found)} if found else _("No two enterprises look like one"),
        "pages": pages,
        "pairs": [{"first": _one(first, networks), "second": _one(second, networks)} for first, second in pages],
        "said": said,
        "table": _table(every, by_country, language),
        "language": language,
    }


def _one(enterprise: Enterprise, networks: Mapping[int, list[str]]) -> dict[str, Any]:
    lang = language()
    return {
        "pk": enterprise.pk,
        "name": enterprise.name,
        "country": country(enterprise.country, lang),
        "number": enterprise.number or _("no number"),
        "networks": listed(networks.get(enterprise.pk, ()), lang),
    }


def _table(every: Union, by_country: Mapping[str, Union], language: str) -> dict[str, Any]:
    columns = [
        {"label": _("Country")},
        {"label": _("Counted once"), "n": True},
        {"label": _("Sum of the members’ lists"), "n": True},
    ]
    named = sorted((country(code, language), found) for code, found in by_country.items())
    rows = [{"cells": [name, number(one.once, language), number(one.sum, language)]} for name, one in named]
    foot = [_("The whole network"), number(every.once, language), number(every.sum, language)]
    return {"columns": columns, "rows": rows, "foot": foot, "empty": _("No member lists its enterprises yet.")}
