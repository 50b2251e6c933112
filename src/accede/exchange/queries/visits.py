"""Study visits with how many places are taken."""

from datetime import date

from django.db.models import QuerySet, Sum
from django.db.models.functions import Coalesce

from accede.exchange.models import Visit
from accede.wording.folding import folded, words_of

AHEAD, OVER = "ahead", "over"


def visits_found(words: str, state: str, on: date) -> list[Visit]:
    """Return the visits in which every word stands, ahead or over or all, what comes last first.

    Words are folded here, so that both databases answer alike; of visits there are never many.
    """
    several = visits().filter(ends__gte=on) if state == AHEAD else visits()
    several = several.filter(ends__lt=on) if state == OVER else several
    asked = words_of(words)
    return [one for one in several if all(word in _said(one) for word in asked)] if asked else list(several)


def visits() -> QuerySet[Visit]:
    """Return the visits that were not cancelled."""
    found = Visit.objects.filter(cancelled_at=None).select_related("organisation")
    return found.annotate(taken=Coalesce(Sum("parties__people"), 0)).order_by("-begins", "-pk")


def _said(one: Visit) -> str:
    told = [one.place, one.organisation.name, *one.titles.values(), *one.texts.values(), *one.reports.values()]
    return folded(" ".join(told))
