"""Which events somebody may read of, and which of them are found."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from accede.journal.actions import Actor
from accede.learning.models import Event
from accede.space.models import Audience
from accede.space.queries import members
from accede.wording.folding import words_of

COMING, PAST = "coming", "past"
NEAR = timedelta(hours=36)


def events_seen(actor: Actor) -> QuerySet[Event]:
    """Return the events that somebody may read of."""
    return Event.objects.all() if members(actor) else Event.objects.filter(audience=Audience.PUBLIC)


def events_found(events: QuerySet[Event], words: str, kind: str, when: str, at: datetime) -> list[Event]:
    """Return those in which every word stands: what is to come, the next first, or what is over, the last first.

    Words are folded here, so that both databases answer alike; there are never many.
    """
    found = events.filter(kind=kind) if kind else events
    found = found.filter(ends__lt=at).reverse() if when == PAST else found.filter(ends__gte=at)
    asked = words_of(words)
    return [one for one in found if all(f" {word}" in _said(one) for word in asked)]


def events_near(at: datetime) -> QuerySet[Event]:
    """Return the events that are near and of which nobody was reminded yet."""
    near = Event.objects.filter(begins__gt=at, begins__lte=at + NEAR)
    return near.filter(cancelled_at=None, reminded_at=None)


def _said(one: Event) -> str:
    return " " + " ".join(words_of(*one.titles.values(), *one.texts.values(), one.place))
