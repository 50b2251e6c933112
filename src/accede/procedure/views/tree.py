"""The criteria as a page shows them: numbered, with their citations and with what was found of each."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from accede.people.queries import language
from accede.procedure.queries.verification import Line
from accede.procedure.views.finding import Found, judgement
from accede.procedure.views.showing import cited
from accede.rulebook.book import Book
from accede.wording.formats import listed, text
from accede.wording.margin import Margin

Links = Mapping[str, dict[str, str]]


def tree(
    lines: Iterable[Line], book: Book, found: Found | None = None, links: Links | None = None
) -> list[dict[str, Any]]:
    """Return lines as the part for criteria takes them; those of a deeper level stand below their top line."""
    shown: list[dict[str, Any]] = []
    for line in lines:
        row = _row(line, found or {}, links or {})
        if line.is_top:
            shown.append(row | {"cite": citation(line, book), "children": []})
        else:
            row["note"] = " ".join(one for one in (_alternatives(line, book), row["note"]) if one)
            shown[-1]["children"].append(row)
    return shown


def citation(line: Line, book: Book) -> Margin:
    """Return what a line rests on, with the rulebook's note."""
    made = cited(line.answer, book)
    note = text(line.criterion.note, language())
    return replace(made, notes=[*([note] if note else []), *made.notes])


def _row(line: Line, found: Found, links: Links) -> dict[str, Any]:
    return {
        "number": line.number,
        "text": text(line.criterion.label, language()) or line.name,
        "note": text(line.criterion.note, language()),
        "judgement": _aside() if line.set_aside else judgement(found.get(line.name), links.get(line.name)),
    }


def _aside() -> dict[str, Any]:
    return {"state": "", "label": _("Not applicable"), "reason": _("The rule does not ask this of this candidate.")}


def _alternatives(line: Line, book: Book) -> str:
    """Say, on the first of several ways to meet a criterion, that one of them is enough."""
    above, _dot, place = line.number.rpartition(".")
    criterion = next((one for one in book.criterion.values() if line.name in one.any_), None)
    if criterion is None or place != "1":
        return ""
    numbers = (f"{above}.{number}" for number in range(1, len(criterion.any_) + 1))
    return _("One of these is enough: {numbers}.").format(numbers=listed(numbers, language(), "or"))
