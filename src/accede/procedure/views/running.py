"""All files of members on their paths: a list that can be narrowed."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accede.people.access import open_to
from accede.people.queries import language, now
from accede.procedure.forms import ProceedingFilter
from accede.procedure.models import Proceeding
from accede.procedure.queries.permission import office
from accede.procedure.queries.running import listed
from accede.procedure.queries.telling import step_named, way_named
from accede.procedure.views.listing import PER_PAGE
from accede.procedure.views.showing import written
from accede.procedure.views.states import tag
from accede.statutes.queries import day_of


@open_to(office)
@require_safe
def proceedings_page(request: HttpRequest) -> HttpResponse:
    """List members' files, one by one."""
    search = ProceedingFilter(request.GET)
    wanted = search.cleaned_data if search.is_valid() else {}
    pages = Paginator(listed(**wanted), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "today": day_of(now()),
        "title": claim(listed(state=Proceeding.State.OPEN).count()),
        "search": search,
        "clear": reverse("proceedings") if any(wanted.values()) else "",
        "pages": pages,
        "table": table(pages.object_list),
    }
    return render(request, "procedure/proceedings.html", context)


def claim(number: int) -> str:
    """Say how many files are under way."""
    if not number:
        return _("No member’s file is under way")
    return ngettext("One member’s file is under way", "%(n)d members’ files are under way", number) % {"n": number}


def table(found: list[Proceeding]) -> dict[str, Any]:
    """Return files one by one."""
    labels = (_("Member"), _("Path"), _("Next step"), _("Takes effect"), _("State"))
    columns: list[dict[str, Any]] = [{"label": label} for label in labels]
    columns[-1]["last"] = True
    empty = _("No file matches.")
    return {"columns": columns, "rows": [{"cells": _cells(one)} for one in found], "kind": "wide", "empty": empty}


def _cells(one: Proceeding) -> list[Any]:
    path, organisation = one.way, one.membership.organisation
    small = _("sample") if organisation.is_sample else ""
    return [
        {"text": organisation.name, "url": one.get_absolute_url(), "small": small},
        way_named(path, one.book, language()),
        step_named(path, one.step, language()) if one.is_running and one.step else "",
        written(one.effect_on) if one.effect_on else "",
        {"tag": tag(one)},
    ]
