"""What can happen to letters. They are queued in the transaction of the deed that causes them, and sent afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Model

from accede.journal.actions import Actor, action, write
from accede.journal.record import named
from accede.people.capacities import anyone, clock, consequence
from accede.post.models import Attachment, Letter, LetterEvent
from accede.post.queries import due

LEASE = timedelta(minutes=10)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=6)
GIVEN_UP_AFTER = timedelta(days=3)
OWN_HISTORY = "What became of a letter is kept in the letter's own history."


@dataclass(frozen=True)
class Enclosure:
    """A file to enclose: its name, its media type, its bytes."""

    name: str
    type: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A letter to be queued: from an office, to one person, in that person's language, as somebody of a party."""

    sender: str
    recipient: str
    email: str
    language: str
    subject: str
    body: str
    enclosures: tuple[Enclosure, ...] = ()
    secret: bool = False
    party: Model | None = None


@dataclass(frozen=True)
class Fate:
    """What came of one attempt: accepted, deferred or bounced, and what the server said."""

    kind: str
    answer: str = ""


@action("post.queue_letters", allowed_to=consequence)
def queue_letters(
    about: Model | str | None, drafts: Sequence[Draft], *, kind: str, by: Actor, at: datetime
) -> list[Letter]:
    """Queue a batch of letters of one kind, as part of the deed that causes them."""
    letters = _lay(about, drafts, at)
    write(
        about,
        values={"kind": kind, "count": len(letters)},
        personal={"letters": [{"letter": letter.pk, "email": letter.email} for letter in letters]},
    )
    return letters


@action("post.queue_code", allowed_to=anyone, journalled="Asking for a sign-in code changes nothing; " + OWN_HISTORY)
def queue_code(draft: Draft, *, by: Actor, at: datetime) -> Letter:
    """Queue the letter that carries a sign-in code."""
    return _lay(None, [draft], at)[0]


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


def _lay(about: Model | str | None, drafts: Sequence[Draft], at: datetime) -> list[Letter]:
    letters = Letter.objects.bulk_create(_letter(draft, about, at) for draft in drafts)
    Attachment.objects.bulk_create(
        Attachment(letter=letter, name=one.name, type=one.type, content=one.content)
        for letter, draft in zip(letters, drafts, strict=True)
        for one in draft.enclosures
    )
    queued = (LetterEvent(letter=letter, at=at, kind=LetterEvent.Kind.QUEUED) for letter in letters)
    LetterEvent.objects.bulk_create(queued)
    return letters


def _letter(draft: Draft, about: Model | str | None, at: datetime) -> Letter:
    return Letter(
        sender=draft.sender,
        recipient=draft.recipient,
        email=draft.email,
        language=draft.language,
        # A subject is one line: a line break in it would end the header.
        subject=" ".join(draft.subject.split())[:250],
        body=draft.body,
        secret=draft.secret,
        about=named(about),
        party=named(draft.party),
        queued_at=at,
        next_try=at,
    )


def _settle(letter: Letter, fate: Fate, at: datetime) -> str:
    if fate.kind == LetterEvent.Kind.DEFERRED and at < letter.queued_at + GIVEN_UP_AFTER:
        letter.next_try = at + pause(letter.attempts)
        return LetterEvent.Kind.DEFERRED
    letter.next_try = None
    if letter.secret:
        letter.body = ""
    if fate.kind == LetterEvent.Kind.ACCEPTED:
        letter.state = Letter.State.ACCEPTED
        return LetterEvent.Kind.ACCEPTED
    letter.state = Letter.State.BOUNCED
    return LetterEvent.Kind.UNDELIVERED if fate.kind == LetterEvent.Kind.DEFERRED else LetterEvent.Kind.BOUNCED


def pause(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts: a minute, then twice as long each time, six hours at most."""
    return min(FIRST_PAUSE * 2 ** min(attempts - 1, 16), LONGEST_PAUSE)
