"""A request as it was sent: what the sheet says, the letter, the texts adhered to."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.people.queries import language
from accede.procedure.models import Candidacy
from accede.procedure.queries.request import letter_label, named_text, paper_label, sheet_of
from accede.procedure.queries.sheet import papers_in
from accede.procedure.views.showing import written
from accede.rulebook.book import Book
from accede.rulebook.form import Entry
from accede.wording.formats import country, number, text


def request_table(candidacy: Candidacy) -> dict[str, Any]:
    """Return a request as it was sent."""
    sent, book = candidacy.request, candidacy.book
    return {
        "on": sent.sent_on,
        "facts": answers(candidacy, sent.sheet),
        "motivation": sent.motivation,
        "letter": letter_label(book, candidacy.way, language()),
        "papers": papers_table(candidacy),
        "adheres": [document_name(book, name) for name in sent.adheres],
        "assembly": candidacy.assembly,
        "late": _("It came too late for the assembly of {day}.").format(day=written(sent.was_late_for.day))
        if sent.was_late_for
        else "",
    }


def papers_table(candidacy: Candidacy) -> list[dict[str, Any]]:
    """Return the files of a request, each with what it is and where it is handed out."""
    return [
        {
            "pk": one.pk,
            "name": one.document.name,
            "url": reverse("candidacy_paper", args=[candidacy.pk, one.pk]),
            "what": paper_label(candidacy.book, candidacy.way, one.purpose, language()),
        }
        for one in papers_in(candidacy)
    ]


def answers(candidacy: Candidacy, sheet: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the answers of a sheet by their labels; what is empty is left out."""
    return list(answers_by_name(candidacy, sheet).values())


def answers_by_name(candidacy: Candidacy, sheet: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Return the answers of a sheet, each with its label, by the names of their fields."""
    form = sheet_of(candidacy.book, candidacy.way)
    filled = ((one, sheet.get(one.name)) for one in (form.fields if form else ()))
    return {
        one.name: (text(one.label, language()), _answer(one, value)) for one, value in filled if value not in (None, "")
    }


def document_name(book: Book, name: str) -> str:
    """Name a text of the association, with its version where the rulebook tells it."""
    return named_text(book, name, language())


def _answer(entry: Entry, value: Any) -> str:
    said = str(value)
    if entry.kind == "country":
        return country(said, language())
    if said in entry.choices:
        return text(entry.choices[said], language())
    return number(value, language()) if entry.kind == "number" and isinstance(value, int) else said
