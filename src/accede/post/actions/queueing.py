"""Letters are queued in the transaction of the deed that causes them, and sent afterwards."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model

from accede.journal.actions import Actor, action, write
from accede.journal.record import named
from accede.people.capacities import anyone, consequence
from accede.people.models import Account
from accede.post.kinds import NEVER_WAIT, SIGN_IN_CODE
from accede.post.models import Attachment, Letter, LetterEvent
from accede.post.queries import first_waiting, stands_in, waiting_kinds

State = Letter.State

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
    # The address block of a letter on paper, and whether it goes there.
    postal: str = ""
    on_paper: bool = False
    # What the deed filled in: shown to the office should it no longer stand in the letter that leaves.
    facts: tuple[str, ...] = ()
    party: Model | None = None
    account: Account | None = None
    is_formatted: bool = False
    leave_url: str = ""


def addressed(reader: Account) -> dict[str, Any]:
    """Return where a letter reaches a person: by mail, or on paper if it has no address there or wishes it so."""
    on_paper = reader.by_post or not reader.email
    known = reader if reader.pk else None
    said = {"recipient": reader.name, "email": reader.email or "", "account": known}
    return said | {"postal": reader.postal, "on_paper": on_paper}


@action("post.queue_letters", allowed_to=consequence)
def queue_letters(
    about: Model | str | None, drafts: Sequence[Draft], *, kind: str, by: Actor, at: datetime
) -> list[Letter]:
    """Queue letters of one kind, as part of the deed that causes them, or lay them before the office first.

    What follows a letter that goes first, and that the office has not looked at yet, waits behind it.
    """
    waits = kind in waiting_kinds()
    behind = set() if waits or kind in NEVER_WAIT else set(first_waiting().values_list("party", flat=True))
    letters = _lay(about, drafts, kind, at, waits=waits, behind=behind)
    some_wait = any(letter.state == State.WAITING for letter in letters)
    write(
        about,
        values={"kind": kind, "count": len(letters)} | ({"waits": True} if some_wait else {}),
        personal={"letters": [{"letter": letter.pk, "email": letter.email} for letter in letters]},
    )
    return letters


@action("post.queue_code", allowed_to=anyone, journalled="Asking for a sign-in code changes nothing; " + OWN_HISTORY)
def queue_code(draft: Draft, *, by: Actor, at: datetime) -> Letter:
    """Queue the letter that carries a sign-in code."""
    return _lay(None, [draft], SIGN_IN_CODE, at)[0]


def _lay(
    about: Model | str | None,
    drafts: Sequence[Draft],
    kind: str,
    at: datetime,
    *,
    waits: bool = False,
    behind: Collection[str] = (),
) -> list[Letter]:
    letters = Letter.objects.bulk_create(
        _letter(draft, about, kind, at, waits or named(draft.party) in behind) for draft in drafts
    )
    Attachment.objects.bulk_create(
        Attachment(letter=letter, name=one.name, type=one.type, content=one.content)
        for letter, draft in zip(letters, drafts, strict=True)
        for one in draft.enclosures
    )
    LetterEvent.objects.bulk_create(
        LetterEvent(
            letter=letter, at=at, kind=letter.state, answer=LetterEvent.BEHIND if letter.party in behind else ""
        )
        for letter in letters
    )
    return letters


def _letter(draft: Draft, about: Model | str | None, kind: str, at: datetime, waits: bool) -> Letter:
    state = State.WAITING if waits else leaving(draft.on_paper)
    return Letter(
        state=state,
        kind=kind,
        sender=draft.sender,
        recipient=draft.recipient,
        email=draft.email,
        account=draft.account,
        language=draft.language,
        subject=one_line(draft.subject),
        body=draft.body,
        secret=draft.secret,
        about=named(about),
        party=named(draft.party),
        queued_at=at,
        is_formatted=draft.is_formatted,
        leave_url=draft.leave_url,
        postal=draft.postal,
        on_paper=draft.on_paper,
        next_try=at if state == State.QUEUED else None,
        facts=[fact for fact in draft.facts if fact and stands_in(fact, draft.subject, draft.body)] if waits else [],
    )


def leaving(on_paper: bool) -> str:
    """Return the state in which a letter leaves the office."""
    return State.TO_PRINT if on_paper else State.QUEUED


def one_line(subject: str) -> str:
    """Return a subject as one line: a line break in it would end the header."""
    return " ".join(subject.split())[:250]
