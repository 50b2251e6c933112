"""Working groups with who is in them, and what comes next."""

from datetime import datetime

from django.db.models import Count, F, Min, Q, QuerySet

from accede.exchange.models import Group


def groups(at: datetime) -> QuerySet[Group]:
    """Return the groups, those that work first, each with how many members are in it and when it meets next."""
    ahead = Min("meetings__begins", filter=Q(meetings__begins__gte=at, closed_at=None))
    counted = Group.objects.annotate(count=Count("seats", distinct=True), next_at=ahead).select_related("lead")
    return counted.order_by(F("closed_at").asc(nulls_first=True), "-at", "-pk")
