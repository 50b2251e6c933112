"""One call: what it asks, whether the reader's organisation may answer, and what it would cost."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import language, now
from accede.projects.actions import note_conditions, publish_call, withdraw_call
from accede.projects.eligibility.conditions import Conditions
from accede.projects.eligibility.fit import fit, may_coordinate
from accede.projects.forms import BudgetForm, ConditionsForm, PublishForm
from accede.projects.models import Call
from accede.projects.queries import Own, State, calls_seen, consortia_seen, own_applicants, state_of
from accede.projects.queries.calls import deadline_day
from accede.projects.views import showing
from accede.statutes.queries import day_of
from accede.wording.formats import text


@require_safe
def project_call(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a call."""
    at = now()
    call = get_object_or_404(calls_seen(request.actor), pk=pk)
    on, asked, form = deadline_day(call, at), call.asked, BudgetForm(request.GET or None)
    budget = form.cleaned_data["budget"] if form.is_valid() else None
    is_over = state_of(call, at) == State.CLOSED
    own = [] if is_over else own_applicants(request.actor, day_of(at))
    seen = consortia_seen(request.actor).filter(call=call)
    context = {
        "call": call,
        "title": showing.title(call),
        "summary": text(call.summaries, language()),
        "state": showing.state_tag(call, at),
        "facts": showing.facts(call, at),
        "conditions": showing.conditions(asked),
        "assumed": showing.assumed(asked, on),
        "own": [_judged(one, asked, on) for one in own],
        "may_begin": bool(own),
        "consortia": [
            {"title": one.title, "url": one.get_absolute_url(), "text": str(one.organisation)} for one in seen
        ],
        "form": form if asked.rate else None,
        "costs": showing.costs(asked, budget),
        "out_of_size": showing.out_of_size(asked, budget),
        "may_change": bool(secretariat(request.actor)),
        "publish": PublishForm(initial={"audience": call.audience or "members"}),
    }
    return render(request, "projects/call.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def project_call_conditions(request: HttpRequest, pk: int) -> HttpResponse:
    """Note what a call asks of those who answer it."""
    call = get_object_or_404(Call, pk=pk)
    form = ConditionsForm(request.POST or None, known=call.asked)
    if form.is_valid():
        note_conditions(call, form.cleaned_data["conditions"], by=request.actor, at=now())
        messages.success(request, _("This is noted."))
        return redirect(call)
    return render(request, "projects/conditions.html", {"call": call, "form": form})


@open_to(secretariat)
@require_POST
def project_call_publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Lay a call out for members or for everybody, or take it back."""
    call = get_object_or_404(Call, pk=pk)
    form = PublishForm(request.POST)
    try:
        if "withdraw" in request.POST:
            withdraw_call(call, by=request.actor, at=now())
        elif form.is_valid():
            publish_call(call, audience=form.cleaned_data["audience"], by=request.actor, at=now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(call)


def _judged(one: Own, asked: Conditions, on: date) -> dict[str, Any]:
    partner, lead = fit(one.applicant, asked, on), may_coordinate(one.applicant, asked, on)
    rows = [showing.judged(_("As a partner"), partner)]
    if lead.holds != partner.holds or asked.coordinator_types or asked.coordinator_countries:
        rows.append(showing.judged(_("As the coordinator"), lead))
    return {"name": one.organisation.name, "rows": rows}
