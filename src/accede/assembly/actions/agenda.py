"""Before the members are convened the agenda is put in order, an item is reworded, or taken off."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.item import AgendaClosed, lock_item, withdraw_item
from accede.assembly.actions.meeting import keep, locked
from accede.assembly.models import Assembly, Item
from accede.assembly.queries.agenda import agenda_is_open, has_own_title
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import chair, secretariat

FAR = 10_000  # no agenda is as long; what moves passes through here, since no two items stand in one place


class AgendaChanged(Refused):
    """Whoever puts an agenda in order has seen all of it."""

    sentence = _("The agenda has changed meanwhile; look at it again.")


class HasItsOwnWay(Refused):
    """What a file or the members have put on the agenda is not the office's to take off."""

    sentence = _("This item follows from a file, or was put by members; it is withdrawn there.")


class TitleStands(Refused):
    """Members find on the day what they were convened to."""

    sentence = _(
        "The members have this title, so it stands. Put a document beside the item, or move the meeting to another day."
    )


class TitledElsewhere(Refused):
    """What a file, the statutes or members call by its name keeps that name."""

    sentence = _("This title comes from a file, from the statutes, or from members: it is not reworded here.")


@action("assembly.arrange_agenda", allowed_to=secretariat | chair)
def arrange_agenda(
    assembly: Assembly, *, order: Sequence[int], minutes: dict[int, int | None], by: Actor, at: datetime
) -> None:
    """Put the items, by their keys, in this order, and say how long one speaks on each."""
    assembly = locked(assembly)
    if not agenda_is_open(assembly):
        raise AgendaClosed
    items = {one.pk: one for one in assembly.items.select_for_update(no_key=True).order_by("pk")}
    if sorted(items) != sorted(order):
        raise AgendaChanged
    for place, key in enumerate(order, 1):
        items[key].position, items[key].minutes_to_speak = FAR + place, minutes.get(key)
    Item.objects.bulk_update(items.values(), ["position", "minutes_to_speak"])
    for one in items.values():
        one.position -= FAR
    Item.objects.bulk_update(items.values(), ["position"])
    keep(assembly)
    write(assembly, values={"order": list(order), "minutes": [minutes.get(one) for one in order]})


@action("assembly.reword_item", allowed_to=secretariat | chair)
def reword_item(item: Item, *, title: Mapping[str, str], by: Actor, at: datetime) -> Item:
    """Give an item that the office has put on the agenda another title, by language, until the members have it."""
    assembly, item = locked(item.assembly), lock_item(item)
    if not has_own_title(item):
        raise TitledElsewhere
    if not agenda_is_open(assembly):
        raise TitleStands
    before, item.title = item.title, dict(title)
    item.save(update_fields=["title"])
    keep(assembly)
    write(item, values={"title": item.title, "before": before})
    return item


@action("assembly.take_off_item", allowed_to=secretariat | chair)
def take_off_item(item: Item, *, by: Actor, at: datetime) -> None:
    """Take an item off that the office itself has put on the agenda."""
    if item.about:
        raise HasItsOwnWay
    assembly = item.assembly
    write(assembly, values={"position": item.position, "title": item.title})
    withdraw_item(item, by=by, at=at)
    if assembly.state == Assembly.State.PLANNED:
        left = dict(assembly.items.values_list("pk", "minutes_to_speak"))
        arrange_agenda(assembly, order=list(left), minutes=left, by=by, at=at)
