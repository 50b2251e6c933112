"""A file becomes a table of texts: CSV in the encodings and with the delimiters in use, or a workbook."""

import csv
import os
import subprocess
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import StringIO
from tempfile import NamedTemporaryFile

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accede.register.sheets import unpacking
from accede.register.sheets.writing import unsafe

LARGEST = 20 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS = 150_000, 100
DELIMITERS = (",", ";", "\t", "|")
# How an XLSX or ODS file begins, and an XLS file.
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}

TOO_LARGE = _("The file is larger than 20 megabytes: send it in parts.")
TOO_MUCH = _("The file unpacks to more than can be read here: send it in parts, or as CSV.")
TOO_MANY_ROWS = _("The file has more than 150,000 rows: send it in parts.")
TOO_MANY_COLUMNS = _("The file has more than 100 columns: leave out those that are not needed.")
NO_TABLE = _("This is neither a CSV file nor a workbook (XLSX or ODS).")
LOCKED = _("The workbook is locked by a password: save it without one.")
NO_ROWS = _("The file has no rows below its first one, which names the columns.")


class Unreadable(Exception):
    """A file that cannot be read, with the sentence that says why."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return str(self.sentence)


@dataclass(frozen=True)
class Table:
    """A table as compressed CSV, with its headers, how many rows are below them, and what the file's bytes hash to."""

    headers: list[str]
    height: int
    content: bytes
    sha256: str


def read(content: bytes) -> Table:
    """Read the table of a file; raises Unreadable."""
    if len(content) > LARGEST:
        raise Unreadable(TOO_LARGE)
    text = _unpacked(content) if content.startswith(WORKBOOKS) else _comma_separated(_decoded(content))
    rows = lines(text)
    _first, headers = next(rows, (0, []))
    if len(headers) > MOST_COLUMNS:
        raise Unreadable(TOO_MANY_COLUMNS)
    height = sum(1 for _row in rows)
    if not height:
        raise Unreadable(NO_ROWS)
    if height > MOST_ROWS:
        raise Unreadable(TOO_MANY_ROWS)
    return Table(headers, height, zlib.compress(text.encode(), 1), sha256(content).hexdigest())


def rows_of(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Return the rows below the headers of a table that was read, each with its place in the file."""
    rows = lines(zlib.decompress(content).decode())
    next(rows, None)
    return rows


def lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Return the rows of CSV that say something, each with its place, counted from 1."""
    for place, row in enumerate(csv.reader(StringIO(text, newline="")), 1):
        cells = [unsafe(cell.strip()) for cell in row]
        if any(cells):
            yield place, cells


def _decoded(content: bytes) -> str:
    encoding = next((name for mark, name in MARKS.items() if content.startswith(mark)), "")
    for one in [encoding] if encoding else ["utf-8", "cp1252"]:
        try:
            text = content.decode(one)
        except UnicodeError:
            continue
        if "\0" not in text:
            return text
    raise Unreadable(NO_TABLE)


def _comma_separated(text: str) -> str:
    try:
        return _csv(csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True))
    except csv.Error:
        raise Unreadable(NO_TABLE) from None


def _csv(rows: Iterable[list[str]]) -> str:
    file = StringIO(newline="")
    csv.writer(file).writerows(rows)
    return file.getvalue()


def _delimiter(text: str) -> str:
    # The one that parts the first rows into most columns alike.
    first = text[:20_000].splitlines()[:20]

    def columns(delimiter: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(first, delimiter=delimiter) if row]
        return (min(widths, default=0), max(widths, default=0))

    return max(DELIMITERS, key=columns)


def _unpacked(content: bytes) -> str:
    with NamedTemporaryFile(suffix=".xlsx") as file, NamedTemporaryFile("r+", newline="", encoding="utf-8") as out:
        file.write(content)
        file.flush()
        # The paths are ours and the program is a part of this one.
        command = [sys.executable, "-m", unpacking.__name__, file.name]
        environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
        ended = subprocess.run(command, stdout=out, stderr=subprocess.DEVNULL, env=environment, check=False)  # noqa: S603
        if ended.returncode:
            sentences = {unpacking.NO_WORKBOOK: NO_TABLE, unpacking.LOCKED: LOCKED}
            raise Unreadable(sentences.get(ended.returncode, TOO_MUCH))
        out.seek(0)
        return out.read()
