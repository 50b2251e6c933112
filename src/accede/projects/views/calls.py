"""Calls as a list, with whether the reader's organisation may answer; and taken in from a file."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import now
from accede.projects.actions import take_calls
from accede.projects.forms import CallSearch, CallsFile
from accede.projects.models import Call, Origin
from accede.projects.portal.file import calls as read_calls
from accede.projects.portal.told import ZONE
from accede.projects.queries import Own, State, calls_seen, found, matching, own_applicants
from accede.projects.views.showing import call_row, title
from accede.register.sheets.reading import Unreadable
from accede.register.views.spreadsheet import csv_file, xlsx_file
from accede.space.queries.shelf import members
from accede.statutes.queries import day_of

PER_PAGE = 25
ASKED = {"q", "state", "fits", "like"}


@require_safe
def project_calls(request: HttpRequest) -> HttpResponse:
    """List the calls that whoever asks may see, those that end first in front."""
    at = now()
    own = own_applicants(request.actor, day_of(at))
    search, several = _searched(request, own, at)
    pages = Paginator(several, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "search": search,
        "pages": pages,
        "rows": [call_row(one, [each.applicant for each in own], at) for one in _calls(pages)],
        "is_narrowed": bool(request.GET.keys() & set(search.fields)),
        "may_partner": bool(members(request.actor)),
        "may_take": bool(secretariat(request.actor)),
    }
    return render(request, "projects/calls.html", context)


@require_safe
def project_calls_csv(request: HttpRequest) -> HttpResponse:
    """Hand the same list out as CSV."""
    return csv_file("calls.csv", *_exported(request))


@require_safe
def project_calls_xlsx(request: HttpRequest) -> HttpResponse:
    """Hand the same list out as XLSX."""
    return xlsx_file("calls.xlsx", *_exported(request))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def project_calls_file(request: HttpRequest) -> HttpResponse:
    """Take in the calls of a file."""
    form, refused = CallsFile(request.POST or None, request.FILES or None), None
    if form.is_valid():
        try:
            told = read_calls(form.cleaned_data["file"])
            counts = take_calls(told, origin=Origin.FILE, by=request.actor, at=now())
        except (Refused, Unreadable) as refusal:
            refused = {"text": str(refusal), "fault": True}
        else:
            messages.success(request, _("New calls: %(new)s. Changed: %(changed)s.") % counts)
            return redirect("projects")
    context = {"form": form, "refused": refused}
    return render(request, "projects/calls_file.html", context, status=409 if refused else 200)


def _searched(request: HttpRequest, own: Sequence[Own], at: datetime) -> tuple[CallSearch, Any]:
    given = request.GET if request.GET.keys() & ASKED else {"state": State.OPEN}
    search = CallSearch(given, asks_fit=bool(own))
    asked = search.cleaned_data if search.is_valid() else {"q": "", "state": ""}
    several = found(calls_seen(request.actor), asked["q"], asked["state"], at)
    narrowed = {name: bool(asked.get(name)) for name in ("fits", "like")}
    return search, matching(several, own, at, **narrowed) if any(narrowed.values()) else several


def _calls(several: Iterable[Call] | Iterable[int]) -> list[Call]:
    """Return calls that may be given by their keys, in their order."""
    given = list(several)
    if not given or isinstance(given[0], Call):
        return given
    known = Call.objects.in_bulk(given)
    return [known[pk] for pk in given]


def _exported(request: HttpRequest) -> tuple[list[str], list[list[str]]]:
    at = now()
    own = own_applicants(request.actor, day_of(at))
    columns = ["identifier", "title", "programme", "opens", "deadline", "budget", "url"]
    rows = [
        [
            one.identifier,
            title(one),
            one.programme,
            one.opens.astimezone(ZONE).date().isoformat() if one.opens else "",
            "; ".join(each.astimezone(ZONE).isoformat(timespec="minutes") for each in one.instants),
            one.budget if one.budget is not None else "",
            one.url,
        ]
        for one in _calls(_searched(request, own, at)[1])
    ]
    return columns, rows
