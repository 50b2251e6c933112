"""When whoever withdrew, or was refused, may apply again, and which file came before and after which."""

from datetime import date

from accede.procedure.models import Candidacy
from accede.procedure.queries.grounds import appeal_told, refused_on
from accede.procedure.queries.path import entrance, entrances
from accede.rulebook.book import Book
from accede.rulebook.opening import may_try_again
from accede.rulebook.path import Path
from accede.rulebook.verdict import Verdict
from accede.wording.margin import sentence

ENDED = (Candidacy.State.REFUSED, Candidacy.State.WITHDRAWN)


def way_again(candidacy: Candidacy, book: Book) -> Path:
    """Return the path that is walked again: the same, if the statutes of today still know it."""
    known = {one.name: one for one in entrances(book)}
    return known.get(candidacy.path) or entrance(book)


def may_apply_again(candidacy: Candidacy, book: Book, on: date) -> Verdict | None:
    """Say whether the statutes of today let one apply again; None where there is nothing to try again from here."""
    organisation = candidacy.organisation
    if candidacy.state not in ENDED:
        return None
    if _has_others(candidacy) and organisation.candidacies.filter(opened_at__gt=candidacy.opened_at).exists():
        return None
    if getattr(candidacy, "is_of_member", True) and organisation.memberships.filter(ends=None, is_void=False).exists():
        return None
    return _tried(candidacy, book, on)


def told_after(candidacy: Candidacy, language: str) -> dict[str, str]:
    """Say, on the day of a refusal, until when one can appeal and from when one can apply again."""
    again = _tried(candidacy, candidacy.book, refused_on(candidacy))
    return {"appeal": appeal_told(candidacy, language), "again": sentence(again, candidacy.book, language)}


def _tried(candidacy: Candidacy, book: Book, on: date) -> Verdict:
    refused = [candidacy]
    if _has_others(candidacy):
        every = candidacy.organisation.candidacies.filter(state=Candidacy.State.REFUSED)
        refused = list(every.prefetch_related("steps_done").order_by("opened_at", "pk"))
    return may_try_again(way_again(candidacy, book), [day for one in refused if (day := refused_on(one))], on)


def later_than(candidacy: Candidacy) -> Candidacy | None:
    """Return the file by which a candidate applied again after this one."""
    return getattr(candidacy, "again", None)


def _has_others(candidacy: Candidacy) -> bool:
    return getattr(candidacy, "has_others", True)
