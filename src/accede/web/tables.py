"""Members brought from a file, and handed out as one, from the command line."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import Progress

from accede.journal.actions import Actor, Mandated, Refused
from accede.people.queries import now
from accede.register.actions.importing import apply_import, check, match_columns, stage_import
from accede.register.models import Import
from accede.register.queries.exporting import exported
from accede.register.queries.importing import COUNTED, faults_of, faulty, remembered
from accede.register.sheets.columns import recognised
from accede.register.sheets.reading import Unreadable, read
from accede.register.sheets.writing import csv_text, workbook
from accede.statutes.queries import book_on, day_of
from accede.web.cli.output import NO, YES, BadInput, print_json

TECHNICIAN = Actor("command line", (Mandated("technician"),))
SHOWN = 50


def bring(path: Path, *, dry_run: bool, update: bool, category: str, as_json: bool) -> int:
    """Check a file of organisations and, unless it is a dry run, import it whole or not at all."""
    staged = _checked(path, update=update, category=category)
    faults = list(faults_of(staged, faulty(staged)))
    if not faults and not dry_run:
        try:
            staged = apply_import(staged, by=TECHNICIAN, at=now())
        except Refused as refused:
            raise BadInput(str(refused)) from refused
    if as_json:
        names = ("row", "column", "value", "expected")
        told = [dict(zip(names, fault, strict=True)) for fault in faults]
        print_json(file=staged.name, state=staged.state, counts=staged.counts, faults=told)
    else:
        _tell(staged, faults)
    return NO if faults else YES


def hand_out(path: Path) -> int:
    """Write the members of today into a file, as CSV or XLSX by its name."""
    writers = {".csv": lambda *table: csv_text(*table).encode(), ".xlsx": workbook}
    if path.suffix.lower() not in writers:
        raise BadInput(_("The name of the file must end in .csv or .xlsx."))
    today = day_of(now())
    content = writers[path.suffix.lower()](*exported(today, book_on(today), "en"))
    try:
        path.write_bytes(content)
    except OSError as fault:
        raise BadInput(f"{path}: {fault.strerror}") from fault
    return YES


def _checked(path: Path, *, update: bool, category: str) -> Import:
    book = book_on(day_of(now()))
    try:
        table = read(path.read_bytes())
    except OSError as fault:
        raise BadInput(f"{path}: {fault.strerror}") from fault
    except Unreadable as fault:
        raise BadInput(f"{path}: {fault}") from fault
    if category and category not in book.category:
        raise BadInput(_("The statutes know no category %(name)s.") % {"name": category})
    known = remembered(table.headers)
    columns = known.columns if known else recognised(table.headers, book)
    if "name" not in columns.values():
        raise BadInput(
            _("%(file)s: no column is called Name, so nothing says whom the rows are about.") % {"file": path}
        )
    staged = stage_import(path.name, table=table, columns=columns, by=TECHNICIAN, at=now())
    how = {"known": Import.Known.UPDATE if update else Import.Known.SKIP, "category": category}
    match_columns(staged, columns=columns, **how, year=day_of(now()).year - 1, by=TECHNICIAN, at=now())
    with _progress(table.height) as told:
        check(staged, now, by=TECHNICIAN, told=told)
    staged.refresh_from_db()
    return staged


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None]]:
    console = Console(stderr=True)
    with Progress(console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task(_("Rows checked"), total=total)
        yield lambda done: progress.update(task, completed=done)


def _tell(staged: Import, faults: list[tuple[int, str, str, str]]) -> None:
    for line, column, value, expected in islice(faults, SHOWN):
        said = {"row": line, "column": column, "value": value, "expected": expected}
        print(_("row %(row)d, %(column)s: “%(value)s”; expected: %(expected)s") % said)
    if len(faults) > SHOWN:
        print(_("and %(n)d more; --json tells all") % {"n": len(faults) - SHOWN})
    for name, label in COUNTED.items():
        if staged.counts[name]:
            print(f"{label}: {staged.counts[name]}")
