"""Sheets of good practice: listed, found, and handed out as files."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accede.exchange.forms.practice import PracticeSearch
from accede.exchange.models import Practice
from accede.exchange.queries import practices as queries
from accede.people.access import open_to
from accede.people.capacities import delegate, delegate_of, secretariat
from accede.people.queries import language
from accede.register.views.paging import paged
from accede.register.views.spreadsheet import csv_file, xlsx_file
from accede.space.queries import members
from accede.wording.formats import country, text

PER_PAGE = 25
State = Practice.State
WAITING = (State.DRAFT, State.OFFERED)


@require_safe
@open_to(members)
def list_practices(request: HttpRequest) -> HttpResponse:
    """List the sheets that are asked for, and above them what one has begun, or what waits for the office."""
    lang = language()
    search = PracticeSearch(request.GET, countries=queries.countries_told())
    wanted = search.wanted()
    pages = paged(request, queries.practices_found(wanted), PER_PAGE)
    is_office = bool(secretariat(request.actor))
    whose = {"state": State.OFFERED} if is_office else {"organisation__in": delegate_of(request.actor)}
    waiting = Practice.objects.select_related("organisation").prefetch_related("targets")
    waiting = waiting.filter(state__in=WAITING, **whose)
    context = {
        "search": search,
        "is_narrowed": any(wanted.values()),
        "pages": pages,
        "rows": [row(one, lang) for one in pages],
        "waiting": [row(one, lang) | {"tag": tag_of(one)} for one in waiting],
        "is_office": is_office,
        "may_write": bool((secretariat | delegate)(request.actor)),
        "query": request.GET.urlencode(),
    }
    return render(request, "exchange/practices.html", context)


@require_safe
@open_to(members)
def practices_csv(request: HttpRequest) -> HttpResponse:
    """Hand out the sheets that are asked for as CSV."""
    return _file(request, csv_file, "practices.csv")


@require_safe
@open_to(members)
def practices_xlsx(request: HttpRequest) -> HttpResponse:
    """Hand out the sheets that are asked for as XLSX."""
    return _file(request, xlsx_file, "practices.xlsx")


def row(one: Practice, lang: str) -> dict[str, Any]:
    """Return a sheet as a list shows it."""
    of = one.organisation.name if one.organisation else ""
    said = [country(one.country, lang), of, queries.targets_of(one, lang)]
    return {
        "pk": one.pk,
        "title": text(one.titles, lang),
        "url": one.get_absolute_url(),
        "text": " · ".join(filter(None, said)),
    }


def tag_of(one: Practice) -> dict[str, str]:
    """Return the state of a sheet as a page shows it."""
    return {"state": "now" if one.state == State.OFFERED else "", "label": one.get_state_display()}


def _file(request: HttpRequest, write: Callable[..., HttpResponse], name: str) -> HttpResponse:
    lang = language()
    wanted = PracticeSearch(request.GET, countries=queries.countries_told()).wanted()
    return write(name, queries.columns(lang), queries.rows(queries.practices_found(wanted), lang))
