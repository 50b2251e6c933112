"""How notes of the office are shown: the latest first, in pages, with a search and the form for another."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest

from accede.people.queries import language
from accede.procedure.forms import NoteFilter, NoteForm
from accede.procedure.models import Candidacy, Note
from accede.procedure.queries.note import notes_on
from accede.procedure.views.deeds import WHO
from accede.wording.margin import who

PER_PAGE = 10


def notes_shown(request: HttpRequest, candidacy: Candidacy, form: NoteForm | None) -> dict[str, Any]:
    """Return the part of a page that shows notes; `corrects` in its address says which one is to be corrected."""
    search = NoteFilter(request.GET)
    words = search.cleaned_data["note"] if search.is_valid() else ""
    # Read at once: of one file there are tens, and counting them first would be a question more.
    pages = Paginator(list(notes_on(candidacy, words)), PER_PAGE).get_page(request.GET.get("page"))
    return {
        "notes": [_row(candidacy, one) for one in pages],
        "pages": pages,
        "note_search": search if words or pages.has_other_pages() else None,
        "note_clear": candidacy.get_absolute_url() if words else "",
        "note_draft": f"note-{candidacy.pk}",
        "note_form": form or _form(request, candidacy),
    }


def _row(candidacy: Candidacy, note: Note) -> dict[str, Any]:
    book = candidacy.book
    office = who(note.office, book, language()) if note.office in book.body else WHO.get(note.capacity, note.capacity)
    later = getattr(note, "corrected_by", None)
    return {"pk": note.pk, "words": note.words, "at": note.at, "who": office, "corrects": note.corrects, "later": later}


def _form(request: HttpRequest, candidacy: Candidacy) -> NoteForm:
    number = request.GET.get("corrects", "")
    earlier = candidacy.notes.filter(pk=number).first() if number.isascii() and number.isdecimal() else None
    return NoteForm(initial={"words": earlier.words, "corrects": earlier.pk} if earlier else None)
