"""Meetings that do not lie on the shelf."""

from datetime import date

from accede.assembly.models import Assembly
from accede.journal.record import named
from accede.space.models import Kind, Publication


def not_on_shelf(on: date) -> list[Assembly]:
    """Return the meetings to come that do not lie on the shelf: they were planned before meetings lay there."""
    coming = Assembly.objects.filter(day__gte=on, is_rehearsal=False).exclude(state__in=Assembly.OVER)
    laid = set(Publication.objects.filter(kind=Kind.MEETING).values_list("subject", flat=True))
    return [one for one in coming.select_related("edition") if named(one) not in laid]
