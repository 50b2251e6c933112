"""Elections: how persons or members are chosen for seats, and what the chosen must be as a group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from accede.rulebook.facts import Facts
from accede.rulebook.fault import unfit
from accede.rulebook.mixture import Mixture
from accede.rulebook.papers import Counted, Paper, dropped, most, named, paired, passing, transferable
from accede.rulebook.rule import Rule
from accede.rulebook.seat import NO_VALUES, Seat, Values, balanced
from accede.rulebook.test import Test
from accede.rulebook.verdict import Named, Verdict

Method = Literal["plurality", "absolute", "runoff", "approval", "stv", "condorcet_irv"]
ORDERED = ("stv", "condorcet_irv")  # the order of the names on a paper counts


@dataclass(frozen=True, slots=True)
class Elected:
    """Who is elected, what the count went through, and the answer: yes when every seat is filled."""

    names: tuple[str, ...]
    counted: Counted
    verdict: Verdict


class Election(Rule):
    """How seats are filled by vote."""

    family: ClassVar[str] = "election"

    method: Method
    seats: int = Field(1, ge=1)
    names: int | None = Field(None, ge=1)  # the most names on one paper; as many as there are seats unless said
    drops: Literal["nobody", "last", "all but two", "who cannot win"] = "nobody"
    balance: dict[str, Test] = {}
    unmixed: Literal["void", "passed over"] = "void"  # what becomes of those who cannot be elected together

    @model_validator(mode="after")
    def _passes_over_once(self) -> "Election":
        if self.unmixed != "void" and (self.method not in ("plurality", "approval") or not self.balance):
            raise unfit(self.unmixed, "passed over only where the most votes elect, and there is a balance")
        return self

    @model_validator(mode="after")
    def _drops_in_rounds(self) -> "Election":
        if self.drops != "nobody" and self.method not in ("absolute", "runoff"):
            raise unfit(self.drops, "drops only where there are rounds: absolute, runoff")
        return self

    def for_seat(self, seat: Seat) -> "Election":
        """The same with what the seat asks of its holders together, where this rule asks nothing."""
        if self.balance or not seat.balance:
            return self
        return self.model_copy(update={"balance": seat.balance}).with_name(self.name)

    def elect(
        self,
        candidates: Sequence[str],
        rounds: Sequence[Sequence[Paper]],
        *,
        seats: int | None = None,
        lots: Sequence[str] = (),
        facts: Mapping[str, Facts] | None = None,
        values: Values = NO_VALUES,
        gone: Mapping[str, int] | None = None,
    ) -> Elected:
        """Count the papers of each round; `lots` is the order drawn between equals, `facts` what is known of each.

        Papers that carry too many names, or none of somebody who stands, are not cast. `values` are
        those that a fact may have, and `gone` names who no longer stood after so many rounds.
        """
        wanted = seats or self.seats
        if self.is_unknown("method"):
            unsaid = Verdict(holds=None, code="election.unknown", article=self.article, marks=self.marks("method"))
            return Elected((), Counted(left=tuple(candidates)), unsaid)
        mixture = Mixture(self.balance, facts or {}, values)
        counted = self._rounds(tuple(candidates), rounds, wanted, lots, gone or {}, mixture)
        return Elected(counted.elected, counted, self._judged(counted, wanted, mixture))

    def standing_again(self, counted: Counted) -> tuple[str, ...]:
        """Return who stands in the next ballot: whoever is left, without those that this rule drops."""
        counts = {name: counted.stages[-1].counts[name] for name in counted.left} if counted.stages else {}
        out = dropped(counts, self.drops) if self.drops != "nobody" and len(counts) > 1 else ()
        return tuple(name for name in counted.left if name not in out)

    def _rounds(
        self,
        names: tuple[str, ...],
        rounds: Sequence[Sequence[Paper]],
        seats: int,
        lots: Sequence[str],
        gone: Mapping[str, int],
        mixture: Mixture,
    ) -> Counted:
        found = Counted(left=names)
        for number, papers in enumerate(rounds):
            open_ = seats - len(found.elected)
            standing = self.standing_again(found) if found.stages else names
            standing = tuple(name for name in standing if gone.get(name, number + 1) > number)
            if not open_ or not standing:
                break
            once = self._once(papers, standing, open_, lots, mixture)
            found = Counted(found.elected + once.elected, once.tied, once.left, found.stages + once.stages)
        return found

    def _once(
        self, papers: Sequence[Paper], names: tuple[str, ...], seats: int, lots: Sequence[str], mixture: Mixture
    ) -> Counted:
        if self.method in ORDERED:
            return (transferable if self.method == "stv" else paired)(papers, names, seats, lots)
        counts, cast = named(papers, names, self.names or seats)
        if self.unmixed == "passed over":
            return mixture.most(counts, seats, lots)
        last = self.method == "runoff" and len(names) <= seats + 1
        if self.method in ("plurality", "approval") or last:
            return most(counts, seats, lots)
        return passing(counts, seats, Fraction(cast) / 2, lots)  # absolute and runoff: more than half of the votes

    def _judged(self, counted: Counted, seats: int, mixture: Mixture) -> Verdict:
        if counted.tied:
            return self._said(None, "election.tied", counted, seats, missing=("lot",))
        if len(counted.elected) < seats:
            return self._said(False, "election.vacant", counted, seats)
        holders = [mixture.facts.get(name, {}) for name in counted.elected]
        of = mixture.values
        answers = [balanced(name, test, holders, of.get(name, ())) for name, test in self.balance.items()]
        mixed = Verdict.all(answers, code="election.balance")
        if mixed.holds is True:
            return self._said(True, "election.filled", counted, seats)
        code = "election.unbalanced" if mixed.holds is False else "election.balance_unknown"
        return self._said(mixed.holds, code, counted, seats, missing=mixed.missing)

    def _said(
        self, holds: bool | None, code: str, counted: Counted, seats: int, missing: tuple[str, ...] = ()
    ) -> Verdict:
        values = {
            "election": Named("election", self.name),
            "seats": seats,
            "elected": len(counted.elected),
            "names": ", ".join(counted.tied or counted.elected),
        }
        marks = self.marks("method", "seats", "names", "drops", "balance", "unmixed")
        return Verdict(holds=holds, code=code, values=values, missing=missing, article=self.article, marks=marks)
