"""Meetings for calendar programs: one at a time, or all of them under a person's own address."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_POST, require_safe

from accede.assembly import actions
from accede.assembly.models import Feed
from accede.assembly.queries.calendar import calendar_of, meetings_since
from accede.assembly.views.asking import assembly_on, front, participants
from accede.people.access import open_to
from accede.people.queries import actor_for, now
from accede.statutes.queries import day_of


@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """Hand out the meetings to whoever knows a person's address, as long as that person takes part in any."""
    found = Feed.objects.select_related("account").filter(key=key, account__is_active=True).first()
    actor = actor_for(found.account) if found else None
    if actor is None or not participants(actor):
        raise Http404
    with translation.override(found.account.language):
        meetings = meetings_since(day_of(now()), all_bodies=bool(front(actor)))
        return _calendar(calendar_of(meetings, now()), "assemblies")


@open_to(participants)
@require_safe
def one(request: HttpRequest, address: str) -> HttpResponse:
    """Hand out one meeting."""
    return _calendar(calendar_of([assembly_on(address)], now()), address)


@open_to(participants)
@require_POST
def making(request: HttpRequest) -> HttpResponse:
    """Make an address for the own calendar, in place of one that was made before."""
    actions.make_feed(request.user, by=request.actor, at=now())
    return redirect(f"{reverse('assemblies')}#calendar")


def shown_feed(request: HttpRequest) -> dict[str, Any]:
    """Return the own address, if one was made."""
    found = Feed.objects.filter(account=request.user.pk).first()
    return {"feed": f"{settings.PUBLIC_URL}{reverse('calendar_feed', args=[found.key])}" if found else ""}


def _calendar(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    response["Cache-Control"] = "private, no-cache"
    return response
