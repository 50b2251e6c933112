"""What the members come to in figures: today by the latest of each, and over the years by what was accepted."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.core.cache import cache

from accede.journal.queries import state
from accede.register.models import Figure, Organisation, Total
from accede.register.queries import Line, organisations_on
from accede.register.queries.enterprises import by_list
from accede.register.queries.figures import declared_facts
from accede.register.queries.indicators import Sum, shares, summed, totals
from accede.register.queries.standing import weight
from accede.rulebook.book import Book

MOST_YEARS = 10
A_DAY = 24 * 3600
# A sum of one or two tells of these members, and not of all; and whoever is one of the two knows the other.
FEWEST = 3


@dataclass
class Known:
    """What some members come to in one figure, each by its latest; `years` are those that the figures are of."""

    value: int = 0
    members: int = 0
    years: set[int] = field(default_factory=set)

    def add(self, value: int, year: int | None) -> None:
        """Add what is known of one member."""
        self.value += value
        self.members += 1
        self.years |= {year} if year else set()


@dataclass(frozen=True)
class Network:
    """What is told of the members together, on a day."""

    members: list[Line]
    known: dict[str, Known]
    yearly: dict[str, dict[int, Sum]]
    published: list[Total]


def network(book: Book, on: date) -> Network:
    """Return what is told of the members of a day: no samples, nothing that is still to be accepted, no sum of few.

    Much is summed for it, and whoever comes by may ask: until something is done in this house, it is not summed again.
    """
    return cache.get_or_set(f"awareness:{on}:{state()}", lambda: _summed_up(book, on), A_DAY)


def _summed_up(book: Book, on: date) -> Network:
    members = _members(on)
    lines = [(one.pk, one.country, one.words) for one in members]
    return Network(lines, _known(members, book, on), _yearly(book, on), list(totals()))


def _members(on: date) -> list[Organisation]:
    return list(organisations_on(on).filter(is_sample=False).prefetch_related("figures", "own_counts"))


def _known(members: Iterable[Organisation], book: Book, on: date) -> dict[str, Known]:
    known = {name: Known() for name in declared_facts(book)}
    for member in members:
        settled = {one.name: one for one in sorted(member.figures.all(), key=weight) if _counts(one, on)}
        listed = by_list(member, book, on)
        for name, told in known.items():
            if name in listed:
                told.add(listed[name], on.year)
            elif name in settled:
                told.add(settled[name].counted(on), settled[name].year)
    return {name: told for name, told in known.items() if told.members >= FEWEST}


def _counts(figure: Figure, on: date) -> bool:
    # What comes from a public source nobody has to accept.
    return (figure.year or 0) <= on.year and (figure.declaration_id is None or figure.is_accepted(on))


def _yearly(book: Book, on: date) -> dict[str, dict[int, Sum]]:
    # A year that is not over counts nothing yet, though lists are known of it.
    found = summed(one for one in shares(book, on, is_accepted=True) if one.year and one.year < on.year)
    told = {
        name: {year: years[year][""] for year in sorted(years)[-MOST_YEARS:] if years[year][""].members >= FEWEST}
        for name, years in found.items()
    }
    return {name: years for name, years in told.items() if years}
