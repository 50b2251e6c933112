"""What an article asks of the votes for and of the votes against."""

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar

from pydantic import Field, model_validator

from accede.rulebook.fault import wrong
from accede.rulebook.rule import Rule
from accede.rulebook.test import Test
from accede.rulebook.verdict import Named, Verdict


class Majority(Rule):
    """Tests on `for` and on `against`; all must hold."""

    family: ClassVar[str] = "majority"

    votes_for: Test = Field(alias="for")
    votes_against: Test | None = Field(None, alias="against")

    def judge(self, tally: "Tally") -> Verdict:  # noqa: F821 - a tally is built on majorities, not the other way
        """Say whether the tally meets every test of this majority."""
        if self.is_unknown("for", "against"):
            marks = self.marks("for", "against")
            return Verdict(holds=None, code="majority.unknown", article=self.article, marks=marks)
        answers = [self.votes_for.judge(tally.for_, tally.bases(self.votes_for))]
        if self.votes_against:
            answers.append(self.votes_against.judge(tally.against, tally.bases(self.votes_against)))
        # If all abstain, two thirds of nothing is nothing: silence must not carry.
        answers.append(Verdict(holds=tally.for_ > 0, code="majority.someone_is_for"))
        decided = Verdict.all(answers, code="majority.all")
        code = {True: "majority.reached", False: "majority.missed", None: "majority.cannot_say"}[decided.holds]
        values = {"for": tally.for_, "against": tally.against} | dict(answers[0].values)
        values["majority"] = Named("majority", self.name)
        return Verdict(
            holds=decided.holds,
            code=code,
            values=values,
            article=self.article,
            missing=decided.missing,
            marks=self.marks("for", "against"),
        )

    def sees(self, tally: "Tally") -> tuple[Fraction | bool, ...]:  # noqa: F821
        """What two tallies must share to be judged alike, whatever is added to both."""
        against = self.votes_against
        seen = self.votes_for.sees(tally.for_, tally.bases(self.votes_for))
        return (tally.for_ > 0, *seen, *(against.sees(tally.against, tally.bases(against)) if against else ()))


class Quorum(Rule):
    """Tests on who is represented, or present, when the vote opens."""

    family: ClassVar[str] = "quorum"

    represented: Test | None = None
    present: Test | None = None

    @model_validator(mode="after")
    def _asks_something(self) -> "Quorum":
        if self.represented is None and self.present is None and not self.unknown:
            raise wrong("test_without_bound")
        return self

    def judge(self, tally: "Tally") -> Verdict:  # noqa: F821
        """Say whether enough members, votes or countries take part."""
        if self.is_unknown("represented", "present"):
            marks = self.marks("represented", "present")
            return Verdict(holds=None, code="quorum.cannot_say", article=self.article, marks=marks)
        answers = [test.judge(tally.taking_part(test.of, side), tally.bases(test)) for test, side in self._tests()]
        decided = Verdict.all(answers, code="quorum.all")
        code = {True: "quorum.reached", False: "quorum.missed", None: "quorum.cannot_say"}[decided.holds]
        shown = decided.because[0].values if decided.because else {}
        return Verdict(
            holds=decided.holds,
            code=code,
            values=dict(shown),
            article=self.article,
            missing=decided.missing,
            marks=self.marks("represented", "present"),
        )

    def sees(self, tally: "Tally") -> tuple[Fraction | bool, ...]:  # noqa: F821
        """What two tallies must share to be judged alike, whatever is added to both."""
        tests = ((test, tally.taking_part(test.of, side)) for test, side in self._tests())
        return tuple(seen for test, number in tests for seen in test.sees(number, tally.bases(test)))

    def _tests(self) -> Iterator[tuple[Test, str]]:
        sides = ((self.represented, "represented"), (self.present, "present"))
        yield from ((test, side) for test, side in sides if test is not None)
