"""Columns of a small chart: numbers of years gone by, each above its year on one line of time."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.utils.translation import gettext as _

from accede.register.models import Total
from accede.wording.formats import number

WIDTH, HEIGHT, TOP, EDGE, COLUMN = 608, 150, 24, 40, 22
FOOT = HEIGHT - 24
SIGN, GAP = 9, 8  # no sign of a label is wider; labels keep at least this distance
FEWEST = 3  # fewer numbers are told better by the table alone


class Point(NamedTuple):
    """A number of a year, where it is no total that was published."""

    name: str
    value: int
    year: int
    or_year: int | None = None


@dataclass(frozen=True)
class Column:
    """One number: where it stands, how high, and whether its year is in doubt."""

    x: int
    y: int
    value: str
    year: str
    is_doubtful: bool

    @property
    def middle(self) -> int:
        """Where its labels stand."""
        return self.x + COLUMN // 2

    @property
    def height(self) -> int:
        """How high it is."""
        return FOOT - self.y

    @property
    def above(self) -> int:
        """Where its number stands."""
        return self.y - 6


@dataclass(frozen=True)
class Chart:
    """What is counted, its columns, and the same in a sentence."""

    label: str
    columns: list[Column]
    words: str


def charts(told: Iterable[Total | Point], label: Callable[[str], str], language: str) -> list[Chart]:
    """Draw a chart for each name of which enough is told."""
    named: dict[str, list[Total | Point]] = {}
    for one in told:
        named.setdefault(one.name, []).append(one)
    return [_chart(label(name), found, language) for name, found in named.items() if len(found) >= FEWEST]


def _chart(label: str, found: list[Total | Point], language: str) -> Chart:
    # A year in doubt stands between the two that it may be; twice the year keeps whole numbers.
    halves = [one.year + (one.or_year or one.year) for one in found]
    first, span = min(halves), max(max(halves) - min(halves), 1)
    most = max(one.value for one in found) or 1
    columns = [
        Column(
            x=EDGE - COLUMN // 2 + (half - first) * (WIDTH - 2 * EDGE) // span,
            y=FOOT - one.value * (FOOT - TOP) // most,
            value=number(one.value, language),
            year=f"{one.year}/{one.or_year % 100:02}" if one.or_year else str(one.year),
            is_doubtful=one.or_year is not None,
        )
        for one, half in zip(found, halves, strict=True)
    ]
    told = "; ".join(f"{one.year}: {one.value}" for one in columns)
    columns = _apart(_apart(columns, "year"), "value")
    return Chart(label, columns, _("%(label)s by year: %(told)s") % {"label": label, "told": told})


def _apart(columns: list[Column], name: str) -> list[Column]:
    """Leave out labels that would touch a later one: the latest is told, and the table tells all."""
    kept: dict[int, Column] = {}
    left = float("inf")
    for place in sorted(range(len(columns)), key=lambda place: -columns[place].x):
        one = columns[place]
        half = len(getattr(one, name)) * SIGN / 2
        fits = one.middle + half + GAP <= left
        left = one.middle - half if fits else left
        kept[place] = one if fits else replace(one, **{name: ""})
    return [kept[place] for place in range(len(columns))]
