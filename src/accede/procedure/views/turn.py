"""Whose turn it is, as people say it."""

from django.utils.translation import gettext as _

from accede.people.capacities import Capacity
from accede.people.queries import language
from accede.procedure.queries.listing import CANDIDATE
from accede.rulebook.book import Book
from accede.wording.margin import acting_as, who


def named_turn(name: str, book: Book) -> str:
    """Name whoever takes a step: the candidate, a body of the rulebook, or the office that acts in a capacity."""
    if not name:
        return ""
    if name == CANDIDATE:
        return _("Candidate")
    is_capacity = name in tuple(Capacity) and name not in book.body
    said = acting_as(name, book, language()) if is_capacity else who(name, book, language())
    return said[:1].upper() + said[1:]
