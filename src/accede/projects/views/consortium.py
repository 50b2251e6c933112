"""A consortium as it is put together: what the call still lacks at each step, and who of the members could bring it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accede.people.access import open_to
from accede.people.capacities import delegate, secretariat
from accede.people.queries import language, now
from accede.projects.actions import (
    add_partner,
    answer_consortium,
    ask_partner,
    begin_consortium,
    close_consortium,
    take_partner_out,
)
from accede.projects.actions.consortium import asked_partner, own_consortium
from accede.projects.eligibility.consortium import Need, complete, needs
from accede.projects.eligibility.wording import ROLES, lacking, reasons
from accede.projects.forms import ConsortiumForm, PartnerForm
from accede.projects.models import Consortium, Partner
from accede.projects.queries import Own, calls_seen, consortia_seen, could_fill, group_of, own_applicants, together
from accede.projects.queries.calls import deadline_day
from accede.projects.views.showing import fit_tag
from accede.space.views.asking import done
from accede.statutes.queries import day_of
from accede.wording.formats import country


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(delegate)
def project_consortium_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a consortium for a call."""
    call = get_object_or_404(calls_seen(request.actor), pk=pk)
    own = [one.organisation for one in own_applicants(request.actor, day_of(now()))]
    form = ConsortiumForm(request.POST or None, own=own)
    if form.is_valid():
        title, organisation = form.cleaned_data["title"], form.cleaned_data["organisation"]
        return redirect(begin_consortium(organisation, call, title=title, by=request.actor, at=now()))
    return render(request, "projects/consortium_new.html", {"call": call, "form": form, "may": own})


@require_safe
@open_to(delegate | secretariat)
def project_consortium(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who is in a consortium and what it still lacks."""
    found = get_object_or_404(consortia_seen(request.actor), pk=pk)
    return _shown(request, found, None)


@open_to(delegate)
@require_POST
def project_consortium_partner(request: HttpRequest, pk: int) -> HttpResponse:
    """Put one more organisation into a consortium."""
    found = get_object_or_404(consortia_seen(request.actor), pk=pk)
    form = PartnerForm(request.POST, on=day_of(now()), language=language())
    if not form.is_valid():
        return _shown(request, found, form)
    return done(request, lambda **how: add_partner(found, **form.cleaned_data, **how), found)


@open_to(delegate)
@require_POST
def project_partner_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an organisation out of a consortium."""
    partner = _partner_at(request, pk)
    return done(request, lambda **how: take_partner_out(partner, **how), partner.consortium)


@open_to(delegate)
@require_POST
def project_partner_ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask a member whether it takes part."""
    partner = _partner_at(request, pk)
    return done(request, lambda **how: ask_partner(partner, **how), partner.consortium, _("They are asked by letter."))


@open_to(delegate)
@require_POST
def project_partner_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Say for a member that was asked whether it takes part."""
    partner, joins = _partner_at(request, pk), request.POST.get("joins") == "yes"
    deed = lambda **how: answer_consortium(partner, joins=joins, **how)  # noqa: E731
    return done(request, deed, partner.consortium, _("This is noted."))


@open_to(delegate)
@require_POST
def project_consortium_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a consortium is not gone on with."""
    found = get_object_or_404(consortia_seen(request.actor), pk=pk)
    return done(request, lambda **how: close_consortium(found, **how), found)


def _partner_at(request: HttpRequest, pk: int) -> Partner:
    known = Partner.objects.select_related("consortium__call", "consortium__organisation", "organisation")
    return get_object_or_404(known, pk=pk, consortium__in=consortia_seen(request.actor))


def _shown(request: HttpRequest, found: Consortium, form: PartnerForm | None) -> HttpResponse:
    at, today = now(), day_of(now())
    partners = list(found.partners.select_related("organisation"))
    group, asked, on = group_of(partners), found.call.asked, deadline_day(found.call, at)
    answer, may_change = complete(group, asked, on), not found.closed_at and bool(own_consortium(request.actor, found))
    lacks = [lacking(one) for one in needs(group, asked, on) if one.lacks]
    before = together(found.organisation_id) if lacks and may_change else {}
    fillers = could_fill(partners, group, asked, on, today, before) if lacks and may_change else []
    mine = [] if found.closed_at else [one for one in partners if one.asked_at and asked_partner(request.actor, one)]
    context = {
        "consortium": found,
        "lacks": lacks,
        "reasons": [] if answer.holds else reasons(answer),
        "tag": {"state": "done", "label": _("Whole")} if answer.holds else fit_tag(answer) if not lacks else None,
        "asked": [_asked(one) for one in mine],
        "partners": [_partner(one, found, may_change) for one in partners],
        "fillers": [_filler(*one, before) for one in fillers],
        "form": (form or PartnerForm(on=today, language=language())) if may_change else None,
    }
    return render(request, "projects/consortium.html", context)


def _partner(one: Partner, found: Consortium, may_change: bool) -> dict[str, Any]:
    where = one.organisation.country if one.organisation else one.country
    acts = [
        {"label": _("Take out"), "url": reverse("project_partner_out", args=[one.pk]), "post": True, "kind": "second"}
    ]
    if not one.asked_at and one.organisation_id not in (None, found.organisation_id):
        asking = {"label": _("Ask whether it takes part"), "url": reverse("project_partner_ask", args=[one.pk])}
        acts.insert(0, asking | {"post": True, "kind": "second"})
    told = f"{country(where, language())} · {ROLES[one.role]}"
    return {"title": str(one), "text": told, "tag": _answer(one), "acts": acts if may_change else []}


def _answer(one: Partner) -> dict[str, str] | None:
    if one.joins is not None:
        return {"state": "done", "label": _("Takes part")} if one.joins else {"state": "lost", "label": _("Does not")}
    return {"state": "now", "label": _("Asked")} if one.asked_at else None


def _asked(one: Partner) -> dict[str, Any]:
    answers = [("yes", _("It takes part"), ""), ("no", _("It does not"), "second")]
    answering = {"url": reverse("project_partner_answer", args=[one.pk]), "post": True, "name": "joins"}
    acts = [answering | {"value": value, "label": label, "kind": kind} for value, label, kind in answers]
    return {"title": str(one.organisation), "acts": acts}


def _filler(one: Own, brings: Sequence[Need], before: Mapping[int, int]) -> dict[str, Any]:
    told = " ".join(lacking(replace(each, there=each.needed - 1)) for each in brings)
    said = [country(one.organisation.country, language())]
    if known := before.get(one.organisation.pk):
        said.append(ngettext("one project together before", "%(n)s projects together before", known) % {"n": known})
    return {"pk": one.organisation.pk, "title": one.organisation.name, "text": " · ".join(said), "brings": told}
