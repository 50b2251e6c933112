"""Who attends, and how: noted by the secretariat, or by the delegates themselves."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.delegation import check_speaks
from accede.assembly.actions.meeting import InWriting, keep, locked
from accede.assembly.models import Assembly, Attendance, Coming, Item, Place, Seen
from accede.assembly.queries.moment import began
from accede.assembly.queries.roll import ABSENT
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import delegate, delegate_of, secretariat
from accede.register.models import Organisation
from accede.register.queries import members_on
from accede.rulebook.tally import PRESENT
from accede.statutes.queries import day_of

State = Assembly.State


class NotMeeting(Refused):
    """Attendance is noted on the day."""

    sentence = _("Attendance is noted on the day of the assembly, until it closes.")


class NotAMember(Refused):
    """Members attend; guests are not on the roll."""

    sentence = _("This organisation is not a member on the day of the assembly.")


class UnknownMode(Refused):
    """One attends in the room or from afar, or not at all."""

    sentence = _("Choose whether the member is in the room, takes part remotely, or is absent.")


class AlreadyNoted(Refused):
    """The same attendance is noted once."""

    sentence = _("This attendance is noted already.")


@action("assembly.note_attendance", allowed_to=secretariat | delegate.of(lambda organisation: organisation.pk))
def note_attendance(organisation: Organisation, assembly: Assembly, *, mode: str, by: Actor, at: datetime) -> None:
    """Note that a member attends in the room or remotely from now on, or has left."""
    assembly = locked(assembly)
    if mode not in Attendance.Mode.values:
        raise UnknownMode
    if assembly.is_written:
        raise InWriting
    if not _meets(assembly, at) or (assembly.is_on_paper and not secretariat(by)):
        raise NotMeeting
    roll = assembly.roll if assembly.roll_frozen_at else members_on(assembly.day)
    if not roll.filter(organisation=organisation).exists():
        raise NotAMember
    if not secretariat(by):
        check_speaks(organisation, assembly, by)
    held = assembly.attendances.filter(organisation=organisation).first()
    if (held.mode if held else ABSENT) == mode:
        raise AlreadyNoted
    since = began(assembly, at)
    noted = {"mode": mode, "since": since}
    Attendance.objects.update_or_create(assembly=assembly, organisation=organisation, defaults=noted)
    Coming.objects.create(assembly=assembly, organisation=organisation, mode=mode, at=since)
    _join_open_votes(assembly, organisation, mode, at)
    keep(assembly)
    write(assembly, values={"organisation": organisation, "mode": mode})


@action(
    "assembly.note_seen",
    allowed_to=delegate,
    journalled="An open page is no deed: coming and going are noted as attendance.",
)
def note_seen(assembly: Assembly, *, by: Actor, at: datetime) -> None:
    """Note that the page is open before somebody whose members take part remotely."""
    ours = delegate_of(by)
    for one in Attendance.objects.filter(assembly=assembly, organisation__in=ours, mode=Attendance.Mode.REMOTE):
        Seen.objects.update_or_create(attendance=one, defaults={"at": at})


def _meets(assembly: Assembly, at: datetime) -> bool:
    # Whoever comes early finds the list open; an assembly that runs past midnight keeps it open.
    early = assembly.state == State.CONVENED and day_of(at) == assembly.day
    return early or assembly.state == State.OPEN


def _join_open_votes(assembly: Assembly, organisation: Organisation, mode: str, at: datetime) -> None:
    # Rights are frozen when a vote opens, presence is not: whoever comes late may vote, whoever leaves has taken part.
    if mode not in PRESENT:
        return
    places = Place.objects.filter(item__assembly=assembly, item__state=Item.State.OPEN, organisation=organisation)
    places.exclude(attendance__in=PRESENT).update(attendance=mode, since=at)
