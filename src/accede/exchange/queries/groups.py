"""Working groups with who is in them, and what comes next."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count, F, Min, Q, QuerySet
from django.utils.translation import gettext as _

from accede.exchange.models import Group
from accede.statutes.queries import day_of
from accede.wording.formats import text


def groups(at: datetime) -> QuerySet[Group]:
    """Return the groups, those that work first, each with how many members are in it and when it meets next."""
    ahead = Min("meetings__begins", filter=Q(meetings__begins__gte=at, closed_at=None))
    counted = Group.objects.annotate(count=Count("seats", distinct=True), next_at=ahead).select_related("lead")
    return counted.order_by(F("closed_at").asc(nulls_first=True), "-at", "-pk")


def columns() -> list[str]:
    """Return what each column of groups as a file is called."""
    return [_("Title"), _("What it is about"), _("Who leads it"), _("Members"), _("Meets next on"), _("Closed on")]


def rows(found: QuerySet[Group], language: str) -> Iterator[list[object]]:
    """Return groups in these columns, each in a language or in the one that it has."""
    for one in found.prefetch_related("seats__organisation"):
        inside = ", ".join(sorted(each.organisation.name for each in one.seats.all()))
        days = (day_of(each) if each else "" for each in (one.next_at, one.closed_at))
        yield [text(one.titles, language), text(one.texts, language), str(one.lead or ""), inside, *days]
