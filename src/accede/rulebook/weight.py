"""How many votes, who speaks for a group, and who may vote for another."""

from fractions import Fraction
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from accede.rulebook.facts import Facts
from accede.rulebook.fault import unfit
from accede.rulebook.part import Part, with_part
from accede.rulebook.rule import Names, Rule
from accede.rulebook.worked import Worked


class Weight(Rule):
    """A member's votes, as a number that follows from facts."""

    family: ClassVar[str] = "weight"
    bends: ClassVar[bool] = True

    categories: Names = Field((), alias="for")
    part: Part

    @model_validator(mode="before")
    @classmethod
    def _read(cls, raw: object) -> object:
        return with_part(raw)

    @model_validator(mode="after")
    def _numbers(self) -> "Weight":
        if self.part.is_named or self.part.pot:
            raise unfit("pot" if self.part.pot else "names", "numbers")
        return self

    def reckon(self, facts: Facts) -> Worked:
        """The votes of a member with these facts; bounds only where facts are missing."""
        ways, reason = self.readings(facts)
        return Worked.either(
            [one.part.reckon(facts, frozenset(one.unknown)) if one else Worked.just(Fraction(0)) for one in ways],
            reason.missing,
        )


class Voice(Rule):
    """The members of one group cast one voice."""

    family: ClassVar[str] = "voice"

    group: Literal["country"]
    speaks: Literal["if all agree"] = "if all agree"
    otherwise: Literal["blank", "none"] = Field(alias="else")
    asks: Literal["cast", "entitled"] = "cast"

    def fold(self, choices: frozenset[str], everyone_cast: bool) -> str | None:
        """The one choice of a group that cast these; None when nobody spoke.

        An invalid ballot counts as silence, and silence is not disagreement (unless all entitled are asked).
        """
        spoken = choices - {"invalid"}
        if not spoken:
            return None
        agreed = len(spoken) == 1 and (everyone_cast or self.asks == "cast")
        return next(iter(spoken)) if agreed else "blank" if self.otherwise == "blank" else None


class Proxy(Rule):
    """Who may hold the vote of another, and how many."""

    family: ClassVar[str] = "proxy"

    held: int = Field(ge=0)
    presence: bool = True
