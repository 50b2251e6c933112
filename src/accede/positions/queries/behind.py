"""Who stands behind a position, by country, and who does not."""

from collections.abc import Iterable
from itertools import groupby

from accede.positions.models import Consultation, Stand
from accede.wording.folding import folded
from accede.wording.formats import country, listed


def stands_of(consultation: Consultation) -> list[Stand]:
    """Return what members said of the final text, each with its organisation."""
    return list(consultation.stands.select_related("organisation"))


def behind(stands: Iterable[Stand], language: str) -> list[tuple[str, str]]:
    """Return the members that stand behind it, by the name of their country in a language."""
    found = [
        (country(one.organisation.country, language), one.organisation.name)
        for one in stands
        if one.kind == Stand.Kind.ENDORSES
    ]
    found.sort(key=lambda one: (folded(one[0]), folded(one[1])))
    by_country = groupby(found, key=lambda one: one[0])
    return [(land, listed((name for _land, name in those), language)) for land, those in by_country]


def dissents(stands: Iterable[Stand], *, everybody: bool = False) -> list[Stand]:
    """Return the members that do not stand behind it: those that wish it to be shown, or everybody."""
    return [one for one in stands if one.kind == Stand.Kind.DISSENTS and (everybody or one.is_shown)]
