"""What an article asks of the votes for and of the votes against, and of those who take part."""

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field, model_validator

from accede.rulebook.day import DateSentence
from accede.rulebook.facts import Facts
from accede.rulebook.fault import wrong
from accede.rulebook.rule import Frozen, Rule
from accede.rulebook.test import Test, Tests, each_of
from accede.rulebook.verdict import Named, Verdict

if TYPE_CHECKING:
    from accede.rulebook.tally import Tally

Asked = tuple[Test, str]  # a test, and what of the tally it looks at
SIDES = ("represented", "present", "cast")  # what a quorum looks at

# The fact that settles a tie: what the chair, or the lot, has said; or that a recount was made and changed nothing.
SETTLED_BY = {"chair": "chair", "lot": "lot", "recount": "recounted"}


class Majority(Rule):
    """Tests on `for` and on `against`; all must hold. `tie` says who settles a vote with as many for as against."""

    family: ClassVar[str] = "majority"

    votes_for: Tests | None = Field(None, alias="for")
    votes_against: Tests | None = Field(None, alias="against")
    tie: Literal["lost", "chair", "recount", "lot"] = "lost"

    @model_validator(mode="after")
    def _asks_something(self) -> "Majority":
        if not self.tests and not self.unknown:
            raise wrong("missing_key", given="for")
        return self

    @property
    def tests(self) -> tuple[Asked, ...]:
        """Its tests, each with the choice it looks at."""
        return tuple(
            (test, what)
            for tests, what in ((self.votes_for, "for"), (self.votes_against, "against"))
            for test in each_of(tests)
        )

    def judge(self, tally: "Tally", facts: Facts | None = None) -> Verdict:
        """Say whether the tally meets every test of this majority; `facts` may say how a tie was settled."""
        if self.is_unknown("for", "against"):
            marks = self.marks("for", "against")
            return Verdict(holds=None, code="majority.unknown", article=self.article, marks=marks)
        answers = [test.over(tally, what) for test, what in self.tests]
        # If all abstain, two thirds of nothing is nothing: silence must not carry.
        answers.append(_someone(tally.number("votes for")))
        decided = Verdict.all(answers, code="majority.all")
        if decided.holds is False and tally.for_ == tally.against > 0 and self.tie != "lost":
            return self._settled(tally, facts or {})
        code = {True: "majority.reached", False: "majority.missed", None: "majority.cannot_say"}[decided.holds]
        values = {"for": tally.for_, "against": tally.against} | dict(answers[0].values)
        if "needed" not in values or values["needed"] is None:
            code = code.replace("reached", "carried").replace("missed", "rejected")
        values["majority"] = Named("majority", self.name)
        return Verdict(
            holds=decided.holds,
            code=code,
            values=values,
            article=self.article,
            missing=decided.missing,
            marks=self.marks("for", "against"),
        )

    def _settled(self, tally: "Tally", facts: Facts) -> Verdict:
        fact = SETTLED_BY[self.tie]
        said = facts.get(fact)
        # What a recount leaves tied is lost.
        holds = None if said is None or (fact == "recounted" and not said) else said == "for"
        values = {"for": tally.for_, "against": tally.against, "majority": Named("majority", self.name)}
        return Verdict(
            holds=holds,
            code=f"majority.tie_{self.tie}",
            values=values,
            article=self.article,
            missing=() if holds is not None else (fact,),
            marks=self.marks("for", "against", "tie"),
        )

    def sees(self, tally: "Tally") -> tuple[Hashable, ...]:
        """What two tallies must share to be judged alike, whatever is added to both."""
        seen = [one for test, what in self.tests for one in test.sees(tally, what)]
        tied = () if self.tie == "lost" else (tally.for_ - tally.against,)
        return (tally.for_ > 0, tally.number("votes for") is None, *tied, *seen)


def _someone(votes: int | None) -> Verdict:
    missing = ("votes",) if votes is None else ()
    return Verdict(holds=None if votes is None else votes > 0, code="majority.someone_is_for", missing=missing)


class Call(Frozen):
    """Tests on who is represented or present when the vote opens, and on what is cast at each vote."""

    represented: Tests | None = None
    present: Tests | None = None
    cast: Tests | None = None

    @property
    def tests(self) -> tuple[Asked, ...]:
        """Its tests, each with the side it looks at."""
        return tuple((test, side) for side in SIDES for test in each_of(getattr(self, side)))


class Next(Call):
    """The next call, when the one before has failed: its own tests, or none."""

    when: DateSentence | None = None


class Quorum(Rule, Call):
    """What must take part; `then` are the next calls, each with its own tests or none."""

    family: ClassVar[str] = "quorum"

    then: tuple[Next, ...] = ()

    @model_validator(mode="after")
    def _asks_something(self) -> "Quorum":
        if not self.tests and not self.unknown:
            raise wrong("test_without_bound")
        return self

    def at(self, call: int) -> Call:
        """The tests of the first call, or of a later one; beyond the last, those of the last."""
        return self if call < 2 or not self.then else self.then[min(call - 2, len(self.then) - 1)]

    def judge(self, tally: "Tally", call: int = 1, opening: bool = False) -> Verdict:
        """Say whether enough members, votes or countries take part; at the `opening` nothing can have been cast."""
        keys = (*(("then",) if call > 1 else ()), *(SIDES if self.at(call) is self else ()))
        if self.is_unknown(*keys):
            return Verdict(holds=None, code="quorum.cannot_say", article=self.article, marks=self.marks(*keys))
        asked = [one for one in self.at(call).tests if not (opening and one[1] == "cast")]
        decided = Verdict.all((test.over(tally, side) for test, side in asked), code="quorum.all")
        code = {True: "quorum.reached", False: "quorum.missed", None: "quorum.cannot_say"}[decided.holds]
        shown = dict(decided.because[0].values) if decided.because else {}
        if not asked:
            code = "quorum.any_number"
            shown = {"represented": tally.members_represented, "members": tally.members}
        return Verdict(
            holds=decided.holds,
            code=code,
            values=shown,
            article=self.article,
            missing=decided.missing,
            marks=self.marks(*keys),
        )

    def sees(self, tally: "Tally", call: int = 1) -> tuple[Hashable, ...]:
        """What two tallies must share to be judged alike, whatever is added to both."""
        return tuple(seen for test, side in self.at(call).tests for seen in test.sees(tally, side))

    def calls(self) -> Iterator[Call]:
        """The first call, and those that may follow."""
        yield from (self, *self.then)
