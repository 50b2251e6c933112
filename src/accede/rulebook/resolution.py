"""A vote of a small body, one vote a member: whether enough took part, and whether enough were for it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accede.rulebook.body import Body, Decision
from accede.rulebook.requirement import any_of
from accede.rulebook.tally import Tally
from accede.rulebook.verdict import Verdict

if TYPE_CHECKING:
    from accede.rulebook.book import Book


@dataclass(frozen=True, slots=True)
class Hands:
    """How many members of a body could take part, and how those who did voted."""

    members: int
    for_: int
    against: int = 0
    abstain: int = 0

    @property
    def voted(self) -> int:
        """How many took part."""
        return self.for_ + self.against + self.abstain

    def tally(self) -> Tally:
        """The same as a tally: each member present with one vote."""
        bases = {f"{unit}_{side}": self.voted for unit in ("votes", "members") for side in ("present", "represented")}
        bases |= {"votes_entitled": self.members, "members_entitled": self.members, "members": self.members}
        return Tally.of({"for": self.for_, "against": self.against, "abstain": self.abstain}, **bases)


@dataclass(frozen=True, slots=True)
class Resolution:
    """Whether enough members of a body took part, and whether enough were for it; None: the rulebook does not say."""

    quorum: Verdict
    majority: Verdict

    @property
    def refusing(self) -> Verdict | None:
        """The answer that keeps it from being resolved, if one does."""
        return next((one for one in (self.quorum, self.majority) if one.holds is False), None)


def resolve(book: "Book", body: Body, hands: Hands, matter: str = "", *, written: bool = False) -> Resolution:
    """Judge a vote of a body by its own rules, or by those of a matter that is its to decide.

    What is decided without a meeting is judged by what the body's rules ask in writing, where they ask something else.
    """
    decision = book.decision.get(matter)
    own = decision if decision and decision.by == body.name else None
    tally = hands.tally()
    quorums = [book.quorum[name].judge(tally) for name in _asked("quorum", own, body, written)]
    majorities = [book.majority[name].judge(tally) for name in _asked("majority", own, body, written)]
    article = own.article if own else body.article
    return Resolution(
        any_of(quorums, "quorum.any") if quorums else _unsaid("quorum", body, hands),
        any_of(majorities, "majority.any").resting_on(article, ()) if majorities else _unsaid("majority", body, hands),
    )


def _asked(kind: str, own: Decision | None, body: Body, written: bool) -> tuple[str, ...]:
    in_writing = body.in_writing(kind) if written else ()
    return in_writing or (getattr(own, kind) if own else ()) or getattr(body, kind)


def _unsaid(kind: str, body: Body, hands: Hands) -> Verdict:
    # A small body whose rules are silent, or were not seen, is not one for which any number would do.
    values = {"members": hands.members, "voted": hands.voted, "for": hands.for_, "against": hands.against}
    return Verdict(holds=None, code=f"resolution.{kind}_unsaid", values=values, marks=body.marks(kind))
