"""What the room is at, and who speaks."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from accede.assembly.models import Assembly, Floor, Item, Speech
from accede.journal.question import Rows
from accede.people.queries import language
from accede.wording.formats import listed


def floor_of(assembly: Assembly) -> Floor:
    """Return the item in hand and the pause of an assembly; nothing before its chair has led it anywhere."""
    return next(iter(_floor(assembly.pk)), Floor(assembly=assembly))


def has_speeches(assembly: Assembly) -> bool:
    """Say whether anybody was heard at an assembly."""
    return Speech.objects.filter(item__assembly=assembly).exclude(began_at=None).exists()


def heard_on(item: Item) -> Iterator[str]:
    """Say, as minutes may, which members were heard on an item, in the order in which they first spoke."""
    told = {
        Speech.Kind.MATTER: _("Heard on it: %(members)s."),
        Speech.Kind.ORDER: _("Heard on a point of order: %(members)s."),
    }
    began = item.speeches.exclude(began_at=None).order_by("began_at", "pk").select_related("organisation")
    for kind, sentence in told.items():
        names = dict.fromkeys(one.organisation.name for one in began if one.kind == kind)
        if names:
            yield sentence % {"members": listed(names, language())}


def speeches_on(item: Item) -> list[Speech]:
    """Return who speaks on an item and who waits to, in the order in which they speak."""
    return sorted(_speeches(item.pk), key=lambda one: one.began_at is None)


_floor = Rows(lambda key: Floor.objects.filter(assembly=key).select_related("item__ledger", "item__election"))
_speeches = Rows(lambda key: Speech.objects.filter(item=key, ended_at=None).select_related("organisation", "item"))
