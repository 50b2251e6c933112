"""How many votes a member has, who speaks for a group, who votes for another, and what nobody may exceed."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from accede.rulebook.facts import Facts
from accede.rulebook.fault import unfit, wrong
from accede.rulebook.part import Part, with_part
from accede.rulebook.rule import Names, Number, Rule
from accede.rulebook.worked import Worked


class Weight(Rule):
    """A member's votes, as a number that follows from facts.

    With `per` the number is the group's: whoever is alone in it has all, several have what the fact `shared` says.
    """

    family: ClassVar[str] = "weight"
    bends: ClassVar[bool] = True

    categories: Names = Field((), alias="for")
    part: Part
    per: str = ""
    shared: str = ""
    together: bool = False

    @model_validator(mode="before")
    @classmethod
    def _read(cls, raw: object) -> object:
        whole_unknown = (
            isinstance(raw, dict) and "unknown" in raw and not set(raw) & {"part", "fixed", "by", "sum", "of"}
        )
        return with_part({**raw, "fixed": 1} if whole_unknown else raw)

    @model_validator(mode="after")
    def _numbers(self) -> "Weight":
        if self.part.is_named or self.part.pot:
            raise unfit("pot" if self.part.pot else "names", "numbers")
        if bool(self.per) != bool(self.shared):
            raise wrong("missing_key", given="shared" if self.per else "per")
        return self

    def reckon(self, facts: Facts) -> Worked:
        """The votes of a member with these facts; bounds only where facts are missing."""
        if self.is_unknown():
            return Worked.anything()
        if self.only_if is None and not self.exceptions:
            return self.part.reckon(facts, self.hidden)
        ways, reason = self.readings(facts)
        return Worked.either(
            [one.part.reckon(facts, one.hidden) if one else Worked.just(0) for one in ways], reason.missing
        )


class Voice(Rule):
    """The members of one group cast one voice. `else` is blank, none, or the body that picks."""

    family: ClassVar[str] = "voice"

    group: str
    speaks: Literal["if all agree", "by majority", "by one they choose"] = "if all agree"
    otherwise: str = Field(alias="else")
    asks: Literal["cast", "entitled"] = "cast"

    def fold(
        self, choices: frozenset[str], everyone_cast: bool, votes: Mapping[str, int] | None = None, picked: str = ""
    ) -> str | None:
        """The one choice of a group that cast these; None when nobody spoke, or nobody has picked yet.

        An invalid ballot counts as silence, and silence is not disagreement (unless all entitled are asked).
        `choices` are those of the one they chose, where that one speaks; `votes` are how many each choice has.
        """
        spoken = choices - {"invalid"}
        if not spoken:
            return None
        agreed = len(spoken) == 1 and (everyone_cast or self.asks == "cast" or self.speaks == "by one they choose")
        if agreed:
            return next(iter(spoken))
        if self.speaks == "by majority" and (most := self._most(votes or {}, everyone_cast)):
            return most
        return self.unagreed(picked)

    def unagreed(self, picked: str = "") -> str | None:
        """What a group says that does not agree, or has agreed on nobody."""
        return {"blank": "blank", "none": None}.get(self.otherwise, picked or None)

    @property
    def picker(self) -> str:
        """The body that picks where the members do not agree; nothing if none does."""
        return "" if self.otherwise in ("blank", "none") else self.otherwise

    def _most(self, votes: Mapping[str, int], everyone_cast: bool) -> str:
        """The choice with more than half of the votes of the group that spoke."""
        if self.asks == "entitled" and not everyone_cast:
            return ""
        spoken = {choice: number for choice, number in votes.items() if choice != "invalid"}
        return next((choice for choice, number in spoken.items() if 2 * number > sum(spoken.values())), "")


class Proxy(Rule):
    """Who may vote for another: for whom, to whom, within which group, and how many one may hold."""

    family: ClassVar[str] = "proxy"

    allowed: bool = True
    categories: Names = Field((), alias="for")
    to: Names = ()
    within: str = ""
    held: int | None = Field(None, ge=0)
    written: bool = False
    may_differ: bool = True
    presence: bool = True


class Cap(Rule):
    """What a member, a person or a group may not exceed: a number, or so many times the smallest."""

    family: ClassVar[str] = "cap"

    on: str
    categories: Names = Field((), alias="for")
    at_most: int | None = Field(None, ge=0)
    times: Number | None = None
    smallest: int = Field(0, ge=0)
    over: Literal["refused", "cut", "proportional"] | None = None

    @model_validator(mode="after")
    def _one_limit(self) -> "Cap":
        relative = self.times is not None and self.smallest > 0
        if (self.at_most is not None) + relative != 1 and not self.is_unsaid:
            raise unfit("cap", "`at_most`, or `times` with `smallest`")
        if self.on == "member" and self.over not in (None, "cut"):
            raise unfit(self.over, 'over = "cut": a member alone has nobody to share with')
        return self

    @property
    def is_unsaid(self) -> bool:
        """Say whether nobody has seen how much it leaves."""
        return self.is_unknown("at_most", "times", "smallest")

    @property
    def manner(self) -> str:
        """What happens above it: a member's votes are cut, what a person or a group carries is refused, unless said."""
        return self.over or ("cut" if self.on == "member" else "refused")

    def limit(self, votes: Sequence[int]) -> int:
        """The most that one may have where these are the votes of all."""
        if self.at_most is not None:
            return self.at_most
        return int(self.times * sum(sorted(one for one in votes if one > 0)[: self.smallest]))
