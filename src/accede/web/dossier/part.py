"""One kind of thing that is told: a table whose values pages, spreadsheets and programs all write in their own way."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Func, IntegerField, QuerySet, Subquery
from django.utils import timezone
from django.utils.functional import Promise

from accede.journal.record import Plain, recorded
from accede.rulebook.verdict import Money
from accede.wording.formats import day, moment, money, number

Value = str | int | date | datetime | Money | None
NOTHING = "–"


@dataclass(frozen=True)
class Column:
    """What a column is called by programs and by people; whether a page shows it, or the file alone."""

    key: str
    label: str | Promise
    is_shown: bool = True
    is_figure: bool = False


@dataclass(frozen=True)
class Part:
    """Things of one kind, in order, and how each becomes a row of values; `url` is where a page leads from a row."""

    key: str
    title: str | Promise
    columns: Sequence[Column]
    things: QuerySet | Sequence[Any]
    row: Callable[[Any], Sequence[Value]]
    empty: str | Promise = ""
    url: Callable[[Any], str] | None = None

    @property
    def shown(self) -> list[int]:
        """The places of the columns that a page shows."""
        return [place for place, column in enumerate(self.columns) if column.is_shown]

    @property
    def number(self) -> int:
        """How many there are."""
        return self.things.count() if isinstance(self.things, QuerySet) else len(self.things)

    def table(self, things: Sequence[Any], language: str) -> dict[str, Any]:
        """Return some of the things as the table of a page."""
        shown = self.shown
        columns = [{"label": self.columns[place].label, "n": self.columns[place].is_figure} for place in shown]
        columns[-1]["last"] = True
        rows = [{"cells": self._cells(one, shown, language)} for one in things]
        return {"columns": columns, "rows": rows, "kind": "wide", "empty": self.empty}

    def records(self) -> Iterator[dict[str, Plain]]:
        """Return all of the things as a program reads them."""
        keys = [column.key for column in self.columns]
        for one in self.things:
            yield {key: recorded(value) for key, value in zip(keys, self.row(one), strict=True)}

    def lines(self) -> Iterator[list[object]]:
        """Return all of the things as lines of a spreadsheet."""
        for one in self.things:
            yield [_plain(value) for value in self.row(one)]

    def _cells(self, one: Any, shown: Sequence[int], language: str) -> list[Any]:
        values = self.row(one)
        cells: list[Any] = [written(values[place], language) or NOTHING for place in shown]
        if self.url and (address := self.url(one)):
            cells[0] = {"text": cells[0], "url": address}
        return cells


def counted(parts: Sequence[Part], row: QuerySet) -> dict[str, int]:
    """Return how many things each part has; all that is in the database is asked in one question, beside one row."""
    asked = {
        # A function, not an aggregate: nothing is grouped, and there is one number also where there is nothing.
        f"of_{part.key}": Subquery(
            part.things.order_by().annotate(how_many=Func("pk", function="COUNT")).values("how_many"),
            output_field=IntegerField(),
        )
        for part in parts
        if isinstance(part.things, QuerySet)
    }
    told = row.values(**asked).get()
    return {part.key: told[name] if (name := f"of_{part.key}") in told else len(part.things) for part in parts}


def columns(shown: Mapping[str, str | Promise], more: Mapping[str, str | Promise] | None = None) -> list[Column]:
    """Name the columns of a part: those that a page shows, and those for the files alone. A `#` marks figures."""
    found = [Column(key.strip("#"), label, is_figure=key.endswith("#")) for key, label in shown.items()]
    return found + [Column(key, label, is_shown=False) for key, label in (more or {}).items()]


def written(value: Value, language: str) -> str:
    """Write a value as the language writes it."""
    match value:
        case None:
            return ""
        case datetime():
            return moment(value, language, timezone.get_current_timezone())
        case date():
            return day(value, language)
        case Money():
            return money(value, language)
        case int():
            return number(value, language)
    return str(value)


def _plain(value: Value) -> object:
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="minutes")
    return "" if value is None else f"{value} {value.currency}" if isinstance(value, Money) else value
