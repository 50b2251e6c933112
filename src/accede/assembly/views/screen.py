"""What a projector shows the whole room: the item in hand, how many have voted, the result, who speaks, the quorum."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accede.assembly.models import Assembly, Item
from accede.assembly.queries.naming import assembly_name
from accede.assembly.views.asking import meeting_on, participants
from accede.assembly.views.declared import shown_result
from accede.assembly.views.floor import shown_floor
from accede.assembly.views.live import hand_version, lives
from accede.assembly.views.presence import kept_presence
from accede.assembly.views.voting import claim_of
from accede.people.access import open_to
from accede.people.queries import now


@open_to(participants)
@require_safe
def screen(request: HttpRequest, address: str) -> HttpResponse:
    """Show the projector's page."""
    # What the page has seen is noted before it is read: what changes in between is then asked for.
    version = hand_version(request, address)
    found = meeting_on(address)
    context = {**_changing(found, now()), "version": version, "live_url": reverse("screen_live", args=[found.address])}
    return render(request, "assembly/screen.html", context)


@require_safe
@lives(hand_version)
@open_to(participants)
def live(request: HttpRequest, address: str) -> HttpResponse:
    """Return what the projector shows now."""
    return render(request, "assembly/projected.html", _changing(meeting_on(address), now()))


def _changing(found: Assembly, at: datetime) -> dict[str, Any]:
    floor = shown_floor(found, at)
    item = floor["item"]
    is_open = bool(item) and item.state == Item.State.OPEN
    return {
        **floor,
        **kept_presence(found, item),
        "title": assembly_name(found),
        "claim": claim_of(item) if is_open else "",
        "vote": shown_result(item)["vote"] if item and item.is_declared and not item.is_election else None,
    }
