"""What the journal tells: whether its chain holds, and what was done to a subject."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import F, Model, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accede.journal.models import Entry, Head
from accede.journal.record import named

FAULTS = {
    "changed": _("This entry does not carry the hash of what it says."),
    "missing": _("Entries are missing before this one."),
    "unlinked": _("This entry does not follow the one before it."),
    "personal": _("The personal values beside this entry are not those it was written with."),
    "beyond": _("This entry stands beyond the head of the chain."),
    "head": _("The head of the chain does not name the last entry."),
}


@dataclass(frozen=True)
class Fault:
    """Where the chain does not hold, and how."""

    sequence: int
    kind: str

    @property
    def sentence(self) -> Promise:
        """Say the fault in one sentence."""
        return FAULTS[self.kind]


def entries_about(subject: Model | str) -> QuerySet[Entry]:
    """Return every entry about a subject, oldest first."""
    return Entry.objects.filter(subject=named(subject))


def state() -> str:
    """Return what the chain has come to; it is another after every deed that the journal tells."""
    return Head.objects.values_list("hash", flat=True).first() or ""


def verify() -> list[Fault]:
    """Walk the whole chain, holding little in memory, and name every fault in it."""
    return list(_faults())


def _faults() -> Iterator[Fault]:
    # The head is read first: what is appended while we walk lies behind it and is left to the next walk.
    head = Head.objects.filter(pk=1).first() or Head()
    last = Entry(sequence=0, hash="")
    for entry in Entry.objects.filter(sequence__lte=head.sequence).select_related("personal").iterator(500):
        yield from (Fault(entry.sequence, kind) for kind in _amiss(entry, last))
        last = entry
    if (last.sequence, last.hash) != (head.sequence, head.hash):
        yield Fault(head.sequence, "head")
    yield from _beyond()


def _amiss(entry: Entry, last: Entry) -> Iterator[str]:
    if entry.sequence != last.sequence + 1:
        yield "missing"
    elif entry.previous != last.hash:
        yield "unlinked"
    if entry.hash != entry.seal():
        yield "changed"
    # Erased personal values leave their digest behind: only values that are there can be wrong.
    personal = getattr(entry, "personal", None)
    if personal and personal.seal() != entry.personal_digest:
        yield "personal"


def _beyond() -> Iterator[Fault]:
    # One statement, so that head and entries are of the same instant.
    end = Coalesce(Subquery(Head.objects.filter(pk=1).values("sequence")), 0)
    beyond = Entry.objects.annotate(end=end).filter(sequence__gt=F("end"))
    yield from (Fault(sequence, "beyond") for sequence in beyond.values_list("sequence", flat=True).iterator())
