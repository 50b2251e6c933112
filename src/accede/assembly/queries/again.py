"""What can be decided at a second call, where the first had no quorum, and between which days."""

from accede.assembly.models import Assembly, Item
from accede.rulebook.again import Again, called_again


def to_call_again(assembly: Assembly) -> dict[Item, Again]:
    """Return what had no quorum and can be called again by its article, each with its days."""
    if assembly.state != Assembly.State.CLOSED or assembly.is_rehearsal or assembly.followed_by.exists():
        return {}
    items = assembly.items.filter(state=Item.State.NO_QUORUM).select_related("assembly__edition")
    found = {one: called_again(assembly.book, one.matter, assembly.day, assembly.call) for one in items}
    return {one: again for one, again in found.items() if again and not _goes_on(one)}


def _goes_on(item: Item) -> bool:
    """Say whether another meeting has it before it, or has dealt with it, already."""
    elsewhere = Item.objects.exclude(assembly=item.assembly).filter(about=item.about, pk__gt=item.pk)
    elsewhere = elsewhere.filter(assembly__is_rehearsal=False)
    return bool(item.about) and elsewhere.exists()
