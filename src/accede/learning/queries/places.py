"""Who has a place, who waits, and who moves up."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from accede.journal.actions import Actor
from accede.learning.models import Event, Registration
from accede.people.capacities import delegate_of

State = Registration.State
UNCONFIRMED_FOR = timedelta(days=7)
KEPT = timedelta(days=365)  # how long guests are kept after an event


def moving_up(event: Event, registered: Collection[Registration]) -> list[Registration]:
    """Return who of those that wait has a place now, the first that came first.

    One whose organisation has all the places that it may have lets those behind pass.
    """
    placed = [one for one in registered if one.state == State.PLACED]
    taken, of_each, found = len(placed), Counter(one.counted_with for one in placed), []
    for one in registered:
        has_room = event.places is None or taken < event.places
        may_have_more = event.places_each is None or of_each[one.counted_with] < event.places_each
        if one.state == State.WAITING and has_room and may_have_more:
            found.append(one)
            taken += 1
            of_each[one.counted_with] += 1
    return found


def free(event: Event, taken: int) -> int | None:
    """Return how many places are left when some are taken; None where there is one for everybody."""
    return None if event.places is None else max(event.places - taken, 0)


def of_actor(event: Event, actor: Actor) -> QuerySet[Registration]:
    """Return who takes part for the organisations that somebody speaks for, and somebody's own registration."""
    kind, _colon, number = actor.id.partition(":")
    own = Q(account=int(number)) if kind == "account" else Q(pk=None)
    return event.registrations.filter(Q(organisation__in=delegate_of(actor)) | own).select_related("organisation")


def to_forget(at: datetime) -> QuerySet[Registration]:
    """Return guests whose address has not answered for a week, and those of an event that was a year ago."""
    silent = Q(state=State.ASKED, at__lt=at - UNCONFIRMED_FOR)
    return Registration.objects.filter(silent | Q(organisation=None, event__ends__lt=at - KEPT))
