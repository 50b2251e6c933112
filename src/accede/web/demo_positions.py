"""Consultations of a demo: a position that sample members stand behind, one that is open, and the log of advocacy."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from accede.journal.actions import Actor
from accede.people.models import Account
from accede.people.queries import now
from accede.positions import actions
from accede.positions.models import Consultation
from accede.positions.queries.deciding import adopters
from accede.register.models import Organisation
from accede.register.queries import mandates_of
from accede.statutes.queries import book_on, day_of

OPEN_FOR = timedelta(days=24)
Do = Callable[..., Any]


def lay_positions(do: Do, samples: dict[str, Any], *, by: Actor, on: date) -> None:
    """Adopt one position and open a consultation on another; write what is known in public into the log."""
    first, second = samples["consultation"]
    members = samples["member"][:3]
    _adopted(do, first, members, by, on)
    _open(do, second, members[0], by)
    for row in samples["intervention"]:
        if row["on"] <= on:
            do(actions.note_intervention, **{"position": None, "outcome": ""} | row, by=by)


def _begun(do: Do, row: dict[str, Any], until: date, by: Actor) -> Consultation:
    said = {"titles": row["titles"], "questions": row["questions"], "language": "en", "until": until}
    found = do(actions.draft_consultation, **said, is_sample=True, by=by)
    do(actions.word_text, found, texts={one: row[one] for one in ("en", "fr")}, by=by)
    return do(actions.open_consultation, found, by=by)


def _adopted(do: Do, row: dict[str, Any], members: list[dict[str, Any]], by: Actor, on: date) -> None:
    found = _begun(do, row, on, by)
    do(actions.finish_text, found, until=on, by=by)
    for one in members:
        do(actions.take_stand, *_speaking(one, found), kind="endorses", by=_delegate(one))
    body = adopters(book_on(on))[0].body
    do(actions.record_adoption, found, body=body, on=on, minutes=row["minutes"], by=by)


def _open(do: Do, row: dict[str, Any], member: dict[str, Any], by: Actor) -> None:
    found = _begun(do, row, day_of(now()) + OPEN_FOR, by)
    said = {"paragraph": 1, "by": _delegate(member)}
    do(actions.comment, *_speaking(member, found), words=row["comment"], **said)
    change = {"kind": "replace", "words": row["amendment"], "reason": row["reason"]}
    do(actions.propose_amendment, *_speaking(member, found), **change, **said)


def _speaking(member: dict[str, Any], found: Consultation) -> tuple[Organisation, Consultation]:
    return Organisation.objects.get(name=member["name"]), found


def _delegate(member: dict[str, Any]) -> Actor:
    account = Account.objects.get(email=member["email"])
    return Actor(f"account:{account.pk}", tuple(mandates_of(account, now())))
