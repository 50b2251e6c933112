"""The one way to compare with a base; majorities, quorums, petitions and seats use it."""

import math
from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BeforeValidator, model_validator

from accede.rulebook.fault import unfit, wrong
from accede.rulebook.rule import Frozen, read_share, several
from accede.rulebook.verdict import Verdict

UNITS = ("votes", "members", "countries")
QUALIFIERS = ("cast", "present", "represented", "entitled")
UNCAST = (("cast", "members"), ("cast", "countries"))
WORDS = ("at_least", "more_than", "at_most", "less_than")

Bases = Mapping[str, int]


def _bound(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        if value < 0:
            raise unfit(value, "a whole number that is not below zero")
        return Fraction(value)
    share = read_share(value)
    if share > 1:
        raise unfit(value, "a share of at most the whole")
    return share


def _base(value: object) -> object:
    words = str(value).split()
    if len(words) == 1 and words[0] == "votes":
        raise wrong("which_votes")
    side = " ".join(words[1:])
    # Only votes are cast: a country or a member is present, or not.
    if words and words[0] in UNITS and (not side or (side in QUALIFIERS and (side, words[0]) not in UNCAST)):
        return " ".join(words)
    raise wrong("not_a_base", given=str(value))


Bound = Annotated[Fraction, BeforeValidator(_bound)]
Base = Annotated[str, BeforeValidator(_base)]
Counting = Annotated[tuple[Literal["abstain", "blank", "invalid"], ...], BeforeValidator(several)]


class Test(Frozen):
    """A share of a base (a string such as "2/3") or a count (a whole number), reached or passed."""

    __test__ = False  # not a test of the test runner's

    at_least: Bound | None = None
    more_than: Bound | None = None
    at_most: Bound | None = None
    less_than: Bound | None = None
    of: Base = ""
    counting: Counting = ()
    among: str = ""
    is_count: bool = False

    @model_validator(mode="before")
    @classmethod
    def _read(cls, raw: object) -> object:
        if not isinstance(raw, dict):
            raise wrong("not_a_table")
        bounds = [raw[word] for word in WORDS if word in raw]
        if not bounds:
            raise wrong("test_without_bound")
        if "is_count" in raw:
            raise wrong("unknown_key", given="is_count", near="")
        counts = [isinstance(bound, int) for bound in bounds]
        if len(set(counts)) > 1:
            raise unfit(", ".join(map(str, bounds)), "shares alone, or whole numbers alone")
        if not counts[0] and "of" not in raw:
            raise wrong("share_of_what")
        return {**raw, "is_count": counts[0]}

    def judge(self, number: int, bases: Bases) -> Verdict:
        """Say whether a number meets the test; values give the number, the base and what was needed."""
        base = bases.get(self.base_name())
        if base is None and not self.is_count:
            return Verdict(holds=None, code="test.base_missing", missing=(self.base_name(),))
        holds = all(
            _compare(word, Fraction(number), bound if self.is_count else bound * base) for word, bound in self._bounds()
        )
        if not self.is_count and not base and {"at_least", "more_than"} & {word for word, _bound in self._bounds()}:
            holds = False  # no share of nothing is ever reached
        values = {"number": number, "needed": self.needed(base)}
        return Verdict(holds=holds, code="test.met" if holds else "test.missed", values=values | self._shown(base))

    def sees(self, number: int, bases: Bases) -> tuple[Fraction | bool, ...]:
        """What two counts must share to be judged alike, whatever is added to both."""
        base = bases.get(self.base_name()) or 0
        return (base > 0, *(number - (bound * base if not self.is_count else 0) for _word, bound in self._bounds()))

    def base_name(self) -> str:
        """The name under which the base is looked up: its words and whose they are."""
        return f"{self.of} among {self.among}" if self.among else self.of

    def needed(self, base: int | None) -> int | None:
        """The smallest whole number that meets a lower bound; None if the test has none."""
        scale = 1 if self.is_count or base is None else base
        if self.at_least is not None:
            return math.ceil(self.at_least * scale) if self.is_count else max(1, math.ceil(self.at_least * scale))
        return math.floor(self.more_than * scale) + 1 if self.more_than is not None else None

    def _shown(self, base: int | None) -> dict:
        if self.is_count:
            return {}
        word, share = self._bounds()[0]
        return {"base": base, "of": self.of, "share": share, "test": word}

    def _bounds(self) -> list[tuple[str, Fraction]]:
        return [(word, getattr(self, word)) for word in WORDS if getattr(self, word) is not None]


def _compare(word: str, number: Fraction, bound: Fraction) -> bool:
    return {
        "at_least": number >= bound,
        "more_than": number > bound,
        "at_most": number <= bound,
        "less_than": number < bound,
    }[word]
