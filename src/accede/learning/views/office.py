"""The office announces events, changes and cancels them, and puts files with them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accede.learning.actions import add_material, announce_event, cancel_event, change_event, remove_material
from accede.learning.forms import CancelForm, EventForm, MaterialForm
from accede.learning.models import Event
from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import now
from accede.space.views.asking import asked, back_to

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@open_to(secretariat)
@GET_OR_POST
def event_new(request: HttpRequest) -> HttpResponse:
    """Announce an event."""
    form = EventForm(request.POST or None)
    docket = {"label": _("Learning"), "url": reverse("learning")}
    context = {"title": _("Announce an event"), "docket": docket, "submit": _("Announce it")}
    deed = lambda **how: announce_event(form.announced(), **how)  # noqa: E731
    return asked(request, form, deed, context, said=_("It is announced."))


@open_to(secretariat)
@GET_OR_POST
def event_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what is true of an event now."""
    found = get_object_or_404(Event, pk=pk)
    form = EventForm(request.POST or None, initial=EventForm.of(found))
    context = _context(found, _("Change this event"), _("Say it so"))
    context["lede"] = _("Whoever has registered hears by letter of another time or place.")
    deed = lambda **how: change_event(found, said=form.announced(), **how)  # noqa: E731
    return asked(request, form, deed, context, said=_("This is noted."))


@open_to(secretariat)
@GET_OR_POST
def event_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Call an event off."""
    found = get_object_or_404(Event, pk=pk)
    form = CancelForm(request.POST or None)
    context = _context(found, _("Cancel this event"), _("Cancel it")) | {"kind": "grave"}
    deed = lambda **how: cancel_event(found, reason=form.cleaned_data["reason"], **how)  # noqa: E731
    return asked(request, form, deed, context, said=_("It is cancelled."))


@open_to(secretariat)
@GET_OR_POST
def event_material_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a file with an event."""
    found = get_object_or_404(Event, pk=pk)
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = MaterialForm(*given, holder=request.actor.id)
    deed = lambda **how: add_material(found, **form.cleaned_data, **how)  # noqa: E731
    context = _context(found, _("Put a file with it"), _("Hand it out"))
    return asked(request, form, deed, context, said=_("The file is there."), to=found)


@open_to(secretariat)
@require_POST
def event_material_remove(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Hand a file out no more."""
    found = get_object_or_404(Event, pk=pk)
    remove_material(get_object_or_404(found.materials, pk=number), by=request.actor, at=now())
    messages.success(request, _("The file is no longer handed out."))
    return redirect(found)


def _context(found: Event, title: str, submit: str) -> dict[str, object]:
    return {"title": title, "docket": back_to(found), "submit": submit}
