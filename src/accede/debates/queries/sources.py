"""Sources, and which of them is to be read."""

from datetime import datetime, timedelta

from django.db.models import Count, QuerySet

from accede.debates.models import Source

LONGEST = timedelta(days=7)
OFTEN = 3  # failures one after another: one alone mends itself


def sources() -> QuerySet[Source]:
    """Return all sources, each with how many items came from it."""
    return Source.objects.annotate(count=Count("items"))


def to_read(at: datetime) -> QuerySet[Source]:
    """Return the sources whose time has come, the one that waits longest first."""
    return Source.objects.filter(is_paused=False, next_at__lte=at).exclude(address="").order_by("next_at")


def failing() -> QuerySet[Source]:
    """Return the sources that could not be read several times in a row."""
    return Source.objects.filter(is_paused=False, failures__gte=OFTEN).exclude(address="")


def pause_after(source: Source) -> timedelta:
    """Return how long a source rests after it was read: twice as long after each failure, a week at most."""
    return min(timedelta(hours=source.every_hours) * 2 ** min(source.failures, 10), LONGEST)
