"""What somebody who wonders plans by: the assemblies to come, until when a request is in time, what it must hold."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accede.assembly.models import Assembly
from accede.assembly.queries import next_assemblies, takes
from accede.people.queries import language
from accede.procedure.queries.path import vote_of
from accede.procedure.queries.request import (
    adhered_to,
    asks_motivation,
    letter_label,
    paper_label,
    papers_asked,
    sheet_of,
)
from accede.procedure.views.request import document_name
from accede.procedure.views.showing import cited, written
from accede.rulebook.book import Book
from accede.rulebook.dates import in_time, request_by
from accede.rulebook.path import Path
from accede.rulebook.verdict import Answer
from accede.statutes.queries import OfficialText
from accede.wording.formats import text

AT_ONCE = 6
BETWEEN = " · "


def coming(book: Book, path: Path, on: date) -> list[dict[str, Any]]:
    """Return the next assemblies, each with the day by which a request must arrive for it, and why.

    None where neither its vote nor the last day for a request hangs on them.
    """
    sends = path.doing("sends")
    if vote_of(path, book) is None and not (sends and sends.when):
        return []
    return [_row(one, book, path, on) for one in next_assemblies(on)[:AT_ONCE]]


def text_links(book: Book, path: Path, shown: Iterable[OfficialText]) -> dict[str, SafeString]:
    """Return a link to each text that whoever joins adheres to, where it is published in the reader's language."""
    lang, known = language(), adhered_to(book, path)
    files = {one.name: copy for one in shown for copy in one.current if one.name in known and copy.language == lang}
    return {
        name: format_html('<a href="{}">{}</a>', reverse("text_file", args=[copy.pk]), document_name(book, name))
        for name, copy in files.items()
    }


def request_holds(book: Book, path: Path, shown: Iterable[OfficialText]) -> dict[str, Any]:
    """Return what a request must hold: the letter, the fields of the sheet, the texts to adhere to; and why."""
    lang, step, sheet = language(), path.doing("sends"), sheet_of(book, path)
    if step is None:
        return {}
    asked = [(letter_label(book, path, lang), _("Written here in your own words, or sent as a file"))]
    told = asked if asks_motivation(book, path) else []
    told += [(paper_label(book, path, one, lang), _("Sent as a file")) for one in papers_asked(book, path)]
    if sheet:
        told.append((text(sheet.label, lang), BETWEEN.join(text(one.label, lang) for one in sheet.fields)))
    links = text_links(book, path, shown)
    texts = [(links.get(name, document_name(book, name)),) for name in adhered_to(book, path)]
    if texts:
        told.append((_("Your agreement"), format_html_join(BETWEEN, "{}", texts)))
    marks = sheet.marks("fields") if sheet else ()
    return {
        "told": told,
        "cite": cited(Answer(code="step.sends", article=step.article or path.article, marks=marks), book),
    }


def _row(assembly: Assembly, book: Book, path: Path, on: date) -> dict[str, Any]:
    vote, due = vote_of(path, book), request_by(book, path.name, assembly.day)
    values = {"day": written(assembly.day), "place": assembly.place}
    where = (_("{day}, {place}") if assembly.place else "{day}").format(**values)
    if vote and vote.what[0] not in takes(assembly):
        return {"title": where, "text": _("Its agenda is closed: a request comes to a later assembly.")}
    if due is None or due.on is None:
        return {"title": where, "text": _("A request may be sent on any day.")}
    said = _("Send your request by {last}.") if in_time(due, on) else _("The last day for a request was {last}.")
    last = written(due.on)
    return {"title": where, "text": said.format(last=last), "facts": [last], "cite": cited(due, book)}
