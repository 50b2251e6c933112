"""When whoever withdrew, or was refused, may apply again, and which file came before and after which."""

from datetime import date

from django.db.models import Max

from accede.procedure.models import Candidacy
from accede.procedure.queries.grounds import appeal_told, refused_on
from accede.procedure.queries.path import entrance, entrances
from accede.rulebook.book import Book
from accede.rulebook.opening import may_try_again
from accede.rulebook.path import Path
from accede.rulebook.verdict import Verdict
from accede.statutes.queries import day_of
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
    others = _others(candidacy)
    if any(one.opened_at > candidacy.opened_at for one in others):
        return None
    if getattr(candidacy, "is_of_member", True) and organisation.memberships.filter(ends=None, is_void=False).exists():
        return None
    return _tried(candidacy, others, book, on)


def told_after(candidacy: Candidacy, language: str) -> dict[str, str]:
    """Say, on the day of a refusal, until when one can appeal and from when one can apply again."""
    again = _tried(candidacy, _others(candidacy), candidacy.book, refused_on(candidacy))
    return {"appeal": appeal_told(candidacy, language), "again": sentence(again, candidacy.book, language)}


def _tried(candidacy: Candidacy, others: list[Candidacy], book: Book, on: date) -> Verdict:
    days = [day_of(one.ended_at) for one in others if one.state == Candidacy.State.REFUSED and one.ended_at]
    own = refused_on(candidacy)
    return may_try_again(way_again(candidacy, book), sorted([*days, *([own] if own else [])]), on)


def later_than(candidacy: Candidacy) -> Candidacy | None:
    """Return the file by which a candidate applied again after this one."""
    return getattr(candidacy, "again", None)


def _others(candidacy: Candidacy) -> list[Candidacy]:
    """Return the other files of whoever a file is of, each with when the last step was done on it."""
    if not getattr(candidacy, "has_others", True):
        return []
    every = candidacy.organisation.candidacies.exclude(pk=candidacy.pk).annotate(ended_at=Max("steps_done__at"))
    return list(every.only("organisation", "opened_at", "state"))
