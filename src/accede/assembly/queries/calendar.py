"""Meetings as calendar programs read them (RFC 5545)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from icalendar import Calendar, Event

from accede.assembly.models import Assembly
from accede.assembly.queries.agenda import bodies
from accede.assembly.queries.naming import assembly_name

State = Assembly.State
STATUS = {State.PLANNED: "TENTATIVE", State.CALLED_OFF: "CANCELLED"}
KEPT = timedelta(days=400)  # how long a meeting that is over stays in a calendar


def meetings_since(on: date, *, all_bodies: bool) -> list[Assembly]:
    """Return the meetings from about a year ago on; to whoever does not sit at the front, those of the members."""
    found = Assembly.objects.filter(day__gte=on - KEPT, is_rehearsal=False).select_related("edition")
    return [one for one in found if all_bodies or one.body in bodies(one.book)]


def calendar_of(assemblies: Iterable[Assembly], at: datetime) -> bytes:
    """Return meetings as a calendar, in the language of the moment; one that is asked for again takes over changes."""
    calendar = Calendar()
    calendar.add("prodid", "-//Accede//EN")
    calendar.add("version", "2.0")
    for one in assemblies:
        calendar.add_component(_event(one, at))
    return calendar.to_ical()


def _event(assembly: Assembly, at: datetime) -> Event:
    event = Event()
    event.add("uid", f"assembly-{assembly.pk}@{urlsplit(settings.PUBLIC_URL).hostname}")
    event.add("dtstamp", at)
    event.add("sequence", assembly.changes)
    event.add("dtstart", assembly.opens_at)
    if assembly.ends_at:
        event.add("dtend", assembly.ends_at)
    event.add("summary", assembly_name(assembly))
    event.add("location", assembly.place)
    event.add("status", STATUS.get(State(assembly.state), "CONFIRMED"))
    event.add("url", f"{settings.PUBLIC_URL}{assembly.get_absolute_url()}")
    if assembly.link:
        event.add("description", assembly.link)
    return event
