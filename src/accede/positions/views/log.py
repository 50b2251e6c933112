"""The log of advocacy: narrowed, written, put right, and handed out for registers of transparency."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accede.people.access import open_to
from accede.people.queries import language, now
from accede.positions import actions
from accede.positions.forms.intervention import InterventionForm, LogFilter
from accede.positions.models import Intervention
from accede.positions.queries import intervention as queries
from accede.positions.queries.offices import drafters
from accede.positions.views.asking import act, title_of
from accede.register.views.paging import paged
from accede.register.views.spreadsheet import csv_file, xlsx_file
from accede.space.queries.shelf import members
from accede.wording.formats import day

PER_PAGE = 50


@open_to(members)
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """Show the lines that are asked for, the latest first."""
    search = LogFilter(queries.years(), request.GET)
    wanted = search.wanted()
    pages = paged(request, queries.log(wanted), PER_PAGE)
    may_write = bool(drafters(request.actor))
    context = {
        "search": search,
        "is_narrowed": any(wanted.values()),
        "pages": pages,
        "table": _table([_row(one, may_write=may_write) for one in pages]),
        "query": request.GET.urlencode(),
        "may_write": may_write,
    }
    return render(request, "positions/log.html", context)


@open_to(members)
@require_safe
def log_csv(request: HttpRequest) -> HttpResponse:
    """Hand out the lines that are asked for as CSV."""
    return _file(request, csv_file, "advocacy.csv")


@open_to(members)
@require_safe
def log_xlsx(request: HttpRequest) -> HttpResponse:
    """Hand out the lines that are asked for as XLSX."""
    return _file(request, xlsx_file, "advocacy.xlsx")


@open_to(drafters)
@require_http_methods(["GET", "HEAD", "POST"])
def line_new(request: HttpRequest) -> HttpResponse:
    """Write a line."""
    form = InterventionForm(request.POST or None)
    said = {"title": _("Write a line of the log"), "submit": _("Write it down")}
    return act(
        request,
        form,
        lambda: actions.note_intervention(**form.cleaned_data, by=request.actor, at=now()),
        reverse("advocacy"),
        said,
    )


@open_to(drafters)
@require_http_methods(["GET", "HEAD", "POST"])
def line(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a line right, or take it out."""
    found = get_object_or_404(Intervention, pk=pk)
    initial = {name: getattr(found, name) for name in InterventionForm.base_fields}
    form = InterventionForm(request.POST or None, initial=initial)
    said = {"title": _("Put a line of the log right"), "submit": _("Keep it"), "grave": _("Take this line out")}
    said["grave_url"] = reverse("advocacy_remove", args=[pk])
    return act(
        request,
        form,
        lambda: actions.correct_intervention(found, **form.cleaned_data, by=request.actor, at=now()),
        reverse("advocacy"),
        said,
    )


@open_to(drafters)
@require_POST
def removing(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a line out that was written by mistake."""
    found = get_object_or_404(Intervention, pk=pk)
    actions.remove_intervention(found, by=request.actor, at=now())
    return redirect("advocacy")


def _file(request: HttpRequest, write: Callable[..., HttpResponse], name: str) -> HttpResponse:
    wanted = LogFilter(queries.years(), request.GET).wanted()
    return write(name, queries.columns(), queries.rows(queries.log(wanted), language()))


def _row(one: Intervention, *, may_write: bool) -> dict[str, Any]:
    first = {"text": day(one.on, language()), "whole": True}
    if may_write:
        first["url"] = reverse("advocacy_line", args=[one.pk])
    used = {"text": ""}
    if one.position:
        used = {"text": title_of(one.position), "url": reverse("position", args=[one.position.pk])}
    told = {"text": one.topic, "small": one.outcome}
    there = {"text": one.institution, "small": " · ".join(filter(None, [one.met, str(one.get_kind_display())]))}
    return {"cells": [first, there, one.by_office, told, used]}


def _table(rows: list[dict[str, Any]]) -> dict[str, Any]:
    labels = [_("Day"), _("Institution"), _("Who spoke for the association"), _("Topic"), _("Position used")]
    empty = _("Nothing stands in the log, or nothing of what is asked for.")
    return {"columns": [{"label": one} for one in labels], "rows": rows, "empty": empty, "kind": "wide"}
