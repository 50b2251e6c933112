"""The log of advocacy, narrowed and in columns."""

from collections.abc import Iterator, Mapping

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accede.positions.models import Intervention
from accede.wording.formats import text

WORDS = ("institution", "met", "by_office", "topic", "outcome")


def log(wanted: Mapping[str, str]) -> QuerySet[Intervention]:
    """Return the lines of the log in which every word stands, of a kind and a year where they are asked for."""
    found = Intervention.objects.select_related("position")
    for word in wanted.get("q", "").split():
        anywhere = Q()
        for name in WORDS:
            anywhere |= Q(**{f"{name}__icontains": word})
        found = found.filter(anywhere)
    found = found.filter(kind=wanted["kind"]) if wanted.get("kind") else found
    return found.filter(on__year=wanted["year"]) if wanted.get("year") else found


def years() -> list[int]:
    """Return the years of which the log tells, the latest first."""
    return [one.year for one in Intervention.objects.dates("on", "year", order="DESC")]


def columns() -> list[str]:
    """Return what each column of the log as a file is called."""
    there, ours = _("Office or unit there"), _("Who spoke for the association")
    more = [_("Topic"), _("Position used"), _("What came of it"), _("Link")]
    return [_("Day"), _("Kind"), _("Institution"), there, ours, *more]


def rows(found: QuerySet[Intervention], language: str) -> Iterator[list[object]]:
    """Return the lines of the log in these columns."""
    for one in found:
        position = text(one.position.titles, language) if one.position else ""
        more = [one.topic, position, one.outcome, one.link]
        yield [one.on, str(one.get_kind_display()), one.institution, one.met, one.by_office, *more]
