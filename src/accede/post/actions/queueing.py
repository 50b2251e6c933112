"""Letters are queued in the transaction of the deed that causes them, and sent afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model

from accede.journal.actions import Actor, action, write
from accede.journal.record import named
from accede.people.capacities import anyone, consequence
from accede.post.kinds import SIGN_IN_CODE
from accede.post.models import Attachment, Letter, LetterEvent

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


@action("post.queue_letters", allowed_to=consequence)
def queue_letters(
    about: Model | str | None, drafts: Sequence[Draft], *, kind: str, by: Actor, at: datetime
) -> list[Letter]:
    """Queue a batch of letters of one kind, as part of the deed that causes them."""
    letters = _lay(about, drafts, kind, at)
    write(
        about,
        values={"kind": kind, "count": len(letters)},
        personal={"letters": [{"letter": letter.pk, "email": letter.email} for letter in letters]},
    )
    return letters


@action("post.queue_code", allowed_to=anyone, journalled="Asking for a sign-in code changes nothing; " + OWN_HISTORY)
def queue_code(draft: Draft, *, by: Actor, at: datetime) -> Letter:
    """Queue the letter that carries a sign-in code."""
    return _lay(None, [draft], SIGN_IN_CODE, at)[0]


def _lay(about: Model | str | None, drafts: Sequence[Draft], kind: str, at: datetime) -> list[Letter]:
    letters = Letter.objects.bulk_create(_letter(draft, about, kind, at) for draft in drafts)
    Attachment.objects.bulk_create(
        Attachment(letter=letter, name=one.name, type=one.type, content=one.content)
        for letter, draft in zip(letters, drafts, strict=True)
        for one in draft.enclosures
    )
    queued = (LetterEvent(letter=letter, at=at, kind=LetterEvent.Kind.QUEUED) for letter in letters)
    LetterEvent.objects.bulk_create(queued)
    return letters


def _letter(draft: Draft, about: Model | str | None, kind: str, at: datetime) -> Letter:
    return Letter(
        kind=kind,
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
