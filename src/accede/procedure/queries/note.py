"""Notes of the office on a file, and those that hold some words."""

from django.db.models import QuerySet

from accede.procedure.models import Candidacy, Note
from accede.procedure.queries.part import part_of
from accede.wording.folding import words_of


def notes_on(candidacy: Candidacy, words: str = "") -> QuerySet[Note]:
    """Return the notes on a file, the latest first; those alone that hold every one of some words."""
    found = part_of(candidacy, "notes").select_related("corrects", "corrected_by")
    for word in words_of(words):
        found = found.filter(searched__contains=word)
    return found
