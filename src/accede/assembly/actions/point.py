"""Points of a sitting: put on its agenda, stood aside from, voted on, decided, and told in its minutes."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from accede.archive.actions import keep_document
from accede.archive.intake import Deposit
from accede.archive.models import Document
from accede.assembly.actions.item import StillVoting
from accede.assembly.actions.sitting import DoesNotSit, NotItsTime, held
from accede.assembly.models import Hand, Point, Recusal, Sitter, Sitting
from accede.assembly.queries.sitting import (
    THERE,
    able,
    hands_of,
    matters_of,
    of_body,
    preparing,
    resolution_on,
    sitter_of,
)
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import secretariat

State = Sitting.State
PAPER = "paper"


class NotItsDecision(Refused):
    """A body decides what is its own."""

    sentence = _("The statutes do not give this decision to this body.")


class StandsAside(Refused):
    """Whoever has a conflict of interest takes no part."""

    sentence = _("Whoever stands aside from a point takes no part in it.")


class HasVoted(Refused):
    """One stands aside before one votes."""

    sentence = _("A vote of yours is noted on this point; whoever stands aside has not voted.")


class ReasonWanted(Refused):
    """A conflict of interest is recorded with what it is."""

    sentence = _("Say what your interest is.")


class StatutesSilent(Refused):
    """Where the rules do not say what is enough, whoever presides says what was decided."""

    sentence = _("The statutes do not say what majority this needs: say yourself whether it is carried.")


class UnknownHand(Refused):
    """A vote is for, against, or an abstention."""

    sentence = _("Choose one: for, against, or abstain.")


@action("assembly.add_point", allowed_to=of_body | secretariat)
def add_point(sitting: Sitting, *, title: str, text: str = "", matter: str = "", by: Actor, at: datetime) -> Point:
    """Put a point on the agenda of a sitting that has not left yet; on the day, whoever presides adds one."""
    sitting = held(sitting, State.PLANNED, *([State.CONVENED, State.OPEN] if preparing(by) else []))
    if sitting.is_written and sitting.state != State.PLANNED:
        raise NotItsTime
    if matter and matter not in matters_of(sitting.book, sitting.body):
        raise NotItsDecision
    last = sitting.points.aggregate(last=Max("position"))["last"] or 0
    said = {"title": title.strip(), "text": text.strip(), "matter": matter}
    point = Point.objects.create(sitting=sitting, position=last + 1, **said)
    write(sitting, values={"position": point.position, "matter": matter}, personal={"title": said["title"]})
    return point


@action("assembly.add_sitting_paper", allowed_to=of_body | secretariat)
def add_sitting_paper(point: Point, *, deposit: Deposit, by: Actor, at: datetime) -> Document:
    """Lay a file beside a point, until the sitting has closed."""
    sitting = held(point.sitting, State.PLANNED, State.CONVENED, State.OPEN)
    document = keep_document(point, deposit=deposit, purpose=PAPER, by=by, at=at)
    write(sitting, values={"position": point.position, "document": document.pk})
    return document


@action("assembly.stand_aside", allowed_to=of_body)
def stand_aside(point: Point, *, reason: str, by: Actor, at: datetime) -> Recusal:
    """Declare a conflict of interest in a point: whoever does takes no part in it, and counts for no quorum."""
    sitting, point = _open_to(point, State.CONVENED, State.OPEN)
    own = sitter_of(sitting, by)
    if own is None or point.is_decided:
        raise DoesNotSit if own is None else NotItsTime
    if not reason.strip():
        raise ReasonWanted
    if point.votes.filter(account=own.account).exists():
        raise HasVoted
    declared, _new = point.recusals.get_or_create(account=own.account, defaults={"reason": reason.strip(), "at": at})
    write(sitting, values={"position": point.position}, personal={"account": own.account_id, "reason": declared.reason})
    return declared


@action("assembly.open_point", allowed_to=preparing)
def open_point(point: Point, *, by: Actor, at: datetime) -> Point:
    """Open the vote on a point."""
    sitting, point = _open_to(point, State.OPEN)
    if point.state != Point.State.PREPARED:
        raise NotItsTime
    point.state = Point.State.OPEN
    point.save(update_fields=["state"])
    write(sitting, values={"position": point.position})
    return point


@action("assembly.vote_on_point", allowed_to=of_body)
def vote_on_point(point: Point, *, choice: str, by: Actor, at: datetime) -> Hand:
    """Vote on a point, or change one's vote until the result is declared."""
    sitting, point = _open_to(point, State.OPEN)
    own = sitter_of(sitting, by)
    if own is None:
        raise DoesNotSit
    if choice not in Hand.Choice.values:
        raise UnknownHand
    if sitting.is_written and at >= sitting.ends_at:
        raise NotItsTime
    return _noted(point, {own.account_id: choice}, Sitter.Mode.REMOTE, at)[0]


@action("assembly.note_hands", allowed_to=preparing)
def note_hands(point: Point, *, choices: Mapping[int, str], by: Actor, at: datetime) -> list[Hand]:
    """Note by name how those in the meeting voted, by the account of each."""
    _sitting, point = _open_to(point, State.OPEN)
    if point.sitting.is_written:
        raise NotItsTime
    return _noted(point, choices, Sitter.Mode.PRESENT, at)


@action("assembly.decide_point", allowed_to=preparing)
def decide_point(point: Point, *, carried: bool | None = None, by: Actor, at: datetime) -> Point:
    """Count the votes on a point by the rules of the body; where they are silent, `carried` is what the chair says."""
    sitting, point = _open_to(point, State.OPEN)
    if point.state != Point.State.OPEN:
        raise NotItsTime
    hands, found = hands_of(point), resolution_on(point)
    if sitting.is_written and hands.voted < hands.members and at < sitting.ends_at:
        raise StillVoting
    if found.quorum.holds is not False and found.majority.holds is None and carried is None:
        raise StatutesSilent(verdict=found.majority)
    holds = found.majority.holds if found.majority.holds is not None else carried
    point.state = Point.State.NO_QUORUM if found.quorum.holds is False else _state(holds)
    point.hands = {"members": hands.members, "for": hands.for_, "against": hands.against, "abstain": hands.abstain}
    point.decided_at = at
    point.save(update_fields=["state", "hands", "decided_at"])
    told = {"position": point.position, "matter": point.matter, "state": point.state, "quorum": found.quorum}
    names = {str(one.account_id): one.choice for one in point.votes.all()}
    values = told | {f"hands_{name}": number for name, number in point.hands.items()}
    write(sitting, verdict=found.majority, edition=sitting.edition.sha256, values=values, personal={"votes": names})
    return point


@action("assembly.minute_point", allowed_to=preparing)
def minute_point(point: Point, *, said: str, by: Actor, at: datetime) -> Point:
    """Write what the minutes tell of a point, until they are approved."""
    sitting, point = _open_to(point, State.OPEN, State.CLOSED)
    point.said = said.strip()
    point.save(update_fields=["said"])
    write(sitting, values={"position": point.position}, personal={"said": point.said})
    return point


def _state(holds: bool | None) -> str:
    return Point.State.CARRIED if holds else Point.State.REJECTED


def _open_to(point: Point, *states: str) -> tuple[Sitting, Point]:
    sitting = held(point.sitting, *states)
    point = Point.objects.select_for_update().get(pk=point.pk)
    point.sitting = sitting
    return sitting, point


def _noted(point: Point, choices: Mapping[int, str], mode: str, at: datetime) -> list[Hand]:
    if point.state != Point.State.OPEN:
        raise NotItsTime
    may = {one.account_id for one in able(point)}
    if not set(choices) <= may:
        raise StandsAside
    if not set(choices.values()) <= set(Hand.Choice.values):
        raise UnknownHand
    if not point.sitting.is_written:
        # Whoever votes takes part, though nobody has noted it.
        unnoted = point.sitting.sitters.filter(account__in=choices).exclude(mode__in=THERE)
        unnoted.update(mode=mode, since=at)
    noted = [
        Hand.objects.update_or_create(point=point, account_id=account, defaults={"choice": choice, "at": at})[0]
        for account, choice in choices.items()
    ]
    write(point.sitting, values={"position": point.position, "votes": len(noted)}, personal={"votes": _told(choices)})
    return noted


def _told(choices: Mapping[int, str]) -> dict[str, str]:
    return {str(account): choice for account, choice in choices.items()}
