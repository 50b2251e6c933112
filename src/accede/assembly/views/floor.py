"""What the room is at, as the pages of the day show it: the item in hand, who speaks and for how long, who waits."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from accede.assembly.models import Assembly, Floor, Speech
from accede.assembly.queries.floor import floor_of, speeches_on
from accede.assembly.queries.naming import result
from accede.people.queries import language
from accede.statutes.queries import zone_at
from accede.wording.formats import hour


def shown_floor(assembly: Assembly, at: datetime) -> dict[str, Any]:
    """Return the item in hand, the pause, the one who speaks and those who wait to."""
    floor = floor_of(assembly)
    item = floor.item
    if item:
        item.assembly = assembly
    speeches = speeches_on(item) if item else []
    return {
        "assembly": assembly,
        "item": item,
        "in_hand": result(item) if item else "",
        "paused": _paused(floor),
        "speaker": next((_shown(one, at) for one in speeches if one.began_at), None),
        "waiting": [_shown(one, at) for one in speeches if not one.began_at],
    }


def _paused(floor: Floor) -> str:
    if not floor.paused_at:
        return ""
    return _("The assembly paused at %(hour)s.") % {"hour": hour(floor.paused_at, language(), zone_at(floor.paused_at))}


def _shown(speech: Speech, at: datetime) -> dict[str, Any]:
    began = speech.began_at
    return {
        "pk": speech.pk,
        "organisation": speech.organisation_id,
        "name": speech.organisation.name,
        "kind": speech.get_kind_display() if speech.kind == Speech.Kind.ORDER else "",
        "seconds": max(0, int((at - began).total_seconds())) if began else 0,
        "since": hour(began, language(), zone_at(began)) if began else "",
        "minutes": speech.item.minutes_to_speak,
    }
