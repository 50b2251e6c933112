"""Assemblies that decide in writing: whose votes are still awaited, and until when."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Exists, Min, OuterRef, QuerySet

from accede.assembly.models import Assembly, Ballot, Delegation, Item, Place
from accede.assembly.queries.roll import REPRESENTED


def awaited(items: Iterable[Item]) -> QuerySet[Place]:
    """Return who has not voted yet on some items, or not with all shares, and may; a represented one is voted for."""
    cast = Ballot.objects.filter(item=OuterRef("item"), organisation=OuterRef("organisation"))
    able = Place.objects.filter(item__in=items).exclude(holds=False)
    of_share = Ballot.objects.filter(
        item=OuterRef(OuterRef("item")), organisation=OuterRef("organisation"), share=OuterRef("share")
    )
    carried = Delegation.objects.filter(assembly=OuterRef("item__assembly"), organisation=OuterRef("organisation"))
    silent = carried.exclude(share=None).filter(~Exists(of_share))
    return able.exclude(attendance=REPRESENTED).filter(~Exists(cast) | Exists(silent))


def votes_in(items: Iterable[Item]) -> dict[int, tuple[int, int]]:
    """Return of each of some items how many have voted, and how many can."""
    able = Place.objects.filter(item__in=items).exclude(holds=False).order_by().values("item").annotate(n=Count("pk"))
    cast = Ballot.objects.filter(item__in=items).order_by().values("item")
    cast = dict(cast.annotate(n=Count("organisation", distinct=True)).values_list("item", "n"))
    return {item: (cast.get(item, 0), number) for item, number in able.values_list("item", "n")}


def is_awaited(item: Item, at: datetime) -> bool:
    """Say whether a vote in writing goes on: its term has not ended, and somebody has not voted."""
    return item.closes_at is not None and at < item.closes_at and awaited([item]).exists()


def to_open(at: datetime) -> list[Assembly]:
    """Return the assemblies whose hour has come to take votes in writing."""
    return list(_waiting().filter(opens_at__lte=at).select_related("edition"))


def next_opening(at: datetime) -> datetime | None:
    """Return when the next of them begins to take votes, after an instant."""
    return _waiting().filter(opens_at__gt=at).aggregate(next=Min("opens_at"))["next"]


def _waiting() -> QuerySet[Assembly]:
    found = Assembly.objects.filter(mode=Assembly.Mode.WRITTEN, state=Assembly.State.CONVENED)
    return found.filter(is_rehearsal=False)
