"""Everything in one file: a page to read, tables for a spreadsheet, the same for programs, letters and documents.

The file is written while it is sent, a piece at a time, so that many documents ask for no more memory than one.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO, RawIOBase
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import slugify

from accede.archive import store
from accede.archive.intake import tidy
from accede.archive.models import Document
from accede.post.models import Letter
from accede.register.sheets.writing import csv_text
from accede.web.dossier.part import Part, written

PIECE = 1 << 16
Entry = tuple[str, Callable[[], BinaryIO]]


@dataclass(frozen=True)
class Taking:
    """What is taken away: whose it is, and everything in its parts; their letters and documents lie beside them."""

    title: str
    parts: Sequence[Part]

    @property
    def counts(self) -> dict[str, int]:
        """How many things of each kind there are."""
        return {part.key: part.number for part in self.parts}

    def things(self, key: str) -> Iterable[Any]:
        """Return the things of a kind, if it is among them."""
        return next((part.things for part in self.parts if part.key == key), ())


def packed(taking: Taking, at: datetime, language: str) -> Iterator[bytes]:
    """Return the whole as a ZIP, piece by piece; what could go wrong with the tables goes wrong before the first."""
    written = [*_tables(taking, at, language), *_letters(taking.things("letters"))]
    return _zipped([*written, *_files(taking.things("documents"))], at)


def _tables(taking: Taking, at: datetime, language: str) -> Iterator[Entry]:
    said = {"title": taking.title, "at": at, "language": language}
    parts = [{"part": part, "columns": part.columns, "rows": list(_rows(part, language))} for part in taking.parts]
    yield "index.html", _text(render_to_string("dossier/index.html", said | {"parts": parts}))
    everything = {part.key: list(part.records()) for part in taking.parts}
    data = {"schema": 1, "title": taking.title, "taken_at": timezone.localtime(at).isoformat(), **everything}
    yield "data.json", _text(json.dumps(data, ensure_ascii=False, indent=1))
    for part in taking.parts:
        yield (
            f"tables/{part.key}.csv",
            _text("\ufeff" + csv_text([str(one.label) for one in part.columns], part.lines())),
        )


def _rows(part: Part, language: str) -> Iterator[list[str]]:
    for one in part.things:
        yield [written(value, language) for value in part.row(one)]


def _letters(letters: Iterable[Letter]) -> Iterator[Entry]:
    for one in letters:
        name = f"{one.queued_at:%Y-%m-%d}-{slugify(one.subject)[:60] or 'letter'}-{str(one.pk)[:8]}"
        yield (
            f"letters/{name}.txt",
            _text(f"{one.sender}\n{one.to}\n{one.queued_at:%Y-%m-%d}\n\n{one.subject}\n\n{one.body}"),
        )


def _files(documents: Iterable[Document]) -> Iterator[Entry]:
    for one in documents:
        name = f"files/{one.received_at:%Y-%m-%d}-{str(one.pk)[:8]}-{tidy(one.name)}"
        if store.hold(one.sha256):
            yield name, lambda digest=one.sha256: store.opened(digest)
        else:
            yield f"{name}.missing.txt", _text(one.sha256)


def _text(words: str) -> Callable[[], BinaryIO]:
    return lambda: BytesIO(words.encode())


class _Outlet(RawIOBase):
    """Where a ZIP is written to, and taken from."""

    def __init__(self) -> None:
        super().__init__()
        self.held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, piece: bytes) -> int:
        self.held += piece
        return len(piece)

    def taken(self) -> bytes:
        piece = bytes(self.held)
        self.held.clear()
        return piece


def _zipped(entries: Iterable[Entry], at: datetime) -> Iterator[bytes]:
    outlet = _Outlet()
    moment = timezone.localtime(at).timetuple()[:6]
    with ZipFile(outlet, "w") as archive:
        for name, opened in entries:
            head = ZipInfo(name, moment)
            head.compress_type, head.external_attr = ZIP_DEFLATED, 0o644 << 16
            with opened() as source, archive.open(head, "w") as part:
                while piece := source.read(PIECE):
                    part.write(piece)
                    yield outlet.taken()
    yield outlet.taken()
