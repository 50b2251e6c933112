"""Elections: which seats may be filled, who stands, what each ballot came to, and what comes next."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from accede.assembly.models import Assembly, Election, Item, Nomination
from accede.assembly.queries.agenda import takes
from accede.assembly.queries.roll import Seat, seats
from accede.assembly.queries.secrecy import names_in_box
from accede.journal.record import Plain
from accede.recount.ballot import names_of
from accede.register.queries import members_on
from accede.rulebook import election as rule
from accede.rulebook.body import Body, Decision
from accede.rulebook.book import Book
from accede.rulebook.motion import Motion
from accede.rulebook.papers import Paper
from accede.rulebook.poll import Cast, Poll, poll
from accede.rulebook.seat import Seat as Held
from accede.rulebook.secrecy import may_hide
from accede.rulebook.verdict import Verdict

State = Nomination.State
IN_ROUNDS = ("absolute", "runoff")  # methods by which those who are left stand again


@dataclass(frozen=True, slots=True)
class Electable:
    """Seats that an assembly fills: by which matter, and of which body."""

    matter: str
    body: str
    seat: Held

    @property
    def name(self) -> str:
        """How it is known: its body and its seat."""
        return f"{self.body}.{self.seat.name}"


def electable(assembly: Assembly) -> list[Electable]:
    """Return the seats whose election can still be put on the agenda of an assembly."""
    matters = {one.election: name for name, one in takes(assembly).items() if one.election}
    return [
        Electable(matters[seat.election], name, seat)
        for name, body in assembly.book.body.items()
        for seat in body.seats
        if seat.chosen_by == assembly.body and seat.election in matters
    ]


def election_of(item: Item) -> Election | None:
    """Return what makes an item an election; None if it is none."""
    # Asked of every item: most answer without a look.
    if not item.is_election:
        return None
    parts = ("lots", "piles", "nominations__organisation", "nominations__proposers")
    found = Election.objects.filter(item=item).prefetch_related(*parts).first()
    if found:
        found.item = item
    return found


@dataclass(frozen=True)
class Ruled:
    """An election with the rules that it is held by."""

    election: Election

    @cached_property
    def book(self) -> Book:
        """The rulebook of its assembly."""
        return self.election.item.assembly.book

    @property
    def decision(self) -> Decision:
        """The matter that it is."""
        return self.book.decision[self.election.item.matter]

    @property
    def body(self) -> Body:
        """The body whose seats are filled."""
        return self.book.body[self.election.body]

    @property
    def seat(self) -> Held:
        """The seats that are filled."""
        return self.body.seat(self.election.seat)

    @property
    def is_of_members(self) -> bool:
        """Whether a member holds the seat, and a person only represents it there."""
        return self.seat.held_by == "member"

    @property
    def office(self) -> str:
        """The office that whoever is elected holds: the seat's, where it is an office of its own, else the body's."""
        return self.election.seat if self.election.seat in self.book.body else self.election.body

    @cached_property
    def rule(self) -> rule.Election:
        """How votes become seats."""
        return self.book.election[self.decision.election].for_seat(self.seat)

    @property
    def is_ordered(self) -> bool:
        """Whether the order of the names on a paper counts."""
        return self.rule.method in rule.ORDERED

    @property
    def most_names(self) -> int:
        """The most names that a paper of the open ballot may carry."""
        return len(self.election.standing) if self.is_ordered else self.rule.names or self.election.open_seats

    @cached_property
    def way(self) -> Verdict:
        """Say whether it is voted on in secret; persons are, unless the rules say otherwise."""
        name = self.decision.ballot or self.book.body[self.decision.by].ballot
        if name in self.book.ballot:
            return self.book.ballot[name].given("election")
        hidden = may_hide(self.book, self.election.item.matter, Motion({}))
        return Verdict(holds=True, code="ballot.secret_unless_said") if hidden.holds else hidden

    @property
    def is_secret(self) -> bool:
        """Whether it is secret; where nobody can say, it is."""
        return self.way.holds is not False

    def proposed(self, nomination: Nomination) -> Verdict:
        """Say whether those who have put somebody forward are enough to do so."""
        number = len(nomination.proposers.all())
        return self.decision.may_propose(nomination.office, number, {"members": self.members})

    @cached_property
    def members(self) -> int:
        """How many members there are, where so many of them together put somebody forward."""
        asked = any(not isinstance(one, str) for one in self.decision.proposed_by)
        return members_on(self.election.item.assembly.day).count() if asked else 0

    def candidates(self) -> list[Nomination]:
        """Return who stands, or stood in a ballot before withdrawing."""
        there = [one for one in self.election.nominations.all() if one.state == State.ACCEPTED or one.gone_after]
        return [one for one in there if self.proposed(one).holds is not False]


@dataclass(frozen=True)
class Counting:
    """What the ballots of an election have come to so far."""

    ruled: Ruled
    candidates: list[Nomination]
    polls: list[Poll]
    piles: list[list[Paper]]

    @cached_property
    def elected(self) -> rule.Elected:
        """Who is elected, and why."""
        facts = self.ruled.book.fact
        return self.ruled.rule.elect(
            [one.name for one in self.candidates],
            [[*one.papers.values(), *piles] for one, piles in zip(self.polls, self.piles, strict=True)],
            seats=self.ruled.election.seats,
            lots=self.lots,
            facts={one.name: one.facts for one in self.candidates},
            values={name: tuple(facts[name].choices) for name in self.ruled.rule.balance if name in facts},
            gone=self.gone,
        )

    @cached_property
    def lots(self) -> list[str]:
        """The order drawn between equals; a later lot goes before an earlier one."""
        return [name for lot in reversed(self.ruled.election.lots.all()) for name in lot.drawn]

    @property
    def gone(self) -> dict[str, int]:
        """Who has withdrawn, and after how many ballots."""
        return {one.name: one.gone_after for one in self.candidates if one.gone_after is not None}

    @property
    def open_seats(self) -> int:
        """How many seats are not filled yet."""
        return self.ruled.election.seats - len(self.elected.names)

    @property
    def next(self) -> list[str]:
        """Who stands in the next ballot; nobody where there is none."""
        if not self.polls:
            return [one.name for one in self.candidates]
        if self.elected.counted.tied or not self.open_seats or self.ruled.rule.method not in IN_ROUNDS:
            return []
        again = self.ruled.rule.standing_again(self.elected.counted)
        return [name for name in again if name not in self.gone]

    @property
    def unsaid(self) -> tuple[str, ...]:
        """Members who have cast a paper, and of whom nobody knows with how many votes."""
        return tuple(dict.fromkeys(name for one in self.polls for name in one.unsaid))


def counting(election: Election, roll: Sequence[Seat] | None = None) -> Counting:
    """Count every ballot of an election that was closed."""
    ruled, item = Ruled(election), election.item
    roll = roll if roll is not None else seats(item)
    cast = papers_cast(item)
    numbers = range(1, election.counted + 1)
    voters = [seat.voter() for seat in roll]
    polls = [
        poll(ruled.book, item.matter, voters, _named(cast.get(one, {}), roll), item.assembly.call) for one in numbers
    ]
    heaps = [[*_entered(election, each), *(_in_box(item, each) if ruled.is_secret else ())] for each in numbers]
    return Counting(ruled, ruled.candidates(), polls, heaps)


def standing(found: Counting) -> list[dict[str, Plain]]:
    """Return who stands in an election, as its result seals it."""
    return [{"name": one.name, "facts": one.facts, "gone_after": one.gone_after} for one in found.candidates]


def papers_cast(item: Item) -> dict[int, dict[int, tuple[str, ...]]]:
    """Return the names on the last paper of each organisation in each ballot."""
    cast: dict[int, dict[int, tuple[str, ...]]] = {}
    for ballot in item.ballots.all():
        cast.setdefault(ballot.round, {})[ballot.organisation_id] = names_of(ballot.choice)
    return cast


def written(names: Sequence[str]) -> str:
    """Return the names on a paper as the ledger keeps them."""
    return json.dumps(list(names), ensure_ascii=False)


def _entered(election: Election, ballot: int) -> list[Paper]:
    return [Paper(tuple(one.names), one.votes) for one in election.piles.all() if one.round == ballot]


def _in_box(item: Item, ballot: int) -> list[Paper]:
    return [Paper(tuple(json.loads(names)), votes) for names, votes in names_in_box(item, ballot).items()]


def _named(cast: dict[int, tuple[str, ...]], roll: Sequence[Seat]) -> Cast:
    return {seat.member: cast[seat.organisation] for seat in roll if seat.organisation in cast}
