"""A sitting is planned, convened, opened, closed, and its minutes are approved."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.meeting import NotInWriting
from accede.assembly.mails import sitting as mails
from accede.assembly.models import Assembly, Point, Sitter, Sitting
from accede.assembly.queries.sitting import (
    convocation_due,
    is_late,
    of_body,
    preparing,
    seated,
    sitter_of,
    sitting_bodies,
    stopped,
)
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import secretariat
from accede.post.actions import queue_letters
from accede.rulebook.verdict import Verdict
from accede.statutes.queries import day_of, edition_at, rules_of

State, Mode = Sitting.State, Assembly.Mode


class NotABoard(Refused):
    """A sitting is of a body whose members are persons."""

    sentence = _("The statutes know no such body whose members are persons.")


class BeginsBefore(Refused):
    """What is planned lies ahead, and ends after it begins."""

    sentence = _("A meeting is planned ahead, and votes in writing end after they begin.")


class SittingPlanned(Refused):
    """A body comes together once a day."""

    sentence = _("This body meets on this day already.")


class NothingToSay(Refused):
    """Nobody is convened to nothing."""

    sentence = _("Nothing stands on the agenda yet.")


class NobodySits(Refused):
    """A body without members does not meet."""

    sentence = _("Nobody holds an office in this body on that day.")


class ConvenedTooLate(Refused):
    """The notice would be shorter than the statutes ask; the verdict is the last day."""

    sentence = _("It is too late to convene this meeting: its notice would be shorter than the statutes ask.")


class NotItsTime(Refused):
    """Each deed has its time."""

    sentence = _("This cannot be done at this stage of the meeting.")


class PointsOpen(Refused):
    """No vote outlives its meeting."""

    sentence = _("A vote is still open: declare its result first.")


class DoesNotSit(Refused):
    """Only those convened to it take part."""

    sentence = _("You were not convened to this meeting.")


class UnknownAttendance(Refused):
    """One is there, or not."""

    sentence = _("Choose whether somebody is in the room, takes part remotely, is excused, or absent.")


def held(sitting: Sitting, *states: str) -> Sitting:
    """Return a sitting with its row locked, if it is in one of these states."""
    sitting = Sitting.objects.select_for_update(of=("self",)).select_related("edition").get(pk=sitting.pk)
    if sitting.state not in states:
        raise NotItsTime
    return sitting


@action("assembly.plan_sitting", allowed_to=preparing)
def plan_sitting(
    *,
    body: str,
    opens_at: datetime,
    ends_at: datetime | None = None,
    mode: str = Mode.ROOM,
    place: str = "",
    link: str = "",
    is_sample: bool = False,
    by: Actor,
    at: datetime,
) -> Sitting:
    """Plan a meeting of a body whose members are persons, or a decision of it in writing until `ends_at`."""
    edition, day = edition_at(at), day_of(opens_at)
    book = rules_of(edition, day)
    if body not in sitting_bodies(book):
        raise NotABoard
    if day < day_of(at) or (mode == Mode.WRITTEN and not (ends_at and ends_at > opens_at)):
        raise BeginsBefore
    verdict = book.body[body].may_write() if mode == Mode.WRITTEN else None
    if verdict and not verdict.holds:
        raise NotInWriting(verdict=verdict)
    planned = {"body": body, "day": day, "opens_at": opens_at, "mode": Mode(mode), "place": place, "link": link}
    planned |= {"ends_at": ends_at if mode == Mode.WRITTEN else None, "edition": edition, "is_sample": is_sample}
    sitting, is_new = Sitting.objects.get_or_create(address=f"{day}-{body.replace('_', '-')}", defaults=planned)
    if not is_new:
        raise SittingPlanned
    values = {"body": body, "opens_at": opens_at, "mode": sitting.mode, "place": place}
    write(sitting, verdict=verdict, edition=edition.sha256, values=values)
    return sitting


@action("assembly.convene_sitting", allowed_to=preparing)
def convene_sitting(sitting: Sitting, *, by: Actor, at: datetime) -> Sitting:
    """Convene all who sit, in time; a decision in writing is open from here on."""
    sitting = held(sitting, State.PLANNED)
    points = list(sitting.points.all())
    if not points:
        raise NothingToSay
    due = convocation_due(sitting)
    if is_late(due, day_of(at)):
        raise ConvenedTooLate(verdict=due)
    persons = seated(sitting.book, sitting.body, sitting.day)
    if not persons:
        raise NobodySits
    for one in persons:
        sitting.sitters.create(account=one.account, office=one.office)
    sitting.state, sitting.convened_at = (State.OPEN if sitting.is_written else State.CONVENED), at
    sitting.save(update_fields=["state", "convened_at"])
    if sitting.is_written:
        sitting.points.update(state=Point.State.OPEN)
    drafts = mails.convocation(sitting, points, [one.account for one in persons])
    write(sitting, verdict=due, edition=sitting.edition.sha256, values={"members": len(persons), "points": len(points)})
    queue_letters(sitting, drafts, kind=mails.CONVENED, by=by, at=at)
    return sitting


@action("assembly.open_sitting", allowed_to=preparing)
def open_sitting(sitting: Sitting, *, by: Actor, at: datetime) -> Sitting:
    """Open a sitting on its day."""
    sitting = held(sitting, State.CONVENED)
    if day_of(at) != sitting.day:
        raise NotItsTime
    return _moved(sitting, State.OPEN)


@action("assembly.call_off_sitting", allowed_to=preparing)
def call_off_sitting(sitting: Sitting, *, by: Actor, at: datetime) -> Sitting:
    """Call off a sitting that has not begun; in writing, one on which nothing is decided yet."""
    sitting = held(sitting, State.PLANNED, State.CONVENED, *([State.OPEN] if sitting.is_written else []))
    if sitting.points.exclude(decided_at=None).exists():
        raise NotItsTime
    verdict = stopped(sitting) if sitting.is_written else None
    _tell_called_off(sitting, by, at)
    return _moved(sitting, State.CALLED_OFF, verdict=verdict)


@action("assembly.close_sitting", allowed_to=preparing)
def close_sitting(sitting: Sitting, *, by: Actor, at: datetime) -> Sitting:
    """Close a sitting once no vote is open."""
    sitting = held(sitting, State.OPEN)
    if sitting.points.filter(state=Point.State.OPEN).exists():
        raise PointsOpen
    sitting.points.filter(state=Point.State.PREPARED).update(state=Point.State.NOTED)
    sitting.closed_at = at
    sitting.save(update_fields=["closed_at"])
    return _moved(sitting, State.CLOSED)


@action("assembly.approve_sitting_minutes", allowed_to=of_body)
def approve_sitting_minutes(sitting: Sitting, *, by: Actor, at: datetime) -> Sitting:
    """Approve the minutes of a sitting: from here on they stay as they are."""
    sitting = held(sitting, State.CLOSED)
    sitting.approved_at = at
    sitting.save(update_fields=["approved_at"])
    return _moved(sitting, State.APPROVED)


@action("assembly.note_sitter", allowed_to=of_body | secretariat)
def note_sitter(sitter: Sitter, *, mode: str, by: Actor, at: datetime) -> Sitter:
    """Note how somebody takes part: oneself, or anybody by whoever keeps the minutes."""
    held(sitter.sitting, State.CONVENED, State.OPEN)
    if mode not in Sitter.Mode.values:
        raise UnknownAttendance
    if not preparing(by) and by.id != f"account:{sitter.account_id}":
        raise DoesNotSit
    sitter.mode, sitter.since = Sitter.Mode(mode), at
    sitter.save(update_fields=["mode", "since"])
    write(sitter.sitting, values={"mode": mode}, personal={"account": sitter.account_id})
    return sitter


@action("assembly.ask_to_meet", allowed_to=of_body)
def ask_to_meet(sitting: Sitting, *, by: Actor, at: datetime) -> Verdict:
    """Ask for a meeting instead of a decision in writing; with enough of them, that ends."""
    sitting = held(sitting, State.OPEN)
    own = sitter_of(sitting, by)
    if own is None or not sitting.is_written:
        raise DoesNotSit if own is None else NotItsTime
    own.asks_to_meet_at = own.asks_to_meet_at or at
    own.save(update_fields=["asks_to_meet_at"])
    verdict = stopped(Sitting.objects.get(pk=sitting.pk))
    if verdict.holds:
        sitting.points.filter(decided_at=None).update(state=Point.State.PREPARED)
        sitting.state = State.CALLED_OFF
        sitting.save(update_fields=["state"])
        _tell_called_off(sitting, by, at)
    write(sitting, verdict=verdict, values={"state": sitting.state})
    return verdict


def _tell_called_off(sitting: Sitting, by: Actor, at: datetime) -> None:
    # Whoever was convened would come for nothing.
    persons = [one.account for one in sitting.sitters.select_related("account")]
    if persons:
        queue_letters(sitting, mails.called_off(sitting, persons), kind=mails.CALLED_OFF, by=by, at=at)


def _moved(sitting: Sitting, state: str, *, verdict: Verdict | None = None) -> Sitting:
    sitting.state = state
    sitting.save(update_fields=["state"])
    write(sitting, verdict=verdict, edition=sitting.edition.sha256, values={"state": state})
    return sitting
