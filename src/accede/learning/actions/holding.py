"""An event is held while something changes at it; whoever waits moves up."""

from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused
from accede.learning.mails import letters
from accede.learning.models import Event, Registration
from accede.learning.queries.places import moving_up
from accede.people.capacities import secretariat
from accede.post.actions import queue_letters
from accede.statutes.queries import day_of


class Cancelled(Refused):
    """What was cancelled does not take place."""

    sentence = _("This was cancelled.")


class Over(Refused):
    """Nobody registers, or is taken out, once it has begun."""

    sentence = _("It has begun already.")


class TooLate(Refused):
    """There is a last day to register."""

    sentence = _("The last day to register has passed. Write to the secretariat.")


class Gone(Refused):
    """A place that was given up is nobody's."""

    sentence = _("This registration is no more.")


def held(event: Event) -> Event:
    """Return an event with its row locked: whoever wants a place at it waits here for its turn."""
    event = Event.objects.select_for_update().get(pk=event.pk)
    if event.cancelled_at:
        raise Cancelled
    return event


def held_for(registration: Registration) -> tuple[Event, Registration]:
    """Return an event with its row locked, and a registration as it is now."""
    event = Event.objects.select_for_update().get(pk=registration.event_id)
    found = event.registrations.filter(pk=registration.pk).select_related("organisation").first()
    if found is None:
        raise Gone
    return event, found


def check_open(event: Event, by: Actor, at: datetime) -> None:
    """Refuse who comes too late; the office lets somebody in until it is over."""
    if event.cancelled_at:
        raise Cancelled
    if event.ends <= at if secretariat(by) else event.has_begun(at):
        raise Over
    if day_of(at) > event.until and not secretariat(by):
        raise TooLate


def move_up(event: Event, at: datetime, new: Registration | None = None) -> list[Registration]:
    """Give each place that is free to whoever waits first, and return who has one now.

    Once it has begun, nobody but who is just being let in.
    """
    registered = list(event.registrations.select_related("organisation", "account"))
    if event.has_begun(at):
        registered = [one for one in registered if one == new or one.state == Registration.State.PLACED]
    found = moving_up(event, registered)
    Registration.objects.filter(pk__in=[one.pk for one in found]).update(state=Registration.State.PLACED)
    return found


def tell(kind: str, event: Event, registered: Collection[Registration], by: Actor, at: datetime) -> None:
    """Write to some of those who are registered."""
    if registered:
        queue_letters(event, letters(kind, event, registered, at), kind=kind, by=by, at=at)
