"""How a vote is given: openly, by roll call or in secret, who may ask for another way, and how long it is open."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import PlainValidator

from accede.rulebook.rule import Names, Rule
from accede.rulebook.seat import LengthOfTime
from accede.rulebook.test import Bases, Test
from accede.rulebook.verdict import Verdict

Mode = Literal["open", "roll call", "secret"]
ABOUT = ("election", "persons")  # what a vote may be about that makes it secret by itself


def _asks(value: object) -> tuple[str | Test, ...]:
    several = value if isinstance(value, list | tuple) else [value]
    return tuple(one if isinstance(one, str) else Test.model_validate(one) for one in several)


Asks = Annotated[tuple[str | Test, ...], PlainValidator(_asks, json_schema_input_type=str | Test | list[str | Test])]


class Ballot(Rule):
    """The way of voting, unless what it is about or somebody's request makes it secret or by roll call."""

    family: ClassVar[str] = "ballot"

    mode: Mode = "open"
    secret_if: Asks = ()
    lasts: LengthOfTime | None = None
    counted_by: Names = ()

    @property
    def hides(self) -> bool:
        """Whether it makes any vote secret that is not an election."""
        return self.mode == "secret" or any(one != "election" for one in self.secret_if)

    def given(self, about: str = "", requests: Mapping[str, int] | None = None, bases: Bases | None = None) -> Verdict:
        """Say whether a vote is secret: by what it is about, or because so many ask for it ("members" or a body)."""
        answers = [self._met(one, about, requests or {}, bases or {}) for one in self.secret_if]
        if self.mode == "secret":
            answers = [Verdict(holds=True, code="ballot.always_secret")]
        decided = Verdict.any(answers, code="ballot.any")
        code = {True: "ballot.secret", False: "ballot.open", None: "ballot.cannot_say"}[decided.holds]
        return Verdict(
            holds=decided.holds,
            code=code,
            missing=decided.missing,
            article=self.article,
            marks=self.marks("mode", "secret_if"),
        )

    def _met(self, one: str | Test, about: str, requests: Mapping[str, int], bases: Bases) -> Verdict:
        if isinstance(one, Test):
            asking = requests.get(one.unit or "members", 0)
            # Where nobody asks, it does not matter of how many.
            return one.judge(asking, bases) if asking else Verdict(holds=False, code="ballot.asked")
        return Verdict(holds=one == about or requests.get(one, 0) > 0, code="ballot.asked")
