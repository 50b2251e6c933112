"""Which countries the name of several stands for on a day, from dated tables with their sources."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class CountrySet:
    """Countries that calls name together, from a day on; `assumed` says why that is not the last word."""

    name: str
    since: date
    countries: frozenset[str]
    source: str
    assumed: str = ""


@cache
def known_sets() -> tuple[CountrySet, ...]:
    """Return every table there is, the latest first."""
    read = tomllib.loads((files(__package__) / "sets.toml").read_text(encoding="utf-8"))["set"]
    tables = (CountrySet(**{**one, "countries": frozenset(one["countries"])}) for one in read)
    return tuple(sorted(tables, key=lambda one: one.since, reverse=True))


def set_on(name: str, on: date) -> CountrySet | None:
    """Return the table of this name that is in force on a day, or None."""
    return next((one for one in known_sets() if one.name == name and one.since <= on), None)


def turns() -> list[date]:
    """Return the days from which some table is in force, the latest first: between two of them nothing changes."""
    return [*sorted({one.since for one in known_sets()}, reverse=True), date.min]


def turn_before(on: date) -> date:
    """Return the day from which the tables of a day have all been in force."""
    return next(day for day in turns() if day <= on)


def countries_of(names: Iterable[str], on: date) -> frozenset[str]:
    """Return the countries that some names stand for on a day: names of tables, or countries by their two letters."""
    tables = {name: set_on(name, on) for name in names}
    return frozenset(code for name, table in tables.items() for code in (table.countries if table else [name]))
