"""A voter's page: the one address of the day, which follows the room and holds the ballot when a vote is open."""

from datetime import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accede.assembly.actions import note_seen
from accede.assembly.models import Assembly, Item
from accede.assembly.queries.delegation import speaks_for
from accede.assembly.queries.naming import assembly_name
from accede.assembly.queries.roll import attending
from accede.assembly.views.asking import meeting_on, participants, refusal
from accede.assembly.views.delegates import silent_for
from accede.assembly.views.floor import shown_floor
from accede.assembly.views.line import in_line
from accede.assembly.views.live import follow_version, lives, room_as_seen
from accede.assembly.views.voting import shown_item
from accede.journal.actions import Actor, Refused
from accede.people.access import open_to
from accede.people.capacities import delegate, delegate_of
from accede.people.queries import now

State = Assembly.State


@open_to(participants)
@require_safe
def follow(request: HttpRequest, address: str) -> HttpResponse:
    """Show where the room is, and the ballots of whoever asks."""
    # What the page has seen is noted before it is read: what changes in between is then asked for.
    version = room_as_seen(address, sorted(delegate_of(request.actor)))
    return page(meeting_on(address), request, version=version)


@require_safe
@lives(follow_version)
@in_line
@open_to(participants)
def live(request: HttpRequest, address: str) -> HttpResponse:
    """Return the part of a voter's page that changes."""
    return render(request, "assembly/following.html", _changing(meeting_on(address), request.actor, now()))


@open_to(delegate)
@require_POST
def seen(request: HttpRequest, address: str) -> HttpResponse:
    """Note that the page is open before somebody who takes part remotely."""
    note_seen(meeting_on(address), by=request.actor, at=now())
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


def page(
    found: Assembly, request: HttpRequest, refused: Refused | None = None, *, version: str | None = None
) -> HttpResponse:
    """Show a voter's page, with why something was not done."""
    ours = sorted(delegate_of(request.actor))
    context = {
        **_changing(found, request.actor, now()),
        "title": assembly_name(found),
        "silent": silent_for(found, request.actor),
        "live_url": f"{reverse('follow_live', args=[found.address])}?{urlencode({'of': ours}, doseq=True)}",
        "version": version or "",
        "refusal": refusal(refused, found.book) if refused else None,
    }
    return render(request, "assembly/follow.html", context, status=409 if refused else 200)


def _changing(found: Assembly, actor: Actor, at: datetime) -> dict[str, Any]:
    floor = shown_floor(found, at)
    item = floor["item"]
    own = attending(found, item, speaks_for(actor, found))
    is_open = item is not None and item.state == Item.State.OPEN
    voting = shown_item(item, actor, {}) if is_open and not item.is_election else {}
    listed = {one["organisation"]: one for one in [*floor["waiting"], floor["speaker"]] if one}
    return {
        **floor,
        "own": own if found.state in (State.CONVENED, State.OPEN) else [],
        "election": item if is_open and (item.is_election or item.form == Item.Form.SECRET) else None,
        "ballots": voting.get("ballots", []),
        "rights": voting.get("own", []),
        "asking": [_asking(seat, listed) for seat in own if seat.attends] if item and not floor["paused"] else [],
    }


def _asking(seat: Any, listed: dict[int, Any]) -> dict[str, Any]:
    return {"seat": seat, "speech": listed.get(seat.organisation)}
