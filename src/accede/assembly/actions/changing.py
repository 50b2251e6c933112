"""A meeting that has not begun is moved to another day, hour or place, or called off; the members are told why."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.assembly import mails
from accede.assembly.actions.item import adjourn_item
from accede.assembly.actions.meeting import (
    AlreadyClosed,
    AlreadyOpen,
    AlreadyPlanned,
    PastDay,
    check_counts,
    keep,
    locked,
)
from accede.assembly.actions.shelf import lay
from accede.assembly.models import Adjournment, Assembly, Change, Item
from accede.assembly.queries.adjourning import is_of_a_file
from accede.assembly.queries.agenda import address_of
from accede.assembly.queries.convening import on_paper
from accede.journal.actions import Actor, Refused, action, write
from accede.journal.record import named
from accede.people.capacities import chair, secretariat
from accede.post.actions import queue_letters
from accede.space.actions import withdraw
from accede.statutes.queries import day_of

State = Assembly.State


class NothingChanged(Refused):
    """Members are not told what they know."""

    sentence = _("Day, hour and place are as they were.")


class WithoutReason(Refused):
    """Whoever moves a meeting or calls it off says why."""

    sentence = _("Write down the reason; the members read it.")


class CalledOff(Refused):
    """What was called off does not take place."""

    sentence = _("This meeting was called off.")


@action("assembly.postpone_assembly", allowed_to=secretariat | chair)
def postpone_assembly(
    assembly: Assembly, *, opens_at: datetime, place: str, reason: str, by: Actor, at: datetime
) -> Assembly:
    """Move a meeting; to another day the members are convened anew, with the whole notice."""
    assembly = _ahead(assembly, reason)
    day, was_convened = day_of(opens_at), assembly.state == State.CONVENED
    if day < day_of(at):
        raise PastDay
    if (opens_at, place) == (assembly.opens_at, assembly.place):
        raise NothingChanged
    is_new_day, moved = day != assembly.day, _kept(assembly, reason, at)
    if is_new_day:
        _check_free(assembly, day)
    if is_new_day and not was_convened:
        # No letter leads to the old address yet.
        assembly.address = address_of(day, assembly.body, assembly.book)
    assembly.ends_at = assembly.ends_from(opens_at)
    assembly.day, assembly.opens_at, assembly.place = day, opens_at, place
    if is_new_day:
        assembly.state, assembly.convened_at, assembly.roll_frozen_at = State.PLANNED, None, None
        assembly.roll.all().delete()
        assembly.attendances.all().delete()
    keep(assembly, "address", "day", "opens_at", "ends_at", "place", "state", "convened_at", "roll_frozen_at")
    drafts = mails.moved(assembly, moved, on_paper=on_paper(assembly)) if was_convened else []
    said = {"day": day, "opens_at": opens_at, "place": place, "reason": moved.reason, "letters": len(drafts)}
    write(assembly, edition=assembly.edition.sha256, values=said)
    lay(assembly, by, at)
    if drafts:
        queue_letters(assembly, drafts, kind=mails.MOVED, by=by, at=at)
    return assembly


@action("assembly.call_off_assembly", allowed_to=secretariat | chair)
def call_off_assembly(assembly: Assembly, *, reason: str, by: Actor, at: datetime) -> Assembly:
    """Call a meeting off; what stood on its agenda is for a later one."""
    assembly = _ahead(assembly, reason)
    was_convened, change = assembly.state == State.CONVENED, _kept(assembly, reason, at, is_off=True)
    assembly.state = State.CALLED_OFF
    keep(assembly, "state")
    drafts = mails.called_off(assembly, change, on_paper=on_paper(assembly)) if was_convened else []
    said = {"reason": change.reason, "letters": len(drafts)}
    write(assembly, edition=assembly.edition.sha256, values=said)
    withdraw(named(assembly), by=by, at=at)
    for item in assembly.items.filter(state=Item.State.PREPARED):
        adjourn_item(item, by=by, at=at)
        if not is_of_a_file(item):
            Adjournment.objects.create(item=item, reason=change.reason, at=at)
    if drafts:
        queue_letters(assembly, drafts, kind=mails.CALLED_OFF, by=by, at=at)
    return assembly


def _ahead(assembly: Assembly, reason: str) -> Assembly:
    assembly = locked(assembly)
    check_counts(assembly)
    if assembly.state == State.CALLED_OFF:
        raise CalledOff
    if assembly.state in (State.OPEN, State.CLOSED):
        raise AlreadyOpen if assembly.state == State.OPEN else AlreadyClosed
    if not reason.strip():
        raise WithoutReason
    return assembly


def _check_free(assembly: Assembly, day: date) -> None:
    same = Assembly.objects.filter(day=day, body=assembly.body, is_rehearsal=assembly.is_rehearsal)
    if same.exclude(state__in=Assembly.OVER).exists():
        raise AlreadyPlanned


def _kept(assembly: Assembly, reason: str, at: datetime, *, is_off: bool = False) -> Change:
    was = {"opened_at": assembly.opens_at, "place": assembly.place}
    return Change.objects.create(assembly=assembly, **was, is_off=is_off, reason=reason.strip(), at=at)
