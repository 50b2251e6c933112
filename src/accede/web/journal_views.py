"""The page of the journal: what was done, by whom, under which article, and whether the chain holds."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accede.journal.actions import ACTIONS
from accede.journal.models import Entry
from accede.journal.queries import verify
from accede.people.access import open_to
from accede.people.capacities import Capacity, auditor, board, chair, secretariat, treasurer
from accede.people.models import Account
from accede.people.queries import language
from accede.web.templatetags.parts import moment
from accede.wording.formats import listed

PER_PAGE = 50
# What is longer than this stays in the record alone: a list is for finding an entry.
LONGEST = 60
office = secretariat | chair | board | treasurer | auditor
CAPACITIES = {
    Capacity.SECRETARIAT: gettext_lazy("secretariat"),
    Capacity.CHAIR: gettext_lazy("chair"),
    Capacity.BOARD: gettext_lazy("board"),
    Capacity.TREASURER: gettext_lazy("treasurer"),
    Capacity.AUDITOR: gettext_lazy("auditor"),
    Capacity.DELEGATE: gettext_lazy("delegate"),
    Capacity.CANDIDATE: gettext_lazy("candidate"),
    Capacity.TECHNICIAN: gettext_lazy("technician"),
    Capacity.CLOCK: gettext_lazy("clock"),
    "visitor": gettext_lazy("visitor"),
    "oneself": gettext_lazy("holder of the account"),
}


@require_safe
@open_to(office)
def journal(request: HttpRequest) -> HttpResponse:
    """Show the entries, newest first, of one action or about one subject; check the chain when asked."""
    wanted = {name: request.GET.get(name, "") for name in ("action", "subject")}
    pages = Paginator(entries(**wanted), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        **wanted,
        "pages": pages,
        "actions": sorted(name for name, action in ACTIONS.items() if action.journalled is True),
        "table": _table(pages.object_list),
        "verdict": _verdict() if "verify" in request.GET else None,
    }
    return render(request, "journal/journal.html", context)


def entries(action: str, subject: str) -> QuerySet[Entry]:
    """Return the entries of one action, or all; about one subject, or all."""
    found = Entry.objects.order_by("-sequence")
    found = found.filter(action=action) if action else found
    return found.filter(subject=subject) if subject else found


def _verdict() -> dict[str, Any]:
    faults = [{"title": str(fault.sequence), "text": fault.sentence} for fault in verify()]
    if faults:
        return {"notice": {"lead": _("The chain does not hold."), "fault": True}, "faults": faults}
    length = Entry.objects.count()
    return {"notice": {"lead": _("The chain holds."), "text": _("%(n)d entries were checked.") % {"n": length}}}


def _table(page: Iterable[Entry]) -> dict[str, Any]:
    shown = list(page)
    people = {f"account:{one.pk}": str(one) for one in _accounts(shown)}
    columns = [
        {"label": _("Entry")},
        {"label": _("What was done")},
        {"label": _("By")},
        {"label": _("About")},
        {"label": _("Articles")},
        {"label": _("Seal"), "last": True},
    ]
    rows = [{"id": f"entry-{one.sequence}", "cells": _cells(one, people)} for one in shown]
    return {"columns": columns, "rows": rows, "kind": "wide", "empty": _("No entry matches.")}


def _accounts(shown: list[Entry]) -> QuerySet[Account]:
    keys = {one.actor.removeprefix("account:") for one in shown if one.actor.startswith("account:")}
    return Account.objects.filter(pk__in=keys)


def _cells(entry: Entry, people: dict[str, str]) -> list[object]:
    done = {"text": entry.action, "small": _said(entry.values)}
    if entry.cause:
        done["after"] = {"label": _("from entry %(n)d") % {"n": entry.cause}, "url": f"#entry-{entry.cause}"}
    by = {"text": people.get(entry.actor, entry.actor), "small": CAPACITIES.get(entry.capacity, entry.capacity)}
    kind, _colon, key = entry.subject.partition(":")
    # Eight signs tell two files apart, as they do for a seal; the address asks for all of them.
    subject = {"text": f"{kind} {key[:8]}", "url": f"?subject={entry.subject}"} if kind else ""
    number = {"text": str(entry.sequence), "small": moment(entry.at)}
    return [number, done, by, subject, ", ".join(entry.article), entry.hash[:8]]


def _said(values: dict[str, Any]) -> str:
    plain = {name: str(value) for name, value in values.items() if isinstance(value, str | int) and value != ""}
    line = _("{name}: {value}")
    told = (line.format(name=name, value=value) for name, value in plain.items() if len(value) <= LONGEST)
    return listed(told, language(), "unit")
