"""When digests leave: in the morning, on Mondays, on the first of a month, by the association's clock."""

from datetime import datetime, time, timedelta

from django.db.models import Q, QuerySet

from accede.space.models import Wish
from accede.statutes.queries import zone_at

MORNING = time(7)
Every = Wish.Every


def last_turn(every: str, at: datetime) -> datetime:
    """Return the latest turn that has come by an instant."""
    now = at.astimezone(zone_at(at))
    day = now.date() - timedelta(days=now.time() < MORNING)
    if every == Every.WEEK:
        day -= timedelta(days=day.weekday())
    if every == Every.MONTH:
        day = day.replace(day=1)
    return datetime.combine(day, MORNING, tzinfo=now.tzinfo)


def to_tell(at: datetime) -> QuerySet[Wish]:
    """Return the wishes whose turn has come and who was not told since."""
    due = Q()
    for every in (Every.DAY, Every.WEEK, Every.MONTH):
        due |= Q(every=every, told_at__lt=last_turn(every, at))
    return Wish.objects.filter(due).order_by("pk")
