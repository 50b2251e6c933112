"""Items that are for a later assembly: which can be, what is told of it, and what waits for an agenda."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from accede.assembly.models import Adjournment, Assembly, Item
from accede.assembly.queries.agenda import takes

State = Item.State


def is_of_a_file(item: Item) -> bool:
    """Say whether a file of another room says what becomes of an item."""
    kind = item.about.partition(":")[0]
    return "." in kind and not kind.startswith(f"{Item._meta.app_label}.")


def can_be_adjourned(item: Item) -> bool:
    """Say whether the assembly has an item before it that it can leave to a later one."""
    meets = item.assembly.state == Assembly.State.OPEN and not item.assembly.is_written
    return meets and item.state == State.PREPARED and not is_of_a_file(item)


def adjournment_of(item: Item) -> Adjournment | None:
    """Return why an item was left to a later assembly, and where it went; None where no reason was asked for."""
    if item.state != State.ADJOURNED:
        return None
    return Adjournment.objects.filter(item=item).select_related("moved_to__assembly__edition").first()


def adjourned_told(item: Item) -> Iterator[str]:
    """Say that an item was adjourned, and why."""
    yield _("This item was adjourned: a later assembly decides on it.")
    if left := adjournment_of(item):
        yield _("The reason: %(reason)s") % {"reason": left.why}


def adjourned_before(assembly: Assembly) -> list[Adjournment]:
    """Return what the same body has adjourned and can still be put on the agenda of this assembly."""
    matters = takes(assembly)
    if assembly.is_rehearsal or not matters:
        return []
    waiting = Adjournment.objects.filter(
        moved_to=None, item__assembly__body=assembly.body, item__assembly__is_rehearsal=False, item__matter__in=matters
    )
    # What the office has put on an agenda anew, or stands on this one, goes on there.
    anew = Item.objects.filter(Q(pk__gt=OuterRef("item")) | Q(assembly=assembly), about=OuterRef("item__about"))
    anew = anew.filter(assembly__is_rehearsal=False).exclude(about="")
    waiting = waiting.exclude(item__assembly=assembly).exclude(Exists(anew))
    return list(waiting.select_related("item__assembly__edition").order_by("at", "pk"))
