"""Whether a decision was entered in the register in time, as the rulebook asks."""

from accede.register.models import RegisterEntry
from accede.rulebook.book import Book
from accede.rulebook.dates import duty, in_time
from accede.rulebook.verdict import Due

DUTY = "register"  # the duty of a rulebook to enter a decision, by the name that the presets of law give it


def entry_due(entry: RegisterEntry, book: Book) -> Due | None:
    """Say by when a decision was to be entered; None if nothing asks for it, or nobody knows when it was taken."""
    if entry.decided_on is None or not (DUTY in book.deadline or DUTY in book.also("deadline")):
        return None
    return duty(book, DUTY, decision=entry.decided_on)


def is_late(entry: RegisterEntry, due: Due | None) -> bool:
    """Say whether it was entered after that day; a line that puts another right is not: that one was the entry."""
    return due is not None and entry.corrects_id is None and not in_time(due, entry.entered_on)
