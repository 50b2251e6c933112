"""Those with the most votes who may be elected together: whoever would spoil the mixture is passed over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accede.rulebook.facts import Facts
from accede.rulebook.papers import Counted, Counts, Stage, without
from accede.rulebook.seat import Values
from accede.rulebook.test import Test


@dataclass(frozen=True, slots=True)
class Mixture:
    """What the elected must be together, what is known of each who stands, and which values a fact may have."""

    balance: Mapping[str, Test]
    facts: Mapping[str, Facts]
    values: Values

    def most(self, counts: Counts, seats: int, lots: Sequence[str]) -> Counted:
        """Elect those with the most votes, passing over whoever leaves no way to a mixture as the article asks."""
        order = sorted((name for name in counts if counts[name]), key=lambda name: (-counts[name], _place(name, lots)))
        chosen = self._first((), order, min(seats, len(order))) or ()
        tied = self._tied(counts, chosen, lots)
        elected = tuple(name for name in chosen if not tied or counts[name] > counts[tied[0]])
        return Counted(elected, tied, without(counts, elected), (Stage(counts, elected=elected),))

    def _first(self, chosen: tuple[str, ...], order: Sequence[str], seats: int) -> tuple[str, ...] | None:
        """The first set that is mixed as asked, in the order of a dictionary; None if there is none."""
        if not self._can_be(chosen, order, seats):
            return None
        if len(chosen) == seats:
            return chosen
        for number, name in enumerate(order):
            if found := self._first((*chosen, name), order[number + 1 :], seats):
                return found
        return None

    def _can_be(self, chosen: Sequence[str], others: Sequence[str], seats: int) -> bool:
        """Say whether these, filled up with some of the others, could still meet every test by itself."""
        left = seats - len(chosen)
        if left > len(others):
            return False
        return all(
            any(test.judge(number, {test.base_name(): seats}).holds for number in range(have, have + more + 1))
            for name, test in self.balance.items()
            for have, more in self._counts(name, chosen, others, left)
        )

    def _counts(self, fact: str, chosen: Sequence[str], others: Sequence[str], left: int) -> list[tuple[int, int]]:
        """How many have each value of a fact, and how many more could."""
        have, could = ([self.facts.get(one, {}).get(fact) for one in names] for names in (chosen, others))
        # A value that nobody of the chosen has counts only where the fact is known to have it.
        known = dict.fromkeys((*self.values.get(fact, ()), *have))
        return [(have.count(value), min(left, could.count(value))) for value in known]

    def _tied(self, counts: Counts, chosen: Sequence[str], lots: Sequence[str]) -> tuple[str, ...]:
        """Those with the same number of votes of whom only some are chosen, and between whom no lot is drawn yet."""
        for edge in sorted({counts[name] for name in chosen}, reverse=True):
            even = [name for name in counts if counts[name] == edge]
            if 0 < sum(name in chosen for name in even) < len(even) and not set(even) <= set(lots):
                return tuple(even)
        return ()


def _place(name: str, lots: Sequence[str]) -> int:
    return lots.index(name) if name in lots else len(lots)
