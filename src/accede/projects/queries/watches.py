"""Which words the portal is to be searched for now."""

from datetime import datetime

from django.db.models import QuerySet

from accede.projects.models import Watch


def to_search(at: datetime) -> QuerySet[Watch]:
    """Return the watches that are due, the longest waiting first."""
    return Watch.objects.filter(is_paused=False, next_at__lte=at).order_by("next_at", "pk")
