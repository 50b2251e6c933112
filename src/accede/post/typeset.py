"""Documents as PDF, tagged for those who listen and for the archive, as the typesetter says.

They are PDF/UA-1 and PDF/A-2a; where files are enclosed, PDF/A-3a, which is the one that may hold them.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unicodedata import category, normalize

import typst

TEMPLATES = Path(__file__).parent / "documents"
STANDARDS, ENCLOSING = ["ua-1", "a-2a"], ["ua-1", "a-3a"]
UNKNOWN, BEYOND = "\ufffd", "\u3000"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its label, whether it holds figures, and whether it takes the room that is left."""

    label: str
    figures: bool = False
    wide: bool = False


def table_pdf(
    *,
    title: str,
    author: str,
    lede: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    notes: Sequence[str],
    foot: str,
    on: date,
    language: str,
) -> bytes:
    """Set a table with what must be said about it; the same values give the same bytes."""
    return typeset(
        "table.typ",
        {
            "title": title,
            "author": author,
            "lede": lede,
            "columns": [asdict(one) for one in columns],
            "rows": [list(row) for row in rows],
            "notes": list(notes),
            "foot": foot,
            "date": [on.year, on.month, on.day],
            "lang": language,
        },
    )


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document: its heading, what it says, and facts by their labels.

    `emblem` names the Union in words, where its emblem stands above the heading.
    """

    heading: str
    paragraphs: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    emblem: str = ""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that lies in a document: its name there, what it is, its media type and its bytes."""

    name: str
    says: str
    type: str
    content: bytes


def paper_pdf(
    *,
    title: str,
    author: str,
    to: str,
    lede: str,
    sections: Sequence[Section],
    foot: str,
    on: date,
    language: str,
    enclosed: Sequence[Enclosed] = (),
) -> bytes:
    """Set a document of sections, addressed to somebody, with files in it; the same values give the same bytes."""
    return typeset(
        "paper.typ",
        {
            "enclosed": [{"name": one.name, "says": one.says, "type": one.type} for one in enclosed],
            "title": title,
            "author": author,
            "to": to,
            "lede": lede,
            "sections": [asdict(one) for one in sections],
            "foot": foot,
            "date": [on.year, on.month, on.day],
            "lang": language,
        },
        [one.content for one in enclosed],
    )


def picture_png(*, short: str, name: str, says: str, language: str) -> bytes:
    """Set the picture that stands beside a shared address, 1200 by 630; the same values give the same bytes."""
    said = {"short": short, "name": name, "says": says, "lang": language}
    return _compiled("picture.typ", said, format="png", ppi=72)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A letter on paper: to whom, line by line; from which office; its day, subject and paragraphs, line by line."""

    to: tuple[str, ...]
    sender: str
    day: str
    subject: str
    paragraphs: tuple[tuple[str, ...], ...]
    enclosed: str
    lang: str


def letters_pdf(*, title: str, author: str, letters: Sequence[Sheet], on: date, language: str) -> bytes:
    """Set letters, each on pages of its own; the same values give the same bytes."""
    return typeset(
        "letters.typ",
        {
            "title": title,
            "author": author,
            "letters": [asdict(one) for one in letters],
            "date": [on.year, on.month, on.day],
            "lang": language,
        },
    )


def typeset(template: str, said: Mapping[str, object], files: Sequence[bytes] = ()) -> bytes:
    """Set a template of the house with these values and files, in the fonts that come with the typesetter.

    What these have no sign for, such as an emoji, is shown by a sign that says so: the archive takes no page with gaps.
    """
    how = {"files": files, "pdf_standards": ENCLOSING if files else STANDARDS}
    try:
        return _compiled(template, said, **how)
    except typst.TypstError:
        return _compiled(template, _legible(said), **how)


def _compiled(template: str, said: Mapping[str, object], files: Sequence[bytes] = (), **how: Any) -> bytes:
    how |= {"sys_inputs": {"data": json.dumps(said, ensure_ascii=False)}, "ignore_system_fonts": True}
    if not files:
        return typst.compile(TEMPLATES / template, root=TEMPLATES, **how)
    # The typesetter reads what lies beneath its root alone.
    with TemporaryDirectory(prefix="accede-typeset-") as place:
        root = Path(place)
        (root / template).write_bytes((TEMPLATES / template).read_bytes())
        for number, file in enumerate(files):
            (root / str(number)).write_bytes(file)
        return typst.compile(root / template, root=root, **how)


def _legible(said: Any) -> Any:
    match said:
        case str():
            return "".join(one if _is_legible(one) else UNKNOWN for one in normalize("NFC", said))
        case list() | tuple():
            return [_legible(one) for one in said]
        case dict():
            return {name: _legible(value) for name, value in said.items()}
    return said


@cache
def _is_legible(one: str) -> bool:
    """Say whether the fonts have a sign; of scripts beyond Europe and of marks that stand on no letter, they do not."""
    if one.isascii() and one.isprintable():
        return True
    if one >= BEYOND or category(one).startswith("M"):
        return False
    try:
        _compiled("sign.typ", {"sign": one}, pdf_standards=STANDARDS)
    except typst.TypstError:
        return False
    return True
