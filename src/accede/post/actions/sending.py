"""A letter on its way: a worker takes it up, and writes down what came of the attempt."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

from accede.journal.actions import Actor, action
from accede.people.capacities import clock
from accede.post.actions.queueing import OWN_HISTORY
from accede.post.models import Letter, LetterEvent
from accede.post.queries import due

LEASE = timedelta(minutes=10)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=6)
GIVEN_UP_AFTER = timedelta(days=3)


@dataclass(frozen=True)
class Fate:
    """What came of one attempt: accepted, deferred or bounced, and what the server said."""

    kind: str
    answer: str = ""


@action("post.take_up", allowed_to=clock, journalled=OWN_HISTORY)
def take_up(*, by: Actor, at: datetime) -> Letter | None:
    """Lease the next letter to this worker, so that no other sends it meanwhile."""
    rows = due(at).select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked)
    letter = rows.first()
    if letter:
        letter.leased_until, letter.attempts = at + LEASE, letter.attempts + 1
        letter.save(update_fields=["leased_until", "attempts"])
    return letter


@action("post.note_fate", allowed_to=clock, journalled=OWN_HISTORY)
def note_fate(letter: Letter, fate: Fate, *, by: Actor, at: datetime) -> Letter | None:
    """Write down what came of an attempt, unless the lease has passed to another worker."""
    held = Letter.objects.select_for_update().filter(pk=letter.pk, leased_until=letter.leased_until)
    letter = held.filter(state=Letter.State.QUEUED).first()
    if letter is None:
        return None
    kind = _settle(letter, fate, at)
    letter.leased_until = None
    letter.save(update_fields=["state", "next_try", "body", "leased_until"])
    LetterEvent.objects.create(letter=letter, at=at, kind=kind, answer=fate.answer[:500])
    return letter


@action("post.note_returned", allowed_to=clock, journalled=OWN_HISTORY)
def note_returned(letter: UUID, answer: str, *, by: Actor, at: datetime) -> bool:
    """Write down that a letter came back after a server had taken it, and say whether that was news."""
    # A server may return it before the worker has written down that it was accepted.
    under_way = Letter.objects.filter(state__in=(Letter.State.ACCEPTED, Letter.State.QUEUED), attempts__gt=0)
    found = under_way.select_for_update().filter(pk=letter).first()
    if found is None:
        return False
    _end(found, Letter.State.BOUNCED)
    found.leased_until = None
    found.save(update_fields=["state", "next_try", "body", "leased_until"])
    LetterEvent.objects.create(letter=found, at=at, kind=LetterEvent.Kind.RETURNED, answer=answer[:500])
    return True


def _settle(letter: Letter, fate: Fate, at: datetime) -> str:
    if fate.kind == LetterEvent.Kind.DEFERRED and at < letter.queued_at + GIVEN_UP_AFTER:
        letter.next_try = at + pause(letter.attempts)
        return LetterEvent.Kind.DEFERRED
    if fate.kind == LetterEvent.Kind.ACCEPTED:
        _end(letter, Letter.State.ACCEPTED)
        return LetterEvent.Kind.ACCEPTED
    _end(letter, Letter.State.BOUNCED)
    return LetterEvent.Kind.UNDELIVERED if fate.kind == LetterEvent.Kind.DEFERRED else LetterEvent.Kind.BOUNCED


def _end(letter: Letter, state: str) -> None:
    """Try a letter no more; what was for its reader alone is erased, whatever became of it."""
    letter.state, letter.next_try = state, None
    if letter.secret:
        letter.body = ""


def pause(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts: a minute, then twice as long each time, six hours at most."""
    return min(FIRST_PAUSE * 2 ** min(attempts - 1, 16), LONGEST_PAUSE)
