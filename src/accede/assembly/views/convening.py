"""The members are convened; what became of each letter is listed, and a delegate says that its own has come."""

import csv
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accede.assembly import actions
from accede.assembly.forms import OrganisationForm
from accede.assembly.queries.agenda import CONVOCATION
from accede.assembly.queries.convening import convocations
from accede.assembly.queries.naming import assembly_name
from accede.assembly.views.asking import after, assembly_on, front, organisation_of, participants
from accede.assembly.views.called import letters_told, named_parties, state_tag
from accede.assembly.views.meeting import page
from accede.people.access import open_to
from accede.people.capacities import chair, secretariat
from accede.people.queries import language, now
from accede.post.kinds import kind_named
from accede.post.models import Letter
from accede.statutes.queries import zone_at
from accede.wording.formats import moment

PER_PAGE = 50


@open_to(participants)
@require_POST
def convening(request: HttpRequest, address: str) -> HttpResponse:
    """Convene the members, signed in one of the offices that may."""
    found, office = assembly_on(address), request.POST.get("office", "")

    def deed() -> None:
        actions.convene(found, office=office, by=request.actor, at=now())
        messages.success(request, letters_told(found))

    return after(deed, found.get_absolute_url(), partial(page, found), request)


@open_to(participants)
@require_POST
def acknowledging(request: HttpRequest, address: str) -> HttpResponse:
    """Say for a member that its convocation has come."""
    found, form = assembly_on(address), OrganisationForm(request.POST)
    if not form.is_valid():
        raise Http404
    organisation = organisation_of(form.cleaned_data["organisation"])
    deed = partial(actions.acknowledge_convocation, organisation, found, by=request.actor, at=now())
    return after(deed, found.get_absolute_url(), partial(page, found), request)


@open_to(front)
@require_safe
def letters(request: HttpRequest, address: str, kind: str = CONVOCATION) -> HttpResponse:
    """List the letters of a convocation, or of another kind, each with how it has fared."""
    found = assembly_on(address)
    pages = Paginator(_letters(found, kind), PER_PAGE).get_page(request.GET.get("page"))
    may_open = bool((secretariat | chair)(request.actor))
    context = {
        "assembly": found,
        "title": _("The convocation") if kind == CONVOCATION else kind_named(kind),
        "file_url": reverse("convocation_file" if kind == CONVOCATION else "rights_letters_file", args=[address]),
        "lede": assembly_name(found),
        "pages": pages,
        "table": {
            "columns": [{"label": _("Member")}, {"label": _("Reader")}, {"label": _("Letter")}, {"label": _("Since")}],
            "rows": [{"cells": _cells(one, may_open)} for one in _with_parties(pages)],
            "empty": _("No letter has left yet."),
        },
    }
    return render(request, "assembly/convocation.html", context)


@open_to(front)
@require_safe
def letters_file(request: HttpRequest, address: str, kind: str = CONVOCATION) -> HttpResponse:
    """Hand out the same list as a table."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{kind}-{address}.csv"'
    writer = csv.writer(response)
    writer.writerow(("member", "reader", "email", "state", "at"))
    for one in _with_parties(_letters(assembly_on(address), kind)):
        state = Letter.State.ACKNOWLEDGED if one.is_acknowledged else one.state
        writer.writerow((one.member, one.recipient, one.email, str(state), one.since.isoformat()))
    return response


def _letters(found: Any, kind: str) -> Any:
    return (
        convocations(found, kind).annotate(since=Max("events__at")).defer("body", "words").order_by("recipient", "pk")
    )


def _with_parties(found: Any) -> list[Letter]:
    listed = list(found)
    parties = named_parties(listed)
    for one in listed:
        one.member = parties[one.party].name if one.party in parties else ""
    return listed


def _cells(one: Letter, may_open: bool) -> list[Any]:
    reader = {"text": one.to, "url": one.get_absolute_url()} if may_open else one.to
    since = moment(one.since, language(), zone_at(one.since))
    return [one.member, reader, {"text": "", "tag": state_tag(one)}, since]
