"""Files of the institutions: which may be read, what comes next, and their dates as calendar programs read them."""

from collections.abc import Iterable
from datetime import date, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet
from icalendar import Calendar, Event

from accede.debates.models import Procedure, Stage
from accede.journal.actions import Actor
from accede.space.models import Audience
from accede.space.queries import members
from accede.wording.formats import text


def procedures(actor: Actor) -> QuerySet[Procedure]:
    """Return the files that somebody may read."""
    return Procedure.objects.all() if members(actor) else Procedure.objects.filter(audience=Audience.PUBLIC)


def stages_from(actor: Actor, on: date) -> QuerySet[Stage]:
    """Return what is to come from a day on, in the files that somebody may read and that have not ended."""
    return Stage.objects.filter(procedure__in=procedures(actor), procedure__has_ended=False, on__gte=on).select_related(
        "procedure"
    )


def to_turn(on: date) -> QuerySet[Procedure]:
    """Return the files of which the next date has passed."""
    return Procedure.objects.filter(next_on__lt=on)


def calendar_of(stages: Iterable[Stage], at: datetime, language: str) -> bytes:
    """Return dates as a calendar of whole days; one that is taken in again takes over what has changed."""
    calendar = Calendar()
    calendar.add("prodid", "-//Accede//EN")
    calendar.add("version", "2.0")
    for one in stages:
        event = Event()
        event.add("uid", f"stage-{one.pk}@{urlsplit(settings.PUBLIC_URL).hostname}")
        event.add("dtstamp", at)
        event.add("dtstart", one.on)
        event.add("summary", f"{text(one.titles, language)} ({text(one.procedure.titles, language)})")
        event.add("url", f"{settings.PUBLIC_URL}{one.procedure.get_absolute_url()}")
        calendar.add_component(event)
    return calendar.to_ical()
