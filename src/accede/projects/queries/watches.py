"""Which words the portal is to be searched for now."""

from datetime import datetime

from django.db.models import QuerySet

from accede.projects.models import Call, Origin, Watch

OFTEN = 5  # failures one after another, more than a day of them: one alone mends itself


def failing() -> QuerySet[Watch]:
    """Return the watches whose search has failed for long."""
    return Watch.objects.filter(is_paused=False, failures__gte=OFTEN)


def to_search(at: datetime) -> QuerySet[Watch]:
    """Return the watches that are due, the longest waiting first."""
    return Watch.objects.filter(is_paused=False, next_at__lte=at).order_by("next_at", "pk")


def to_detail(at: datetime) -> QuerySet[Call]:
    """Return the calls of the portal that are not over and whose details were not asked for, those that end first."""
    return Call.objects.filter(origin=Origin.PORTAL, detailed_at=None).exclude(closes__lt=at)
