"""Checks a staged file, batch by batch, each in a short transaction of its own. Whoever calls it gives the clock."""

import json
import logging
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from itertools import islice
from typing import Any

from accede.journal.actions import Actor
from accede.people.capacities import CLOCK
from accede.register.actions.importing import bulk
from accede.register.actions.importing.staging import end_check, lay_rows, take_up_import
from accede.register.models import (
    WORKED_OUT,
    Import,
    ImportFigure,
    ImportRow,
    Organisation,
    Particular,
    compared,
    searched_words,
)
from accede.register.models.keys import host_key
from accede.register.queries.importing import COUNTED, Known, known_organisations
from accede.register.sheets.reading import rows_of
from accede.register.sheets.rows import Plan, Row, planned
from accede.rulebook.stated import joined, statement
from accede.statutes.queries import book_on, day_of

BATCH = 2000
FIELDS = (*bulk.SAID, "stated", *WORKED_OUT)
SIGNS = ("name", "country", "registration", "website")
Kind, State = ImportRow.Kind, Import.State
log = logging.getLogger(__name__)


def check_next(clock: Callable[[], datetime]) -> bool:
    """Check the import that has waited longest; say whether there was one."""
    staged = take_up_import(by=CLOCK, at=clock())
    if staged is None:
        return False
    _check(staged, clock, CLOCK, lambda _done: None)
    return True


def check(staged: Import, clock: Callable[[], datetime], *, by: Actor, told: Callable[[int], None]) -> bool:
    """Check this import now; `told` hears how many rows are done. Say whether nobody else was at it."""
    taken = take_up_import(staged, by=by, at=clock())
    if taken:
        _check(taken, clock, by, told)
    return taken is not None


def _check(staged: Import, clock: Callable[[], datetime], by: Actor, told: Callable[[int], None]) -> None:
    checker = Checker(staged, _plan(staged, clock()), known_organisations())
    state = State.CHECKED
    try:
        for rows, figures in checker.batches():
            lay_rows(staged, rows=rows, figures=figures, done=checker.done, by=by, at=clock())
            told(checker.done)
    except Exception:
        # A fault of ours: told, and left to be started again, rather than tried for ever.
        log.exception("the check of import %d broke off", staged.pk)
        state = State.BROKEN
    end_check(staged, state=state, counts=checker.told(), digest=checker.digest.hexdigest(), by=by, at=clock())


def _plan(staged: Import, at: datetime) -> Plan:
    today = day_of(at)
    texts = (row for _line, row in rows_of(staged.content))
    more = {"category": staged.category, "year": staged.year}
    return planned(book_on(today), today, staged.headers, staged.columns, texts, **more)


@dataclass
class Checker:
    """What is known while the rows of a file are looked at, one after another."""

    staged: Import
    plan: Plan
    known: Known
    counts: Counter = field(default_factory=Counter)
    names: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    digest: Any = field(default_factory=sha256)
    done: int = 0

    def batches(self) -> Iterator[tuple[list[ImportRow], list[ImportFigure]]]:
        """Return the rows of the file and their figures, so many at a time."""
        texts = rows_of(self.staged.content)
        while several := list(islice(texts, BATCH)):
            read = [self.plan.read(line, row) for line, row in several]
            rows = [self._judged(row) for row in read]
            self.done += len(several)
            figures = [one for row, laid in zip(read, rows, strict=True) for one in self._figures(row, laid)]
            yield [*rows, *self._former(rows)], figures

    def told(self) -> dict[str, int]:
        """Return how many rows there are of each kind, how many become members, and how many figures come along."""
        return {name: self.counts[name] for name in COUNTED}

    def _judged(self, row: Row) -> ImportRow:
        laid = self._laid(row)
        if row.faults:
            laid.kind = Kind.FAULTY
        elif (first := self._first_of(laid)) is not None:
            laid.kind, laid.double_of = Kind.DOUBLE, first
        elif (known := self.known.find(laid)) is not None:
            is_update = self.staged.known == Import.Known.UPDATE
            laid.kind, laid.organisation_id = Kind.CHANGED if is_update else Kind.KNOWN, known
            laid.category = "" if known in self.known.members else laid.category
        else:
            laid.kind = Kind.NEW
        self.counts[laid.kind] += 1
        laid.position = self.counts[laid.kind]
        if laid.kind in (Kind.NEW, Kind.CHANGED):
            self._count_in(laid, row)
        return laid

    def _count_in(self, laid: ImportRow, row: Row) -> None:
        if laid.category:
            self.counts["entering"] += 1
            laid.entering = self.counts["entering"]
        told = [row.line, row.said, row.figures, *([row.facts] if row.facts else [])]
        self.digest.update(json.dumps(told, sort_keys=True, default=str).encode())

    def _laid(self, row: Row) -> ImportRow:
        said = dict(row.said)
        number = said.pop("number", "")
        source = f"{self.staged.source}, #{number}" if number else self.staged.source
        said["words"] = searched_words(said.get("name", ""), said.get("seat", ""))
        said["stated"] = {
            name: [statement(self.plan.facts[name].kind, value, self.plan.today, source)]
            for name, value in row.facts.items()
        }
        keys = {"key": row.key, "number_key": row.number_key, "host": host_key(said.get("website", ""))}
        return ImportRow(imported=self.staged, line=row.line, source=source, faults=row.faults, **keys, **said)

    def _first_of(self, laid: ImportRow) -> int | None:
        # Two numbers tell two organisations of one name apart.
        first = self.numbers.setdefault(laid.number_key, laid.line) if laid.number_key else laid.line
        named = self.names.setdefault(laid.key, laid.line)
        if first != laid.line:
            return first
        return named if named != laid.line and not laid.number_key else None

    def _figures(self, row: Row, laid: ImportRow) -> list[ImportFigure]:
        if laid.kind not in (Kind.NEW, Kind.CHANGED):
            return []
        self.counts["figures"] += len(row.figures)
        return [
            ImportFigure(imported=self.staged, line=row.line, name=name, value=value, year=year)
            for name, value, year in row.figures
        ]

    def _former(self, rows: list[ImportRow]) -> list[ImportRow]:
        """Return what the register says of those whose rows would change it."""
        changed = [row for row in rows if row.kind == Kind.CHANGED]
        found = Organisation.objects.in_bulk([row.organisation_id for row in changed])
        told = Particular.objects.filter(name=Particular.Name.ADDRESS, organisation__in=found)
        postal = dict(told.values_list("organisation", "value"))
        for row in changed:
            # What a file says nothing of stays, and is searched and compared still.
            said = [getattr(row, name) or getattr(found[row.organisation_id], name) for name in SIGNS]
            row.words = searched_words(row.name, row.seat or found[row.organisation_id].seat)
            row.key, row.number_key, row.host = compared(*said).values()
            row.stated = joined(found[row.organisation_id].stated, row.stated)
        return [
            ImportRow(
                imported=self.staged,
                line=row.line,
                kind=Kind.FORMER,
                organisation_id=row.organisation_id,
                source=found[row.organisation_id].source,
                postal=postal.get(row.organisation_id, ""),
                **{name: getattr(found[row.organisation_id], name) for name in FIELDS},
            )
            for row in changed
        ]
