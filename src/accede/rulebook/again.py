"""A second call: what is decided again where the first had no quorum, and between which days."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from accede.rulebook.majority import Quorum
from accede.rulebook.verdict import Due, Verdict

if TYPE_CHECKING:
    from accede.rulebook.book import Book

# The names under which a date sentence counts from the meeting that had no quorum.
HELD = ("assembly", "board", "meeting", "first_meeting", "first_call")


@dataclass(frozen=True, slots=True)
class Again:
    """The days between which a meeting is called again; `last` has no day where nothing says until when."""

    first: date
    last: Due

    def fits(self, on: date) -> Verdict:
        """Say whether a meeting on this day is the call that the article means."""
        holds = self.first <= on and (self.last.on is None or on <= self.last.on)
        code = "again.fits" if holds else "again.early" if on < self.first else "again.late"
        values = {"first": self.first, "day": self.last.on}
        return Verdict(holds=holds, code=code, values=values, article=self.last.article, marks=self.last.marks)


def called_again(book: "Book", matter: str, held: date, call: int = 1) -> Again | None:
    """When a meeting is called again that had no quorum for a matter; None where the statutes know no further call."""
    decision = book.decision[matter]
    names = decision.quorum or book.body[decision.by].quorum
    known = [one for one in map(book.quorum.__getitem__, names) if len(one.then) >= call]
    return _between(known[0], held, call) if known else None


def _between(quorum: Quorum, held: date, call: int) -> Again:
    when, day_after = quorum.then[call - 1].when, held + timedelta(days=1)
    if when is None:
        none = Due(on=None, code="again.any_day", article=quorum.article, marks=quorum.marks("then"))
        return Again(day_after, none)
    anchors = dict.fromkeys(HELD, held)
    last = when.on(anchors).resting_on(quorum.article, quorum.marks("then"))
    first = replace(when, count=when.earliest).on(anchors).on if when.earliest else None
    return Again(first or day_after, last)
