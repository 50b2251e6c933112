"""The institutional meeting: times are offered, one is chosen, and it is held."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import Capacity, secretariat
from accede.post.actions import queue_letters
from accede.procedure.actions.walk import check_turn, hold, mark_done
from accede.procedure.mails import invitation, meeting, to_candidate, to_office, to_person
from accede.procedure.models import Candidacy, Slot
from accede.procedure.queries.assembly import aim_on
from accede.procedure.queries.candidacy import chosen_slot
from accede.procedure.queries.path import sure_vote_of
from accede.procedure.queries.permission import own, own_or_secretariat
from accede.procedure.queries.person import readers_of
from accede.register.queries import office_holders
from accede.statutes.queries import day_of, zone_at
from accede.wording.formats import day


class NoTimeToCome(Refused):
    """What is offered lies ahead."""

    sentence = _("Offer at least one time that is still to come and not offered yet.")


class AlreadyChosen(Refused):
    """A meeting has one time."""

    sentence = _("The time of this meeting is chosen already.")


class NotOffered(Refused):
    """A candidate chooses among the times that stand."""

    sentence = _("This time is not offered any more.")


class NoMeeting(Refused):
    """What is moved or called off was settled before."""

    sentence = _("No time is settled for this meeting.")


class NothingMoved(Refused):
    """Nobody is written to for nothing."""

    sentence = _("Nothing of the meeting would change.")


class NoReason(Refused):
    """Whoever has kept the time is told why it is free again."""

    sentence = _("Say why: the other side has kept this time.")


class NothingWithdrawn(Refused):
    """A time that was chosen, or never offered, cannot be withdrawn."""

    sentence = _("None of these times can be withdrawn.")


class NoNotes(Refused):
    """What was said at a meeting is written down."""

    sentence = _("Write down what was said; the Board reads it when it judges.")


class NobodyThere(Refused):
    """Somebody took part in a meeting, at some time."""

    sentence = _("Write down who took part, and when it was if no time was settled here.")


class NotBegun(Refused):
    """What lies ahead was not held."""

    sentence = _("This meeting has not begun yet: note it as held afterwards, or call it off if it was held earlier.")


@action("procedure.offer_times", allowed_to=secretariat)
def offer_times(
    candidacy: Candidacy, *, starts: Sequence[datetime], minutes: int = 60, link: str = "", by: Actor, at: datetime
) -> list[Slot]:
    """Offer times for the meeting, and tell the candidate."""
    candidacy = hold(candidacy)
    _check_open(candidacy)
    taken = {slot.starts_at for slot in candidacy.slots.all()}
    fresh = sorted({one for one in starts if one > at} - taken)
    if not fresh:
        raise NoTimeToCome
    offered = (Slot(candidacy=candidacy, starts_at=one, minutes=minutes, link=link) for one in fresh)
    slots = Slot.objects.bulk_create(offered)
    write(candidacy, values={"starts": fresh, "minutes": minutes})
    letter = to_candidate("times_offered", candidacy, lambda language: {})
    queue_letters(candidacy, [letter], kind="times_offered", by=by, at=at)
    return slots


@action("procedure.withdraw_times", allowed_to=secretariat)
def withdraw_times(candidacy: Candidacy, *, slots: Collection[int], by: Actor, at: datetime) -> None:
    """Take back times that nobody has chosen."""
    candidacy = hold(candidacy)
    gone = candidacy.slots.filter(pk__in=slots, chosen_at=None)
    starts = list(gone.values_list("starts_at", flat=True))
    if not starts:
        raise NothingWithdrawn
    gone.delete()
    write(candidacy, values={"starts": starts})


@action("procedure.choose_time", allowed_to=own)
def choose_time(candidacy: Candidacy, *, slot: Slot, by: Actor, at: datetime) -> Slot:
    """Settle the time of the meeting, and send the invitation to everybody of both sides."""
    candidacy = hold(candidacy)
    _check_open(candidacy)
    slot = candidacy.slots.filter(pk=slot.pk, starts_at__gt=at).first()
    if slot is None:
        raise NotOffered
    slot.chosen_at = at
    slot.save(update_fields=["chosen_at"])
    write(candidacy, values={"starts_at": slot.starts_at, "minutes": slot.minutes})
    _invite("time_chosen", slot, candidacy, by, at)
    return slot


@action("procedure.move_meeting", allowed_to=secretariat)
def move_meeting(
    candidacy: Candidacy, *, starts_at: datetime, minutes: int, link: str, by: Actor, at: datetime
) -> Slot:
    """Give a settled meeting another time, length or link, and send both sides what replaces the invitation."""
    candidacy, slot = _settled(candidacy)
    if starts_at <= at:
        raise NoTimeToCome
    before = {"starts_at": slot.starts_at, "minutes": slot.minutes, "link": slot.link}
    after = {"starts_at": starts_at, "minutes": minutes, "link": link}
    if before == after:
        raise NothingMoved
    candidacy.slots.filter(starts_at=starts_at, chosen_at=None).delete()
    slot.starts_at, slot.minutes, slot.link, slot.sequence = starts_at, minutes, link, slot.sequence + 1
    slot.save(update_fields=["starts_at", "minutes", "link", "sequence"])
    write(candidacy, values={"before": before, "after": after})
    _invite("time_moved", slot, candidacy, by, at)
    return slot


@action("procedure.cancel_meeting", allowed_to=own_or_secretariat)
def cancel_meeting(candidacy: Candidacy, *, reason: str, by: Actor, at: datetime) -> None:
    """Call a settled meeting off, tell both sides why, and take it out of their calendars; another time may follow."""
    candidacy, slot = _settled(candidacy)
    if not reason.strip():
        raise NoReason
    write(candidacy, values={"starts_at": slot.starts_at}, personal={"reason": reason.strip()})
    call_off(slot, candidacy, reason.strip(), by, at)


@action("procedure.note_meeting_held", allowed_to=secretariat)
def note_meeting_held(
    candidacy: Candidacy, *, attended: str, notes: str, began: datetime | None = None, by: Actor, at: datetime
) -> Slot:
    """Write down that the meeting was held, who took part and what was said; `began`, if it was agreed elsewhere."""
    candidacy = hold(candidacy)
    check_turn(candidacy, "meets")
    if not notes.strip():
        raise NoNotes
    offered = candidacy.slots.filter(starts_at=began).first()
    slot = chosen_slot(candidacy) or offered or Slot(candidacy=candidacy, starts_at=began)
    if not attended.strip() or slot.starts_at is None:
        raise NobodyThere
    if slot.starts_at > at:
        raise NotBegun
    slot.chosen_at, slot.held_at = slot.chosen_at or at, at
    slot.attended, slot.notes = attended.strip(), notes.strip()
    slot.save()
    mark_done(candidacy, "meets", by, at)
    said = {"attended": slot.attended, "notes": slot.notes}
    write(candidacy, article=_article(candidacy), values={"held_at": at, "began": slot.starts_at}, personal=said)
    _thank(candidacy, by, at)
    return slot


def call_off(slot: Slot, candidacy: Candidacy, reason: str | Promise, by: Actor, at: datetime) -> None:
    """Tell both sides that a settled meeting is off, take it out of their calendars, and let its time go."""
    slot.sequence += 1
    _invite("meeting_cancelled", slot, candidacy, by, at, reason=reason)
    slot.delete()


def _check_open(candidacy: Candidacy) -> None:
    check_turn(candidacy, "meets")
    if chosen_slot(candidacy):
        raise AlreadyChosen


def _settled(candidacy: Candidacy) -> tuple[Candidacy, Slot]:
    candidacy = hold(candidacy)
    check_turn(candidacy, "meets")
    slot = chosen_slot(candidacy)
    if slot is None:
        raise NoMeeting
    return candidacy, slot


def _invite(kind: str, slot: Slot, candidacy: Candidacy, by: Actor, at: datetime, reason: str | Promise = "") -> None:
    on = day_of(at)
    theirs = readers_of(candidacy, on)
    people = [*theirs, *office_holders(Capacity.SECRETARIAT, on)]
    said = meeting(slot, candidacy, zone_at(at), reason)
    invited = invitation(slot, candidacy, people, at, is_off=bool(reason))
    letters = [
        *(to_person(kind, candidacy, one, said, invited) for one in theirs),
        *to_office(kind, candidacy, Capacity.SECRETARIAT, on, said, invited),
    ]
    queue_letters(candidacy, letters, kind=kind, by=by, at=at)


def _thank(candidacy: Candidacy, by: Actor, at: datetime) -> None:
    aim = aim_on(candidacy, day_of(at))

    def said(language: str) -> dict[str, str]:
        if sure_vote_of(candidacy.way, candidacy.book) is None:
            return {"deadline": gettext("You can send it as soon as it is complete.")}
        if aim.assembly is None:
            return {"deadline": gettext("No General Assembly is announced for it yet; you can send it all the same.")}
        votes = day(aim.assembly.day, language)
        if aim.due is None or aim.due.on is None:
            return {"deadline": gettext("The members can vote on it on {day}.").format(day=votes)}
        sentence = gettext("Send it by {day}, and the members can vote on it on {assembly}.")
        return {"deadline": sentence.format(day=day(aim.due.on, language), assembly=votes)}

    queue_letters(candidacy, [to_candidate("meeting_held", candidacy, said)], kind="meeting_held", by=by, at=at)


def _article(candidacy: Candidacy) -> tuple[str, ...]:
    step = candidacy.way.doing("meets")
    return step.article if step else ()
