"""Which enterprises belong to members, and how many there are when each is counted once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from accede.register.models import Belonging, Enterprise, Likeness, Organisation
from accede.register.queries.listing import alike
from accede.register.queries.members import members_on
from accede.register.queries.period import lasting
from accede.rulebook.book import Book


@dataclass(frozen=True)
class Union:
    """The enterprises of a country or of the whole: each counted once, and the sum of the members' own counts."""

    once: int
    sum: int


def belongings(organisation: Organisation, on: date, words: str = "") -> QuerySet[Belonging]:
    """Return what belongs to a member on a day, by name; narrowed to words of the name or number."""
    found = organisation.belongings.filter(lasting(on)).select_related("enterprise")
    return _matching(found, words)


def ended(organisation: Organisation, on: date) -> QuerySet[Belonging]:
    """Return what belongs to a member no longer on a day, the last ended first."""
    return organisation.belongings.filter(ends__lte=on).select_related("enterprise").order_by("-ends", "name")


def roots(said: Iterable[tuple[int, int]] | None = None) -> dict[int, int]:
    """Return, for each enterprise that was said to be one with another, the one that stands for them all.

    `said` are the pairs that were said to be one, where they are at hand.
    """
    found: dict[int, int] = {}

    def root(one: int) -> int:
        while (above := found.get(one, one)) != one:
            one = above
        return one

    if said is None:
        said = Likeness.objects.filter(said=Likeness.Said.ONE).values_list("first", "second")
    for first, second in said:
        low, high = sorted((root(first), root(second)))
        found[high] = found.setdefault(low, low)
    return {one: root(one) for one in found}


def counts_by_day(rows: QuerySet[Belonging], known: Mapping[int, int]) -> Iterator[tuple[int, date, int]]:
    """Return, for each member and each day on which its list changes, how many enterprises it counts from then on."""
    of_members: dict[int, list[tuple[int, date, date | None]]] = defaultdict(list)
    for member, one, starts, ends in rows.values_list("organisation", "enterprise", "starts", "ends"):
        of_members[member].append((known.get(one, one), starts, ends))
    for member, lasts in of_members.items():
        for day in sorted({day for _one, starts, ends in lasts for day in (starts, ends) if day}):
            there = {one for one, starts, ends in lasts if starts <= day and (ends is None or ends > day)}
            yield member, day, len(there)


def own_count(organisation: Organisation, on: date) -> int | None:
    """Return how many enterprises a member's list counts on a day; None where it lists none."""
    known = [one for one in organisation.own_counts.all() if one.starts <= on]
    return (known[-1].number or None) if known else None


def by_list(organisation: Organisation, book: Book, on: date) -> dict[str, int]:
    """Return the facts of a rulebook that a member's own list gives on a day, by name."""
    number = own_count(organisation, on)
    return dict.fromkeys(counted(book), number) if number is not None else {}


def counted(book: Book) -> list[str]:
    """Return the names of the facts that a list of enterprises gives under a rulebook."""
    return [name for name, fact in book.fact.items() if fact.counts == "enterprises"]


def counted_once(on: date, *, with_samples: bool = True) -> tuple[Union, dict[str, Union]]:
    """Count the enterprises that members list on a day: in all, and by their country."""
    members = members_on(on) if with_samples else members_on(on).exclude(organisation__is_sample=True)
    listed = Belonging.objects.filter(lasting(on), organisation__in=members.values("organisation"))
    known = roots()
    apart = listed.exclude(enterprise__in=known).values("enterprise__country")
    counted = {
        row["enterprise__country"]: [row["once"], row["all"]]
        for row in apart.annotate(once=Count("enterprise", distinct=True), all=Count("pk")).order_by()
    }
    merged: Mapping[str, set[int]] = defaultdict(set)
    own: Mapping[str, set[tuple[int, int]]] = defaultdict(set)
    of_several = listed.filter(enterprise__in=known).order_by()
    for country, one, member in of_several.values_list("enterprise__country", "enterprise", "organisation"):
        merged[country].add(known[one])
        own[country].add((member, known[one]))
    for country, ones in merged.items():
        once, every = counted.get(country, (0, 0))
        counted[country] = [once + len(ones), every + len(own[country])]
    by_country = {country: Union(*found) for country, found in counted.items()}
    return Union(sum(one.once for one in by_country.values()), sum(one.sum for one in by_country.values())), by_country


def possible_duplicates(on: date) -> list[tuple[Enterprise, Enterprise]]:
    """Return pairs of one country and one name that nothing tells to be one or two: not both have a number."""
    listed = Enterprise.objects.filter(pk__in=Belonging.objects.filter(lasting(on)).values("enterprise"))
    groups = listed.values("country", "folded").annotate(n=Count("pk"), bare=Count("pk", filter=Q(number="")))
    names = groups.filter(n__gt=1, bare__gt=0).order_by().values("folded")
    found: Mapping[tuple[str, str], list[Enterprise]] = defaultdict(list)
    for one in listed.filter(folded__in=names).order_by("folded", "country", "pk"):
        found[one.country, one.folded].append(one)
    if not found:
        return []
    told: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for said, *pair in Likeness.objects.values_list("said", "first", "second"):
        told[said].add(tuple(pair))
    known, two = roots(told[Likeness.Said.ONE]), told[Likeness.Said.TWO]
    return [
        (first, second)
        for group in found.values()
        for first, second in _pairs(group)
        if known.get(first.pk, first.pk) != known.get(second.pk, second.pk) and (first.pk, second.pk) not in two
    ]


def networks_of(enterprises: Iterable[Enterprise], on: date) -> dict[int, list[str]]:
    """Return the members that list each of these enterprises on a day, by its id."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = Belonging.objects.filter(lasting(on), enterprise__in=[one.pk for one in enterprises])
    for one, name in rows.order_by("organisation__name").values_list("enterprise", "organisation__name"):
        found[one].append(name)
    return found


def likenesses() -> QuerySet[Likeness]:
    """Return what was said of pairs, the last first."""
    return Likeness.objects.select_related("first", "second")


def _matching(found: QuerySet[Belonging], words: str) -> QuerySet[Belonging]:
    for word in alike(words).split():
        found = found.filter(Q(enterprise__folded__contains=word) | Q(enterprise__number__icontains=word))
    return found


def _pairs(ones: list[Enterprise]) -> Iterator[tuple[Enterprise, Enterprise]]:
    for place, first in enumerate(ones):
        yield from ((first, second) for second in ones[place + 1 :] if not (first.number and second.number))
