"""Actions: the only way anything is written. One transaction for the outermost, one journal entry for each."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from secrets import token_hex
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.utils.timezone import is_naive
from django.utils.translation import gettext_lazy as _

from accede.journal.models import Entry, Head, Personal
from accede.journal.record import Plain, named, recorded
from accede.rulebook.verdict import Answer, merged


@dataclass(frozen=True)
class Mandated:
    """The capacity someone acts in, for which organisation, and the office as the rulebook calls it."""

    capacity: str
    organisation: int | None = None
    office: str = ""


@dataclass(frozen=True)
class Actor:
    """Who acts: `account:7`, `visitor` or `clock`, with every mandate held at that moment."""

    id: str
    mandates: tuple[Mandated, ...] = ()


Permission = Callable[[Actor, Any], Mandated | None]


class Refused(Exception):
    """An action that is not done, with the sentence that says why and the answer it rests on, if any."""

    sentence = _("This cannot be done.")

    def __init__(self, sentence: str | None = None, *, verdict: Answer | None = None) -> None:
        super().__init__(sentence or self.sentence)
        self.sentence = sentence or self.sentence
        self.verdict = verdict

    def __str__(self) -> str:
        return str(self.sentence)


class Forbidden(Refused, PermissionDenied):
    """Whoever asks does not hold the mandate that this asks for; a page answers it with status 403."""

    sentence = _("You do not hold the office that this asks for.")


@dataclass(frozen=True)
class Action:
    """One thing that can happen: its name, who may do it, and why it leaves no entry if it leaves none."""

    name: str
    function: Callable[..., Any]
    allowed_to: Permission
    journalled: bool | str

    def __call__(self, *subject: Any, by: Actor, at: datetime, **details: Any) -> Any:
        """Do it, if `by` may, and journal it."""
        return _do(self, subject, details, by, at)


@dataclass(eq=False)
class Deed:
    """A running action and what it will leave in the journal."""

    action: Action
    by: Actor
    mandated: Mandated
    at: datetime
    cause: "Deed | None"
    deeds: list["Deed"] = field(repr=False)
    kept: dict[Callable, Any] = field(repr=False)
    entry: Entry | None = None
    personal: Plain = None

    def check_written(self) -> None:
        """Make sure that exactly the promised entry was written."""
        if (self.entry is not None) != (self.action.journalled is True):
            raise RuntimeError(f"{self.action.name} must write {'one entry' if self.entry is None else 'no entry'}")


ACTIONS: dict[str, Action] = {}
_running: ContextVar[Deed | None] = ContextVar("running", default=None)
_sharing: ContextVar[bool] = ContextVar("sharing", default=False)


def action(name: str, *, allowed_to: Permission, journalled: bool | str = True) -> Callable:
    """Register a function as an action; `journalled="reason"` exempts it from the journal by name."""

    def register(function: Callable) -> Callable:
        if name in ACTIONS:
            raise RuntimeError(f"two actions are called {name}")
        known = ACTIONS[name] = Action(name, function, allowed_to, journalled)

        @wraps(function)
        def act(*subject: Any, by: Actor, at: datetime, **details: Any) -> Any:
            return known(*subject, by=by, at=at, **details)

        return act

    return register


def causing() -> Mandated | None:
    """Return the mandate under which the running action is done, or None outside of any."""
    deed = _running.get()
    return deed.mandated if deed else None


def kept(make: Callable[[], Any]) -> Any:
    """Return what this makes: the same for an outermost action and all that follows from it, outside of any anew."""
    deed = _running.get()
    return deed.kept.setdefault(make, make()) if deed else make()


@contextmanager
def sharing() -> Iterator[None]:
    """Let outermost actions that follow be parts of a transaction that is open: whoever opened it undoes all of it."""
    token = _sharing.set(True)
    try:
        yield
    finally:
        _sharing.reset(token)


def write(
    subject: Model | str | None,
    *,
    verdict: Answer | None = None,
    article: tuple[str, ...] = (),
    edition: str = "",
    values: Mapping[str, object] | None = None,
    personal: Mapping[str, object] | None = None,
) -> None:
    """Fill the one entry of the running action; personal values go to the erasable side table."""
    deed = _running.get()
    if deed is None or deed.entry is not None:
        raise RuntimeError("an entry is written once, from inside its action")
    said = {"verdict": verdict} if verdict else {}
    deed.entry = Entry(
        at=deed.at,
        action=deed.action.name,
        actor=deed.by.id,
        capacity=deed.mandated.capacity,
        subject=named(subject),
        article=list(merged(tuple(article), verdict.article if verdict else ())),
        edition=edition,
        values=recorded({**(values or {}), **said}),
    )
    deed.personal = recorded(personal) if personal else None


def _do(known: Action, subject: tuple, details: dict[str, Any], by: Actor, at: datetime) -> Any:
    if is_naive(at):
        raise RuntimeError(f"{known.name} was given an instant without its offset")
    mandated = known.allowed_to(by, subject[0] if subject else None)
    if mandated is None:
        raise Forbidden
    cause = _running.get()
    deed = Deed(known, by, mandated, at, cause, cause.deeds if cause else [], cause.kept if cause else {})
    before = len(deed.deeds)
    running = _running.set(deed)
    try:
        is_shared = cause is None and _sharing.get() and transaction.get_connection().in_atomic_block
        with nullcontext() if is_shared else transaction.atomic():
            deed.deeds.append(deed)
            result = known.function(*subject, by=by, at=at, **details)
            deed.check_written()
            if cause is None:
                _chain([each for each in deed.deeds if each.entry])
        return result
    except BaseException:
        # What an effect wrote before it failed is undone, even if its caller goes on.
        del deed.deeds[before:]
        raise
    finally:
        _running.reset(running)


def _chain(deeds: list[Deed]) -> None:
    # Last in the transaction, so that the head is locked as briefly as can be and always in the same order.
    if not deeds:
        return
    head, _created = Head.objects.select_for_update().get_or_create(pk=1)
    personal = [row for deed in deeds if (row := _append(head, deed))]
    Entry.objects.bulk_create(deed.entry for deed in deeds)
    Personal.objects.bulk_create(personal)
    head.save(update_fields=["sequence", "hash"])


def _append(head: Head, deed: Deed) -> Personal | None:
    entry, row = deed.entry, None
    entry.sequence, entry.previous, entry.cause = head.sequence + 1, head.hash, _cause(deed)
    if deed.personal:
        row = Personal(entry=entry, salt=token_hex(32), values=deed.personal)
        entry.personal_digest = row.seal()
    entry.hash = entry.seal()
    head.sequence, head.hash = entry.sequence, entry.hash
    return row


def _cause(deed: Deed) -> int | None:
    cause = deed.cause
    while cause and not cause.entry:
        cause = cause.cause
    return cause.entry.sequence if cause else None
