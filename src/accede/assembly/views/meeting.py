"""The list of assemblies and the page of one: its dates, its agenda, who attends, and what the chair does next."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accede.assembly import actions
from accede.assembly.actions.meeting import EndsTooEarly
from accede.assembly.actions.stopping import ask_for_meeting
from accede.assembly.actions.writing import open_writing
from accede.assembly.forms import AttendanceForm, ItemForm, OrganisationForm, PlanForm
from accede.assembly.models import Assembly
from accede.assembly.queries.agenda import agenda_is_open, takes
from accede.assembly.views.asking import after, assembly_on, back_from, organisation_of, participants, refusal
from accede.assembly.views.calendar import shown_feed
from accede.assembly.views.gathering import listed_assemblies, shown_assembly
from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import chair, secretariat
from accede.people.queries import now
from accede.statutes.queries import book_at

State = Assembly.State
REFUSALS = (
    actions.PastDay,
    actions.WrongHour,
    actions.AlreadyPlanned,
    actions.NotABody,
    actions.NotInWriting,
    EndsTooEarly,
)
may_prepare = secretariat | chair


@open_to(participants)
@require_http_methods(["GET", "HEAD", "POST"])
def assemblies(request: HttpRequest) -> HttpResponse:
    """List the assemblies; the secretariat plans one more."""
    form = PlanForm(book_at(now()), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(actions.plan_assembly(**form.planned(), by=request.actor, at=now()))
        except REFUSALS as refused:
            return _list(request, form, refused)
    return _list(request, form)


@open_to(participants)
@require_http_methods(["GET", "HEAD", "POST"])
def assembly(request: HttpRequest, address: str) -> HttpResponse:
    """Show an assembly; the secretariat or the chair adds an item to its agenda."""
    found = assembly_on(address)
    form = _item_form(found, request.POST) if request.method == "POST" else None
    if form is None or not form.is_valid():
        return page(found, request, form=form)
    said = {"matter": form.cleaned_data["matter"], "title": form.title()}
    deed = partial(actions.add_item, found, **said, by=request.actor, at=now())
    return after(deed, found.get_absolute_url(), partial(page, found, form=form), request)


@open_to(participants)
@require_POST
def opening(request: HttpRequest, address: str) -> HttpResponse:
    """Open the assembly."""
    found = assembly_on(address)
    return _act(request, address, open_writing if found.is_written else actions.open_assembly)


@open_to(participants)
@require_POST
def closing(request: HttpRequest, address: str) -> HttpResponse:
    """Close the assembly."""
    return _act(request, address, actions.close_assembly)


@open_to(participants)
@require_POST
def attendance(request: HttpRequest, address: str) -> HttpResponse:
    """Note that a member attends, or has left."""
    found, form = assembly_on(address), AttendanceForm(request.POST)
    if not form.is_valid():
        return page(found, request, actions.UnknownMode())
    organisation, mode = form.cleaned_data["note"]
    position = form.cleaned_data["back"]
    here = reverse("item", args=[address, position]) if position.isdecimal() else found.get_absolute_url()
    back = back_from(request, found, here)
    deed = partial(actions.note_attendance, organisation_of(organisation), found, mode=mode, by=request.actor, at=now())
    return after(deed, back, partial(page, found), request)


@open_to(participants)
@require_POST
def asking_to_meet(request: HttpRequest, address: str) -> HttpResponse:
    """Ask, on behalf of a member, for a meeting in place of a decision in writing."""
    found, form = assembly_on(address), OrganisationForm(request.POST)
    if not form.is_valid():
        raise Http404
    organisation = organisation_of(form.cleaned_data["organisation"])
    deed = partial(ask_for_meeting, organisation, found, by=request.actor, at=now())
    return after(deed, found.get_absolute_url(), partial(page, found), request)


def _act(request: HttpRequest, address: str, act: Any) -> HttpResponse:
    found = assembly_on(address)
    deed = partial(act, found, by=request.actor, at=now())
    return after(deed, back_from(request, found, found.get_absolute_url()), partial(page, found), request)


def _list(request: HttpRequest, form: PlanForm, refused: Refused | None = None) -> HttpResponse:
    may_plan = bool(secretariat(request.actor))
    context = {**listed_assemblies(), **shown_feed(request), "form": form if may_plan else None}
    if refused:
        context["refusal"] = refusal(refused, book_at(now()))
    return render(request, "assembly/assemblies.html", context, status=409 if refused else 200)


def page(
    found: Assembly, request: HttpRequest, refused: Refused | None = None, *, form: ItemForm | None = None
) -> HttpResponse:
    """Show an assembly, and why something was not done."""
    context = {
        **shown_assembly(found, request.actor, now(), request.GET.get("page")),
        "form": form or _offered_form(request, found),
    }
    if refused:
        context["refusal"] = refusal(refused, found.book)
    return render(request, "assembly/assembly.html", context, status=409 if refused else 200)


def _offered_form(request: HttpRequest, found: Assembly) -> ItemForm | None:
    return _item_form(found) if may_prepare(request.actor) and agenda_is_open(found) else None


def _item_form(found: Assembly, data: object = None) -> ItemForm:
    return ItemForm(found, list(takes(found)), data)
