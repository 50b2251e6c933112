"""The office writes down what it must remember about a file; the candidate never sees it."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.procedure.actions.walk import check_takes_part, lock
from accede.procedure.models import Candidacy, Note
from accede.procedure.queries.permission import office
from accede.wording.folding import words_of


class NothingNoted(Refused):
    """A note has words."""

    sentence = _("Write the note.")


class NotedAlready(Refused):
    """The same note is written once."""

    sentence = _("You have written this note already.")


class CorrectedAlready(Refused):
    """A note is corrected once; then its correction may be corrected."""

    sentence = _("This note is corrected already. Correct the later one.")


@action("procedure.write_note", allowed_to=office)
def write_note(candidacy: Candidacy, *, words: str, corrects: int | None = None, by: Actor, at: datetime) -> Note:
    """Write a note on a file, open or ended; one that corrects an earlier note leaves it where it is."""
    candidacy = lock(candidacy)
    check_takes_part(candidacy, by)
    if not words.strip():
        raise NothingNoted
    last, earlier = candidacy.notes.first(), _uncorrected(candidacy, corrects) if corrects else None
    if last and (last.by, last.words) == (by.id, words.strip()):
        raise NotedAlready
    mandated = office(by)
    said = {"words": words.strip(), "searched": " ".join(words_of(words)), "corrects": earlier}
    note = candidacy.notes.create(**said, at=at, by=by.id, capacity=mandated.capacity, office=mandated.office)
    write(candidacy, values={"note": note.pk, "corrects": corrects}, personal={"words": note.words})
    return note


def _uncorrected(candidacy: Candidacy, number: int) -> Note:
    note = candidacy.notes.filter(pk=number, corrected_by=None).first()
    if note is None:
        raise CorrectedAlready
    return note
