"""The list of speakers: a member asks for the floor, is given it, and ends; points of order go first."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.delegation import check_speaks
from accede.assembly.actions.floor import meeting, running
from accede.assembly.actions.meeting import keep, locked
from accede.assembly.actions.vote import NotAttending
from accede.assembly.models import Attendance, Item, Speech
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import chair, delegate, secretariat
from accede.register.models import Organisation
from accede.rulebook.tally import PRESENT


class AlreadyAsked(Refused):
    """A member stands on the list of speakers once."""

    sentence = _("This member is on the list of speakers already.")


class NotInHand(Refused):
    """One speaks on the item that the room is at."""

    sentence = _("The assembly is at another item now.")


class AlreadySpeaks(Refused):
    """A speech begins once."""

    sentence = _("This member has the floor already.")


class AlreadySpoken(Refused):
    """A speech ends once."""

    sentence = _("This speech has ended already.")


@action("assembly.ask_to_speak", allowed_to=delegate.of(lambda organisation: organisation.pk) | secretariat | chair)
def ask_to_speak(organisation: Organisation, item: Item, *, kind: str, by: Actor, at: datetime) -> Speech:
    """Put a member that attends on the list of speakers of the item in hand."""
    floor = meeting(item.assembly)
    if floor.item_id != item.pk:
        raise NotInHand
    if not Attendance.objects.filter(assembly=floor.assembly, organisation=organisation, mode__in=PRESENT).exists():
        raise NotAttending
    if not (secretariat | chair)(by):
        check_speaks(organisation, floor.assembly, by)
    speech, is_new = Speech.objects.get_or_create(
        item=item, organisation=organisation, kind=Speech.Kind(kind), ended_at=None, defaults={"asked_at": at}
    )
    if not is_new:
        raise AlreadyAsked
    keep(floor.assembly)
    write(item, values={"organisation": organisation, "kind": speech.kind})
    return speech


@action("assembly.give_floor", allowed_to=chair)
def give_floor(speech: Speech, *, by: Actor, at: datetime) -> None:
    """Let a member speak; whoever spoke before has ended."""
    floor = meeting(speech.item.assembly)
    speech.refresh_from_db()
    _check_waits(speech)
    if floor.item_id != speech.item_id:
        raise NotInHand
    running(floor.assembly).update(ended_at=at)
    speech.began_at = at
    speech.save(update_fields=["began_at"])
    keep(floor.assembly)
    write(speech.item, values={"organisation": speech.organisation, "kind": speech.kind})


@action("assembly.end_speech", allowed_to=delegate.of(lambda speech: speech.organisation_id) | secretariat | chair)
def end_speech(speech: Speech, *, by: Actor, at: datetime) -> None:
    """End a speech, or take one that has not begun off the list."""
    assembly = locked(speech.item.assembly)
    speech.refresh_from_db()
    if speech.ended_at:
        raise AlreadySpoken
    speech.ended_at = at
    speech.save(update_fields=["ended_at"])
    keep(assembly)
    write(speech.item, values={"organisation": speech.organisation, "spoke": speech.began_at is not None})


def _check_waits(speech: Speech) -> None:
    if speech.ended_at:
        raise AlreadySpoken
    if speech.began_at:
        raise AlreadySpeaks
