"""On its day an assembly leaves an item to a later one, on whose agenda it is put with all that hangs on it."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.changing import WithoutReason
from accede.assembly.actions.copying import deal_with_again
from accede.assembly.actions.floor import running
from accede.assembly.actions.item import AlreadyDeclared, AlreadyOpened, adjourn_item, check_left, held_by
from accede.assembly.actions.meeting import InWriting, keep, locked
from accede.assembly.models import Adjournment, Assembly, Floor, Item
from accede.assembly.queries.adjourning import adjourned_before, is_of_a_file
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import chair, secretariat


class AdjournedInItsFile(Refused):
    """What follows from a file goes on with that file."""

    sentence = _("This item follows from a file: that the assembly adjourned it is written down there.")


class NotWaiting(Refused):
    """What is not left open, or stands on an agenda again, is not put there."""

    sentence = _("This item cannot be put on this agenda, or stands on a later one already.")


@action("assembly.adjourn", allowed_to=secretariat | chair)
def adjourn(item: Item, *, reason: str, by: Actor, at: datetime) -> Adjournment:
    """Leave an item on which no vote was opened to a later assembly; the members read why."""
    assembly, item = held_by(item)
    check_left(item)
    if assembly.is_written:
        raise InWriting
    if item.state != Item.State.PREPARED:
        raise AlreadyDeclared if item.is_declared else AlreadyOpened
    if is_of_a_file(item):
        raise AdjournedInItsFile
    if not reason.strip():
        raise WithoutReason
    write(item, values={"position": item.position, "reason": reason.strip()})
    adjourn_item(item, by=by, at=at)
    left = Adjournment.objects.create(item=item, reason=reason.strip(), at=at)
    running(assembly).filter(item=item).update(ended_at=at)
    Floor.objects.filter(assembly=assembly, item=item).update(item=None)
    keep(assembly)
    return left


@action("assembly.bring_adjourned", allowed_to=secretariat | chair)
def bring_adjourned(item: Item, assembly: Assembly, *, by: Actor, at: datetime) -> Item:
    """Put what an earlier assembly has adjourned on an agenda, with all that hangs on it."""
    assembly = locked(assembly)
    left = next((one for one in adjourned_before(assembly) if one.item == item), None)
    if left is None:
        raise NotWaiting
    copy = deal_with_again(left.item, assembly, by, at)
    # It may have been taken up again meanwhile.
    if not Adjournment.objects.filter(item=item, moved_to=None).update(moved_to=copy):
        raise NotWaiting
    write(item, values={"moved_to": copy})
    return copy
