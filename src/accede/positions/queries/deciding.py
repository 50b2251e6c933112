"""Who adopts a joint position by the rules, and what the votes of members on an amendment come to."""

from dataclasses import dataclass, field
from datetime import date

from accede.positions.models import Amendment, MemberVote
from accede.register.models import Membership
from accede.register.queries import detail_on, facts_of, members_on
from accede.rulebook.book import Book
from accede.rulebook.tally import Entitled, Voter

# What a rulebook calls the decision on a joint position, where its statutes know one.
DECISION = "position"
MEETING = ("assembly", "board")
Choice = MemberVote.Choice


@dataclass(frozen=True, slots=True)
class Adopter:
    """A body that may adopt a position, and the articles that say so; none where the rules name nobody."""

    body: str
    article: tuple[str, ...] = ()


def adopters(book: Book) -> list[Adopter]:
    """Return who may adopt a position: whom a decision of the rules names, or whom all else belongs to, or any body."""
    own = book.decision.get(DECISION)
    if own:
        return [Adopter(own.by, own.article or book.body[own.by].article)]
    general = next((one for one in book.body.values() if one.kind == "assembly"), None)
    if general and general.otherwise in book.body:
        return [Adopter(general.otherwise, book.body[general.otherwise].article)]
    return [Adopter(name) for name, one in book.body.items() if one.kind in MEETING]


def right_of(membership: Membership, book: Book, on: date) -> Entitled:
    """Return whether a member may vote on an amendment, and with how many votes."""
    one = membership.organisation
    country, facts = detail_on(one, "country", on), facts_of(one, on)
    return book.votes(Voter(str(one.pk), membership.category, country, facts=facts), DECISION)


@dataclass(frozen=True, slots=True)
class Votes:
    """What an amendment came to: votes on each side, who may still vote, and whose votes nobody can say."""

    sides: dict[str, int] = field(default_factory=dict)
    silent: int = 0
    unsaid: tuple[Entitled, ...] = ()

    @property
    def is_carried(self) -> bool:
        """Whether more votes are for it than against it."""
        return self.sides[Choice.FOR] > self.sides[Choice.AGAINST]


def votes_on(amendment: Amendment, book: Book, on: date) -> Votes:
    """Count the votes on an amendment as they weigh on a day."""
    cast = dict(amendment.votes.values_list("organisation", "choice"))
    sides, silent, unsaid = dict.fromkeys(Choice.values, 0), 0, []
    for membership in members_on(on):
        right = right_of(membership, book, on)
        choice = cast.get(membership.organisation_id)
        if choice is None:
            silent += right.verdict.holds is not False
        elif right.votes is None:
            unsaid.append(right)
        else:
            sides[choice] += right.votes
    return Votes(sides, silent, tuple(unsaid))
