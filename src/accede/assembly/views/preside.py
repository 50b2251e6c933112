"""The chair's page: the item in hand and what can be done with it, the speakers, the quorum, the order of items."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accede.assembly.forms.distance import TroubleForm
from accede.assembly.models import Assembly, Item
from accede.assembly.queries.agenda import items_of
from accede.assembly.queries.naming import assembly_name
from accede.assembly.queries.roll import Seat, roll_at_hand, roll_of
from accede.assembly.views.adjourned import shown_adjournment
from accede.assembly.views.asking import meeting_on, refusal
from accede.assembly.views.balloting import acts_on_election
from accede.assembly.views.distance import shown_distance
from accede.assembly.views.floor import shown_floor
from accede.assembly.views.gathering import agenda_row
from accede.assembly.views.live import hand_version, lives
from accede.assembly.views.presence import shown_presence
from accede.assembly.views.room import Room
from accede.assembly.views.voting import acts_on, claim_of, shown_room
from accede.journal.actions import Actor, Refused
from accede.people.access import open_to
from accede.people.capacities import chair, secretariat
from accede.people.queries import now

State = Assembly.State
may_lead = chair | secretariat


@open_to(may_lead)
@require_safe
def preside(request: HttpRequest, address: str) -> HttpResponse:
    """Show the chair where the room is, and what comes next."""
    return page(meeting_on(address), request)


@require_safe
@lives(hand_version)
@open_to(may_lead)
def live(request: HttpRequest, address: str) -> HttpResponse:
    """Return the part of the chair's page that changes."""
    found = meeting_on(address)
    return render(request, "assembly/presiding.html", _changing(found, roll_of(found), request.actor, now()))


def page(
    found: Assembly, request: HttpRequest, refused: Refused | None = None, *, trouble: TroubleForm | None = None
) -> HttpResponse:
    """Show the chair's page, with why something was not done."""
    roll = roll_of(found)
    context = {
        **_changing(found, roll, request.actor, now()),
        **shown_distance(found, trouble),
        "title": assembly_name(found),
        "docket": [found.place],
        "speakers": [seat for seat in roll if seat.attends and found.state == State.OPEN],
        "live_url": reverse("preside_live", args=[found.address]),
        "refusal": refusal(refused, found.book) if refused else None,
    }
    return render(request, "assembly/preside.html", context, status=409 if refused else 200)


def _changing(found: Assembly, roll: list[Seat], actor: Actor, at: datetime) -> dict[str, Any]:
    floor, leads = shown_floor(found, at), bool(chair(actor))
    item = floor["item"]
    # An election is led by its own page: of its votes no more is told here than how many there are.
    room = Room.of(item, roll) if item and not item.is_election else None
    acts = (acts_on(room) if room else acts_on_election(item, roll)) if item and leads else []
    claim = (shown_room(room)["claim"] if room else claim_of(item)) if item and item.state == Item.State.OPEN else ""
    return {
        **floor,
        **shown_presence(found, roll_at_hand(found, item, roll), item),
        "claim": claim,
        "adjourn_url": shown_adjournment(item, actor)["adjourn_url"] if item else "",
        "acts": acts if acts and not floor["paused"] and not item.is_declared else [],
        "agenda": [_row(one, found, leads=leads, at_hand=item) for one in items_of(found)],
        "whole": _whole(found, floor["paused"]) if leads else [],
        "leads": leads and found.state == State.OPEN,
    }


def _row(item: Item, found: Assembly, *, leads: bool, at_hand: Item | None) -> dict[str, Any]:
    row = agenda_row(item, found)
    takes = leads and found.state == State.OPEN and item != at_hand
    return row | {"do": f"take_up:{item.position}" if takes else "", "is_in_hand": item == at_hand}


def _whole(found: Assembly, paused: str) -> list[dict[str, str]]:
    if found.state == State.CONVENED:
        return [{"label": _("Open the assembly"), "url": reverse("open_assembly", args=[found.address])}]
    if found.state != State.OPEN:
        return []
    if paused:
        return [{"label": _("Resume"), "do": "resume:0"}]
    close = {"label": _("Close the assembly"), "url": reverse("close_assembly", args=[found.address]), "kind": "second"}
    return [{"label": _("Pause"), "do": "pause:0", "kind": "second"}, close]
