"""The members of a group with one voice say which of them speaks for it."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.delegation import MeetingOver, check_speaks
from accede.assembly.actions.meeting import keep, locked
from accede.assembly.models import Assembly, Naming
from accede.assembly.queries.roll import roll_of
from accede.assembly.queries.speaker import groups_of
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import Capacity, delegate, secretariat
from accede.register.models import Organisation


class NotTogether(Refused):
    """A group is spoken for by one of its own."""

    sentence = _("Only members that may vote and share one voice name, among themselves, who speaks for all of them.")


@action("assembly.name_speaker", allowed_to=secretariat | delegate.of(lambda organisation: organisation.pk))
def name_speaker(
    organisation: Organisation, assembly: Assembly, *, speaker: Organisation, by: Actor, at: datetime
) -> Naming:
    """Name for a member who speaks for its group, in place of whom it had named; an open vote keeps to what it had."""
    assembly = locked(assembly)
    if assembly.state in Assembly.OVER:
        raise MeetingOver
    if not any(held.capacity == Capacity.SECRETARIAT for held in by.mandates):
        check_speaks(organisation, assembly.pk, by)
    pair = {organisation.pk, speaker.pk}
    groups = groups_of(assembly, roll_of(assembly))
    group = next((one for one in groups if pair <= {seat.organisation for seat in one.members}), None)
    if group is None or len(group.members) < 2:
        raise NotTogether
    said = {"speaker": speaker, "at": at, "by": by.id}
    naming, _new = Naming.objects.update_or_create(assembly=assembly, organisation=organisation, defaults=said)
    assembly.has_namings = True
    keep(assembly, "has_namings")
    write(assembly, values={"organisation": organisation, "speaker": speaker, "group": group.name})
    return naming
