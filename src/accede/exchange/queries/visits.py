"""Study visits with how many places are taken."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from accede.exchange.models import Visit
from accede.wording.folding import folded, words_of
from accede.wording.formats import country, text

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


def columns() -> list[str]:
    """Return what each column of visits as a file is called."""
    where = [_("Title"), _("Host"), _("Country"), _("Place"), _("First day"), _("Last day")]
    return [*where, _("Places can be asked for until"), _("Places"), _("Taken"), _("Text"), _("What was seen")]


def rows(found: Iterable[Visit], language: str) -> Iterator[list[object]]:
    """Return visits in these columns, each in a language or in the one that it has."""
    for one in found:
        host = [one.organisation.name, country(one.organisation.country, language)]
        days, places = [one.begins, one.ends, one.until], [one.places, one.taken]
        said = [text(each, language) for each in (one.texts, one.reports)]
        yield [text(one.titles, language), *host, one.place, *days, *places, *said]


def _said(one: Visit) -> str:
    told = [one.place, one.organisation.name, *one.titles.values(), *one.texts.values(), *one.reports.values()]
    return folded(" ".join(told))
