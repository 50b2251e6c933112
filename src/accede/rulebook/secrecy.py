"""Whether a vote can be secret, and whether its result could betray somebody all the same."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from accede.rulebook.motion import Motion
from accede.rulebook.requirement import requirements_of
from accede.rulebook.shown import asks_who
from accede.rulebook.verdict import Verdict

if TYPE_CHECKING:
    from accede.rulebook.book import Book

FEW = 5  # below this, those who tell each other how they voted soon know how the others did


def may_hide(book: "Book", matter: str, motion: Motion) -> Verdict:
    """Say whether a decision can be taken in secret: not where a rule asks which members, or where, were for it."""
    asked, _unsaid = requirements_of(book, book.decision[matter], motion)
    by_member = asks_who(asked, motion.call)
    code = "secrecy.by_member" if by_member else "secrecy.possible"
    return Verdict(holds=not by_member, code=code, article=asked[0].own.decision.article)


def betrayals(votes: Sequence[int]) -> list[Verdict]:
    """Say what the result of a secret vote could betray, where each of these would cast so many votes."""
    total, most = sum(votes), max(votes, default=0)
    found = []
    if len(votes) < FEW:
        found.append(Verdict(holds=False, code="secrecy.few", values={"voters": len(votes)}))
    if len(votes) > 1 and 2 * most > total:
        found.append(Verdict(holds=False, code="secrecy.most", values={"votes": most, "total": total}))
    return found
