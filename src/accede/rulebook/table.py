"""Outside lists as dated CSV beside the rulebook: income groups, indices, rates. `use` picks the edition."""

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import cached_property
from typing import ClassVar, Literal

from pydantic import PrivateAttr, field_validator

from accede.rulebook.facts import number
from accede.rulebook.fault import unfit
from accede.rulebook.rule import Names, Rule

Cell = int | Fraction | str
Rows = dict[tuple[str, ...], Cell]


VALUE = "value"  # the column of what is looked up


class Unreadable(ValueError):
    """A file that is not the table it should be: a code of a fault, and its values."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


class Table(Rule):
    """A list kept by somebody else. Its rows carry a `year`, or the day `from` which they hold."""

    family: ClassVar[str] = "table"
    needs_article: ClassVar[bool] = False

    file: str
    key: Names
    use: Literal["latest", "this year", "previous year"] = "latest"
    source: str = ""
    _editions: dict[date, Rows] = PrivateAttr(default_factory=dict)

    @cached_property
    def served(self) -> dict[date, Rows]:
        """The rows of the edition for each day that was asked about."""
        return {}

    @field_validator("file")
    @classmethod
    def _beside(cls, name: str) -> str:
        # A table stands beside its rulebook and nowhere else.
        if not name.endswith(".csv") or set(name) & set('/\\:"') or name.startswith("."):
            raise unfit(name, "the name of a .csv file beside the rulebook")
        return name

    def fill(self, content: bytes) -> None:
        """Read the rows of every edition; raises Unreadable."""
        editions: dict[date, dict[tuple[str, ...], str]] = {}
        for day, keys, cell in self._rows(content):
            if keys in editions.setdefault(day, {}):
                raise Unreadable("table_twice", given=" ".join(keys), day=day)
            editions[day][keys] = cell
        if not editions:
            raise Unreadable("table_column", given=VALUE)
        self._editions.update(_typed(editions))

    def rows_on(self, on: date) -> Rows:
        """The rows of the edition for a day; none if there is no such edition."""
        if on not in self.served:
            days = [day for day in self._editions if self._serves(day, on)]
            self.served[on] = self._editions[max(days)] if days else {}
        return self.served[on]

    @property
    def outcomes(self) -> frozenset[str]:
        """The names that its editions hold; none if they hold numbers."""
        cells = (cell for rows in self._editions.values() for cell in rows.values())
        return frozenset(cell for cell in cells if isinstance(cell, str))

    def _serves(self, day: date, on: date) -> bool:
        if self.use == "previous year":
            return day.year == on.year - 1
        return day <= on and (self.use == "latest" or day.year == on.year)

    def _rows(self, content: bytes) -> Iterator[tuple[date, tuple[str, ...], str]]:
        try:
            reader = csv.DictReader(content.decode("utf-8-sig").splitlines(), strict=True)
            columns = reader.fieldnames or ()
            dated = "year" if "year" in columns else "from"
            for name in (*self.key, dated, VALUE):
                if name not in columns:
                    raise Unreadable("table_column", given=name)
            for row in reader:
                cells = [row[name] for name in (*self.key, VALUE)]
                if None in row or None in cells or not all(cells):
                    raise Unreadable("table_row", row=reader.line_num)
                yield (_day(row[dated], reader.line_num), tuple(cells[:-1]), cells[-1])
        except (UnicodeDecodeError, csv.Error) as error:
            raise Unreadable("table_not_csv", reason=str(error)) from error


def _day(given: str | None, row: int) -> date:
    try:
        return date.fromisoformat(f"{given}-01-01" if len(given or "") == 4 else given or "")
    except ValueError as error:
        raise Unreadable("table_row", row=row) from error


def _typed(editions: Mapping[date, Mapping[tuple[str, ...], str]]) -> dict[date, Rows]:
    """The same with numbers as numbers, if every cell is one; else all are names."""
    numbers = {cell: _number(cell) for rows in editions.values() for cell in rows.values()}
    named = None in numbers.values()
    return {
        day: {keys: cell if named else numbers[cell] for keys, cell in rows.items()} for day, rows in editions.items()
    }


def _number(cell: str) -> int | Fraction | None:
    try:
        found = number(Decimal(cell))
    except InvalidOperation:
        return None
    return found if found is not None and found >= 0 else None
