"""The figures of the whole network: for each indicator and year, what its members declared or list, summed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from accede.register.models import Membership, Total
from accede.register.queries.enterprises import by_list
from accede.register.queries.figures import declared_facts
from accede.register.queries.standing import latest_figures
from accede.rulebook.book import Book

Year = int | None


@dataclass(frozen=True)
class Share:
    """What one member adds to an indicator in a year: what it declared in its own definition, or what it lists."""

    name: str
    year: Year
    country: str
    value: int
    definition: str = ""
    is_listed: bool = False


@dataclass
class Sum:
    """A sum, on how many members it rests, and the definitions that it mixes; a list defines itself."""

    value: int = 0
    members: int = 0
    listed: int = 0
    definitions: set[str] = field(default_factory=set)

    def add(self, share: Share) -> None:
        """Add what one member gives."""
        self.value += share.value
        self.members += 1
        self.listed += share.is_listed
        if not share.is_listed:
            self.definitions.add(share.definition)


def shares(book: Book, on: date, *, is_accepted: bool = False) -> Iterator[Share]:
    """Return what each member adds to each indicator of a rulebook in each year; samples are left out.

    A year counts those who were members at its end, or are today while it runs. With `is_accepted`, a figure counts
    once it was declared and accepted.
    """
    found = Membership.objects.filter(is_void=False, organisation__is_sample=False).select_related("organisation")
    for one in found.prefetch_related("organisation__figures", "organisation__own_counts"):
        for year in _years(one, on):
            if _is_member(one, year, on):
                yield from _of_year(one, year, book, on, is_accepted=is_accepted)


def summed(found: Iterable[Share]) -> dict[str, dict[Year, dict[str, Sum]]]:
    """Sum up by indicator, year and country; the whole stands under no country."""
    sums: dict[str, dict[Year, dict[str, Sum]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(Sum)))
    for share in found:
        for country in {share.country, ""}:
            sums[share.name][share.year][country].add(share)
    return sums


def totals() -> QuerySet[Total]:
    """Return what the association published of the whole, the earliest year first."""
    return Total.objects.all()


def _years(membership: Membership, on: date) -> set[Year]:
    counts = [one.starts.year for one in membership.organisation.own_counts.all()]
    listed = range(min(counts), on.year + 1) if counts else ()
    return {one.year for one in membership.organisation.figures.all()} | set(listed)


def _is_member(membership: Membership, year: Year, on: date) -> bool:
    day = _reference(year, on)
    begun = membership.starts is None or membership.starts <= day
    return begun and (membership.ends is None or membership.ends > day)


def _reference(year: Year, on: date) -> date:
    return on if year is None else min(date(year, 12, 31), on)


def _of_year(membership: Membership, year: Year, book: Book, on: date, *, is_accepted: bool) -> Iterator[Share]:
    organisation, day = membership.organisation, _reference(year, on)
    listed = by_list(organisation, book, day) if year else {}
    known = latest_figures(organisation, day)
    for name in declared_facts(book):
        figure = known.get(name)
        if name in listed:
            yield Share(name, year, organisation.country or "?", listed[name], is_listed=True)
        elif figure and figure.year == year and (figure.is_accepted(on) or not is_accepted):
            yield Share(name, year, organisation.country or "?", figure.counted(on), figure.definition)
