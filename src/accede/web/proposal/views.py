"""The page on which a change of the statutes is rehearsed: tried on real facts, kept as a file, loaded as law."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.assembly.actions import put_edition
from accede.journal.actions import Forbidden, Refused
from accede.people.access import open_to
from accede.people.capacities import board, chair, secretariat, technician
from accede.people.queries import language, now
from accede.rulebook.book import Book
from accede.rulebook.loading import Faulty, load
from accede.statutes.actions import load_edition
from accede.statutes.models import Edition
from accede.statutes.queries import beside, day_of, edition_on
from accede.web.proposal.effects import Trial
from accede.web.proposal.export import members_file
from accede.web.proposal.forms import GROUP_LABELS, PutForm, TermsForm, TextForm, in_force_of
from accede.web.proposal.showing import effects, fault_rows, fields_of
from accede.web.proposal.terms import GROUPS

office = secretariat | chair | board
FIRST = next(iter(GROUPS))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(office)
def proposal(request: HttpRequest) -> HttpResponse:
    """Try another majority, notice or fee on what is known of members, votes and assemblies; keep it, or load it."""
    at = now()
    today = day_of(at)
    standing = edition_on(today)
    brought = TextForm(request.POST or None, request.FILES or None)
    given = brought.proposal(_of(standing))
    text, terms = _edited(request, given.text, given.is_new)
    tables = beside(text.encode(), {name: one.encode() for name, one in given.tables.items()})
    deed, refused = request.POST.get("do", ""), None
    if deed == "keep":
        return _kept(text)
    put = PutForm(today, request.POST or None)
    try:
        if deed == "load":
            return _loaded(text, tables, request, at)
        if deed == "put" and put.is_valid():
            said = {"matter": put.matter(), "title": put.title(text), "content": text.encode(), "tables": tables}
            return redirect(put_edition(put.assembly(), **said, by=request.actor, at=at))
    except Forbidden:
        raise
    except Refused as refusal:
        refused = refusal
    trial = _trial(text, standing.book, tables, today)
    if deed == "members" and isinstance(trial, Trial):
        return members_file(trial, language())
    context = {
        "text": text,
        "tables": json.dumps(given.tables) if given.tables else "",
        "brought_tables": sorted(given.tables),
        "brought": brought,
        "refused": {"text": refused, "fault": True} if refused else None,
        "groups": [{"name": name, "label": label} for name, label in GROUP_LABELS.items()],
        "put": put if (secretariat | chair)(request.actor) and put.fields["to"].choices else None,
        "may_load": bool((secretariat | technician)(request.actor)),
        **_shown(trial, standing.book, terms, request.POST.get("page", "")),
    }
    return render(request, "proposal/proposal.html", context, status=409 if refused else 200)


def _loaded(text: str, tables: Mapping[str, bytes], request: HttpRequest, at: datetime) -> HttpResponse:
    edition = load_edition(text.encode(), tables, by=request.actor, at=at)
    messages.success(request, _("The edition is loaded."))
    return redirect(f"{reverse('statutes')}?on={edition.in_force}")


def _of(edition: Edition) -> str:
    return bytes(edition.content).decode()


def _edited(request: HttpRequest, text: str, is_new: bool) -> tuple[str, TermsForm | None]:
    """Return the text with what was filled, and the form that shows its terms; none where it cannot be read."""
    shown, asked = request.POST.get("group", FIRST), request.POST.get("show", "")
    wanted = asked if asked in GROUPS else shown if shown in GROUPS else FIRST
    if in_force_of(text) is None:
        return text, None
    if request.method == "POST" and shown in GROUPS and not is_new and "in_force" in request.POST:
        filled = TermsForm(request.POST, text=text, group=shown, in_force=date.min)
        if not filled.is_valid():
            return text, filled
        text = filled.edited()
    return text, TermsForm(text=text, group=wanted, in_force=in_force_of(text))


def _trial(text: str, old: Book, tables: Mapping[str, bytes], today: date) -> Trial | Faulty:
    try:
        return Trial(old, load(text.encode(), tables), today)
    except Faulty as faulty:
        return faulty


def _shown(trial: Trial | Faulty, old: Book, terms: TermsForm | None, page: str) -> dict[str, Any]:
    if isinstance(trial, Faulty):
        found = {"faults": fault_rows(trial, language()), "fields": fields_of(terms, old, language())}
    else:
        found = effects(trial, page, language()) | {"fields": fields_of(terms, trial.new, language())}
    return found | {"terms": terms}


def _kept(text: str) -> HttpResponse:
    response = HttpResponse(text, content_type="application/toml; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="proposal.toml"'
    return response
