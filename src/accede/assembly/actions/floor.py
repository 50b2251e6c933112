"""The chair leads the room: takes up an item, pauses, resumes."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.meeting import NotConvened, VoteStillOpen, keep, locked
from accede.assembly.models import Adjournment, Assembly, Floor, Item, Speech
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import chair


class AlreadyInHand(Refused):
    """An item is taken up once, until another is."""

    sentence = _("This item has been taken up already.")


class AlreadyPaused(Refused):
    """A pause begins once."""

    sentence = _("The assembly is paused already.")


class NotPaused(Refused):
    """Only a pause ends."""

    sentence = _("The assembly is not paused.")


class Paused(Refused):
    """Nothing is put to the vote, and nobody speaks, while the assembly pauses."""

    sentence = _("The assembly is paused. Resume it first.")


class AnotherVoteOpen(Refused):
    """The room is not led away from a vote that it takes part in."""

    sentence = _("A vote is open on another item. Declare its result first.")


def meeting(assembly: Assembly) -> Floor:
    """Return what an assembly that meets is at; its row is locked, and it does not pause."""
    assembly = locked(assembly)
    if assembly.state != Assembly.State.OPEN:
        raise NotConvened
    floor, _created = Floor.objects.get_or_create(assembly=assembly)
    if floor.paused_at:
        raise Paused
    return floor


@action("assembly.take_up", allowed_to=chair)
def take_up(item: Item, *, by: Actor, at: datetime) -> None:
    """Take an item in hand, also one that was adjourned today; whoever speaks on another has ended."""
    floor = meeting(item.assembly)
    if floor.item_id == item.pk:
        raise AlreadyInHand
    if floor.assembly.items.filter(state=Item.State.OPEN).exclude(pk=item.pk).exists():
        raise AnotherVoteOpen
    if Adjournment.objects.filter(item=item, moved_to=None).delete()[0]:
        Item.objects.filter(pk=item.pk).update(state=Item.State.PREPARED)
    take_in_hand(item, at)
    keep(floor.assembly)
    write(item, values={"position": item.position})


def take_in_hand(item: Item, at: datetime) -> None:
    """Let the room be at this item, and end what is said on another."""
    running(item.assembly).exclude(item=item).update(ended_at=at)
    Floor.objects.filter(assembly=item.assembly).update(item=item)


def running(assembly: Assembly) -> QuerySet[Speech]:
    """Return the speech that runs now, if one does."""
    return Speech.objects.filter(item__assembly=assembly, ended_at=None).exclude(began_at=None)


@action("assembly.pause", allowed_to=chair)
def pause(assembly: Assembly, *, by: Actor, at: datetime) -> None:
    """Let the assembly pause once no vote is open; whoever speaks has ended."""
    try:
        floor = meeting(assembly)
    except Paused:
        raise AlreadyPaused from None
    assembly = floor.assembly
    if assembly.items.filter(state=Item.State.OPEN).exists():
        raise VoteStillOpen(_("A vote is still open. Declare its result before the assembly pauses."))
    running(assembly).update(ended_at=at)
    floor.paused_at = at
    floor.save(update_fields=["paused_at"])
    keep(assembly)
    write(assembly)


@action("assembly.resume", allowed_to=chair)
def resume(assembly: Assembly, *, by: Actor, at: datetime) -> None:
    """End the pause."""
    assembly = locked(assembly)
    floor = Floor.objects.filter(assembly=assembly).exclude(paused_at=None).first()
    if floor is None:
        raise NotPaused
    since, floor.paused_at = floor.paused_at, None
    floor.save(update_fields=["paused_at"])
    keep(assembly)
    write(assembly, values={"since": since})
