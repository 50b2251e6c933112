"""How many enterprises members count, for whole countries at once."""

from datetime import date

from django.db.models import QuerySet

from accede.register.models import Figure, Organisation, OwnCount
from accede.register.queries.standing import weight


def numbers_of(found: QuerySet[Organisation], name: str, on: date) -> dict[int, int]:
    """Return the number that counts on a day, by organisation: its own list, else what it declared of a name last."""
    figures = Figure.objects.filter(organisation__in=found, name=name)
    by_then = sorted((one for one in figures if (one.year or 0) <= on.year), key=weight)
    listed = OwnCount.objects.filter(organisation__in=found, starts__lte=on).order_by("starts")
    own = dict(listed.values_list("organisation", "number"))
    return {one.organisation_id: one.counted(on) for one in by_then} | {one: n for one, n in own.items() if n}
