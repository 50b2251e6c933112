"""What the room is at, and who speaks."""

from accede.assembly.models import Assembly, Floor, Item, Speech


def floor_of(assembly: Assembly) -> Floor:
    """Return the item in hand and the pause of an assembly; nothing before its chair has led it anywhere."""
    found = Floor.objects.filter(assembly=assembly).select_related("item__ledger", "item__election").first()
    return found or Floor(assembly=assembly)


def speeches_on(item: Item) -> list[Speech]:
    """Return who speaks on an item and who waits to, in the order in which they speak."""
    waiting = Speech.objects.filter(item=item, ended_at=None).select_related("organisation", "item")
    return sorted(waiting, key=lambda one: one.began_at is None)
