"""Totals that the association published."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import secretariat, technician
from accede.register.models import Total


class AlreadyNoted(Refused):
    """A source says one number of a year."""

    sentence = _("This total is noted already, from the same source.")


@action("register.note_total", allowed_to=secretariat | technician)
def note_total(
    name: str,
    *,
    value: int,
    year: int,
    or_year: int | None = None,
    definition: str = "",
    source: str = "",
    by: Actor,
    at: datetime,
) -> Total:
    """Note a number that was published of the whole network for a year, or for one of two years."""
    said = {"value": value, "or_year": or_year, "definition": definition}
    total, is_new = Total.objects.get_or_create(name=name, year=year, source=source, defaults=said)
    if not is_new:
        raise AlreadyNoted
    write(total, values={"name": name, "year": year, "source": source, **said})
    return total


@action("register.take_total_back", allowed_to=secretariat | technician)
def take_total_back(total: Total, *, by: Actor, at: datetime) -> None:
    """Take back a total that was noted by mistake; the journal keeps what it said."""
    total = Total.objects.select_for_update().get(pk=total.pk)
    said = {name: getattr(total, name) for name in ("name", "value", "year", "or_year", "definition", "source")}
    write(total, values=said)
    total.delete()
