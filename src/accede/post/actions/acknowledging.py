"""Whoever got a letter says on the site that it has come."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from accede.journal.actions import Actor, action
from accede.people.capacities import consequence
from accede.post.actions.queueing import OWN_HISTORY
from accede.post.models import Letter, LetterEvent

State = Letter.State


@action("post.note_acknowledged", allowed_to=consequence, journalled=OWN_HISTORY)
def note_acknowledged(letters: Collection[UUID], *, by: Actor, at: datetime) -> int:
    """Note that letters have come, and return of how many that was news; one that is still to be sent is sent."""
    found = Letter.objects.select_for_update().filter(pk__in=letters).exclude(state__in=Letter.KEPT_BACK)
    known = LetterEvent.objects.filter(letter__in=letters, kind=LetterEvent.Kind.ACKNOWLEDGED)
    new = list(found.exclude(pk__in=known.values("letter")).order_by("pk"))
    # The worker that has a letter in hand writes its fate down only as long as it is queued.
    arrived = [one.pk for one in new if one.state not in (State.QUEUED, State.TO_PRINT)]
    Letter.objects.filter(pk__in=arrived).update(state=State.ACKNOWLEDGED)
    LetterEvent.objects.bulk_create(LetterEvent(letter=one, at=at, kind=LetterEvent.Kind.ACKNOWLEDGED) for one in new)
    return len(new)
