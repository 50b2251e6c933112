"""An event as it is read: what it is, what is handed out, and how one takes part."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accede.archive.views import handed_out
from accede.journal.record import named
from accede.learning.actions import ask_for_place, register, take_out
from accede.learning.actions.leaving import own_registration
from accede.learning.forms import GuestForm, OurForm
from accede.learning.models import Event, Registration
from accede.learning.queries import free, material_seen, of_actor
from accede.learning.queries.naming import title_of
from accede.learning.views.showing import closed, facts_of, files_of, handed, words_of
from accede.people.access import open_to
from accede.people.capacities import delegate, secretariat
from accede.people.queries import language, now
from accede.people.visiting import taken
from accede.register.models import Organisation
from accede.register.queries import own_members
from accede.register.views.paging import paged
from accede.space.models import Publication
from accede.space.queries import members
from accede.space.queries.feeds import calendar_of
from accede.space.views.asking import done, kept_from
from accede.statutes.queries import book_at, day_of

State = Registration.State
PER_PAGE = 50
# A form, what is done with it once it is filled, and what is said then.
Asking = tuple[forms.Form, Callable[[dict[str, Any]], object], str]
COUNTS = {
    "placed": Count("registrations", Q(registrations__state=State.PLACED)),
    "waiting": Count("registrations", Q(registrations__state=State.WAITING)),
}


@require_http_methods(["GET", "HEAD", "POST"])
def event(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an event to whom it is for, and register somebody."""
    found = get_object_or_404(Event.objects.annotate(**COUNTS), pk=pk)
    if refusal := kept_from(request, found.audience):
        return refusal
    at = now()
    # The office lets people in on a page of its own.
    is_open = not (found.cancelled_at or closed(found, at) or secretariat(request.actor))
    own = list(own_members(request.actor, day_of(at)))
    form, deed, said = _ours(request, found, own) if own else _guests(request, found, at)
    if request.method == "POST" and is_open and taken(request, form, deed):
        messages.success(request, said)
        return redirect(found)
    context = _shown(request, found, at) | {"form": form if is_open else None, "is_guest": not own}
    return render(request, "learning/event.html", context)


@require_safe
def event_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out when an event is as a file for calendar programs."""
    found = get_object_or_404(Event, pk=pk, cancelled_at=None)
    if refusal := kept_from(request, found.audience):
        return refusal
    content = calendar_of(Publication.objects.filter(subject=named(found)), language(), now())
    headers = {"Content-Disposition": f'attachment; filename="event-{pk}.ics"'}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


@require_safe
def event_material(request: HttpRequest, pk: int, number: int) -> FileResponse | HttpResponse:
    """Hand out a file of an event."""
    found = get_object_or_404(Event, pk=pk)
    if refusal := kept_from(request, found.audience):
        return refusal
    return handed_out(get_object_or_404(material_seen(found, request.actor), pk=number).document)


@open_to(delegate | secretariat)
@require_http_methods(["GET", "HEAD", "POST"])
def event_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether a place is to be given up, and take it from whoever has it."""
    found = _registration(request, pk)
    back = reverse("event_participants" if secretariat(request.actor) else "event", args=[found.event_id])
    if request.method != "POST":
        question = _("Is the place of %(name)s to be given up?") % {"name": found.name}
        follows = [_("A letter says so."), _("It goes to whoever waits first.")]
        context = {"title": title_of(found.event), "question": question, "follows": follows, "back": back}
        return render(request, "learning/out.html", context)
    said = _("This place is given up, and a letter says so.")
    return done(request, lambda **how: take_out(found, **how), back, said)


@open_to(delegate | secretariat)
@require_safe
def event_certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the certificate of somebody who came, to those of the same organisation and to the office."""
    found = _registration(request, pk)
    if not found.has_attended:
        raise Http404
    return handed(found)


def _registration(request: HttpRequest, pk: int) -> Registration:
    found = get_object_or_404(Registration.objects.select_related("event", "organisation"), pk=pk)
    if not (own_registration | secretariat)(request.actor, found):
        raise PermissionDenied
    return found


def _ours(request: HttpRequest, found: Event, own: Sequence[Organisation]) -> Asking:
    given = request.POST if request.method == "POST" else None
    user = request.user
    is_in = found.registrations.filter(email=user.email).exists()
    form = OurForm(given, own=own, initial={} if is_in else {"name": user.name, "email": user.email})

    def deed(said: dict[str, Any]) -> object:
        whom = {"name": said["name"], "email": said["email"], "language": language()}
        return register(said["organisation"], found, **whom, by=request.actor, at=now())

    return form, deed, _("Registered. A letter says whether there is a place.")


def _guests(request: HttpRequest, found: Event, at: datetime) -> Asking:
    consent = _(
        "%(association)s keeps my name, organisation and address for this event, and for a year after it. "
        "Letters that were sent to me stay in its post."
    )
    consent %= {"association": book_at(at).rulebook.association}
    given, user = request.POST if request.method == "POST" else None, request.user
    initial = {"name": user.name, "email": user.email} if user.is_authenticated else {}
    form = GuestForm(given, consent=consent, initial=initial)

    def deed(said: dict[str, Any]) -> object:
        told = {name: said[name] for name in ("name", "of", "email")}
        return ask_for_place(found, **told, consent=consent, language=language(), by=request.actor, at=now())

    return form, deed, _("A letter is on its way to this address; it says what comes next.")


def _shown(request: HttpRequest, found: Event, at: datetime) -> dict[str, Any]:
    is_office = bool(secretariat(request.actor))
    ours = of_actor(found, request.actor)
    pages = paged(request, ours, PER_PAGE)
    is_placed = ours.filter(state=State.PLACED).exists()
    left = free(found, found.placed)
    return {
        "event": found,
        **words_of(found),
        "facts": facts_of(found, found.placed, found.waiting, at),
        "closed": closed(found, at),
        "is_over": bool(found.cancelled_at) or found.ends <= at,
        "is_full": left == 0,
        "files": files_of(material_seen(found, request.actor), partial(_address, found)),
        "link": found.link if is_office or is_placed else "",
        "ours": [_row(one, request, found, at) for one in pages],
        "pages": pages,
        "is_office": is_office,
        "is_inside": bool(members(request.actor)),
    }


def _address(found: Event, one: Any) -> str:
    return reverse("event_material", args=[found.pk, one.pk])


def _row(one: Registration, request: HttpRequest, found: Event, at: datetime) -> dict[str, Any]:
    is_own = bool(own_registration(request.actor, one))
    return {
        "name": one.name,
        "state": one.get_state_display(),
        "out": reverse("event_out", args=[one.pk]) if is_own and not found.has_begun(at) else "",
        "certificate": reverse("event_certificate", args=[one.pk]) if is_own and one.has_attended else "",
    }
