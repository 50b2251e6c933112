"""An item with its roll and its votes, as its pages are made from it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from accede.assembly.models import Ballot, Item
from accede.assembly.queries.count import book_of, counted, last_ballots
from accede.assembly.queries.delegation import speaks_for
from accede.assembly.queries.roll import Seat, seats
from accede.assembly.queries.secrecy import drawn_by
from accede.assembly.views.asking import front
from accede.assembly.views.gathering import own_seats
from accede.journal.actions import Actor
from accede.rulebook.book import Book
from accede.rulebook.tally import Outcome
from accede.rulebook.verdict import Verdict
from accede.rulebook.weight import Voice

State = Item.State


@dataclass(frozen=True)
class Room:
    """An item with its roll and its votes, read once for a page."""

    item: Item
    roll: list[Seat]
    last: Mapping[int, Ballot]
    outcome: Outcome
    ours: Collection[int] = ()  # the organisations that whoever looks on speaks for

    @classmethod
    def of(cls, item: Item, gathered: list[Seat] | None = None, ours: Collection[int] = ()) -> "Room":
        """Read an item; the roll as it stands now is not read again if it is at hand."""
        roll = gathered if gathered is not None and item.state == State.PREPARED else seats(item)
        last = last_ballots(item) if item.ballots_cast else {}
        return cls(item, roll, last, counted(item, roll, last=last), ours)

    @classmethod
    def near(cls, item: Item, actor: Actor) -> "Room":
        """Read of an item what somebody is told of it: everybody votes within the same minute, and looks on."""
        ours = speaks_for(actor, item.assembly)
        if front(actor) or not ours or not _is_local(book_of(item)):
            return cls.of(item, ours=ours)
        roll = seats(item, ours)
        if not own_seats(roll, ours):
            return cls.of(item, ours=ours)
        last = last_ballots(item, roll) if item.ballots_cast else {}
        return cls(item, roll, last, counted(item, roll, last=last), ours)

    @property
    def is_written(self) -> bool:
        """Whether it is decided without a meeting: then nobody attends, and everybody may vote."""
        return self.item.assembly.is_written

    @cached_property
    def rights(self) -> dict[str, Verdict]:
        """The right of each member on the roll."""
        return {member: one.verdict for member, one in self.outcome.rights.items()}

    @cached_property
    def drawn(self) -> set[int]:
        """Who has drawn ballots in a secret vote."""
        return drawn_by(self.item)

    @property
    def voice(self) -> Voice | None:
        """The rule by which members speak with one voice, if there is one."""
        book = book_of(self.item)
        return book.voice.get(book.body[self.item.assembly.body].voice)

    def may_vote(self, seat: Seat) -> bool:
        """Whether a member has the right, as far as anybody can say."""
        return self.rights[seat.member].holds is not False

    def partners(self, seat: Seat) -> list[Seat]:
        """The others with whom a member shares one voice."""
        if self.voice is None:
            return []
        return [one for one in self.roll if one.country == seat.country and one != seat and self.may_vote(one)]


def _is_local(book: Book) -> bool:
    """Whether what a member may do, and what its group says, hangs on nobody outside of its country."""
    capped = book.cap or book.also("cap")
    groups = [one.per for one in book.weight.values()] + [one.group for one in book.voice.values()]
    return not capped and set(groups) <= {"", "country"}
