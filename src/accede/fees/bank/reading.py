"""Which kind of file a statement is, told by what stands in it."""

from django.utils.translation import gettext_lazy as _

from accede.fees.bank import camt, swift
from accede.fees.bank.statement import Statement, Unreadable

LARGEST = 40 * 1024 * 1024
TOO_LARGE = _("The file is larger than 40 megabytes: ask the bank for fewer days at a time.")
EMPTY = _("The file is empty.")


def read(content: bytes) -> tuple[Statement, ...] | None:
    """Return the statements of a file, each checked; None for a table, whose columns a person matches."""
    if len(content) > LARGEST:
        raise Unreadable(TOO_LARGE)
    if not content.strip():
        raise Unreadable(EMPTY)
    if camt.is_one(content):
        return camt.read(content)
    return swift.read(content) if swift.is_one(content) else None


__all__ = ["LARGEST", "read"]
