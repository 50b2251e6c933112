"""What each test of a majority came to: a decision that must be carried in two groups, or twice, shows both."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accede.rulebook.body import Decision
from accede.rulebook.majority import Majority
from accede.rulebook.motion import Motion
from accede.rulebook.requirement import requirements_of
from accede.rulebook.tally import Tally
from accede.rulebook.verdict import Verdict

if TYPE_CHECKING:
    from accede.rulebook.book import Book


@dataclass(frozen=True, slots=True)
class Measure:
    """One test of a majority: what it looks at (for, against), in which group of which fact, and what it says.

    `sides` are what was for and against in its unit, there; None where that is not known.
    """

    majority: str
    what: str
    unit: str
    fact: str
    group: str
    sides: tuple[int | None, int | None]
    verdict: Verdict


def measures(book: "Book", matter: str, tally: Tally, motion: Motion) -> list[Measure]:
    """Every test that the majorities of a decision make, in the order of the rulebook."""
    asked, _unsaid = requirements_of(book, book.decision[matter], motion)
    both = (asked[0].own, asked[0].law)
    return [one for part in both if part for majority in part.majorities for one in _of(majority, part.decision, tally)]


def _of(majority: Majority, decision: Decision, tally: Tally) -> Iterator[Measure]:
    for test, what in majority.tests:
        unit = test.unit or "votes"
        for scope, verdict in test.apart(tally, what):
            fact, _equals, group = scope.removeprefix(" in ").partition("=")
            sides = tuple(tally.number(f"{unit} {side}{scope}") for side in ("for", "against"))
            verdict = verdict.resting_on(majority.article, majority.marks("for", "against")).resting_on(
                decision.article
            )
            yield Measure(majority.name, what, unit, fact, group, sides, verdict)
