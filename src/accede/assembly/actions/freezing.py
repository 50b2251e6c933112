"""The roll of a meeting closes: from then on who may vote does not change, and each member is told."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.meeting import keep, locked
from accede.assembly.actions.telling import tell_rights
from accede.assembly.models import Assembly, RollEntry
from accede.assembly.queries.rights import closing_of
from accede.assembly.queries.roll import roll_of
from accede.journal.actions import Actor, Refused, action, write
from accede.journal.record import digest
from accede.people.capacities import chair, clock, secretariat
from accede.statutes.queries import day_of


class AlreadyFrozen(Refused):
    """A roll closes once."""

    sentence = _("The roll of this meeting is closed already.")


class NoCutOff(Refused):
    """Where the rulebook names no day, the roll of each item closes when its vote opens."""

    sentence = _("The rules name no day on which the roll closes: each vote closes its own when it opens.")


class TooEarlyToFreeze(Refused):
    """A roll closes at the end of its day, not before; the verdict is that day."""

    sentence = _("The day on which the roll closes has not come.")


@action("assembly.freeze_roll", allowed_to=secretariat | chair | clock)
def freeze_roll(assembly: Assembly, *, by: Actor, at: datetime) -> Assembly:
    """Close the roll of a meeting, once the day has come that the rulebook names for it."""
    assembly = locked(assembly)
    due = closing_of(assembly)
    if assembly.roll_frozen_at or assembly.state == Assembly.State.CLOSED:
        raise AlreadyFrozen
    if due is None or due.on is None:
        raise NoCutOff
    if day_of(at) < due.on:
        raise TooEarlyToFreeze(verdict=due)
    roll = [seat.place() for seat in roll_of(assembly)]
    RollEntry.objects.bulk_create(RollEntry(assembly=assembly, **row) for row in roll)
    assembly.roll_frozen_at = at
    keep(assembly, "roll_frozen_at")
    values = {"members": len(roll), "roll": digest(roll)}
    write(assembly, verdict=due, edition=assembly.edition.sha256, values=values)
    if not assembly.is_rehearsal:
        tell_rights(assembly, by=by, at=at)
    return assembly
