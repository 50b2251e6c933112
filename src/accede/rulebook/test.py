"""The one way to compare with a base; majorities, quorums, petitions and seats use it."""

import math
import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Tag, model_validator
from pydantic.json_schema import SkipJsonSchema

from accede.rulebook.fault import unfit, wrong
from accede.rulebook.rule import Frozen, read_share, several
from accede.rulebook.verdict import Verdict

if TYPE_CHECKING:
    from accede.rulebook.tally import Tally

UNITS = ("votes", "members", "countries")  # beside these, any fact that is a number
QUALIFIERS = ("cast", "present", "represented", "entitled", "allocated", "at opening", "at last assembly")
FACT = re.compile("[a-z][a-z0-9_]*")
WORDS = ("at_least", "more_than", "at_most", "less_than")

Bases = Mapping[str, int | None]


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
    # Only votes are allocated: a member, a country or a fact is there, or not.
    fits = not side or (side in QUALIFIERS and (side != "allocated" or words[0] == "votes"))
    if words and fits and FACT.fullmatch(words[0]):
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
    each: str = ""
    is_count: SkipJsonSchema[bool] = False  # follows from how the bound is written

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

    @model_validator(mode="after")
    def _one_choice_of_members(self) -> "Test":
        if self.among and self.each:
            raise unfit("among, each", "one of them")
        if self.unit == "countries" and (self.among or self.each):
            raise unfit("countries", "votes, members or a fact, where only some members count")
        return self

    @property
    def unit(self) -> str:
        """What is counted: votes, members, countries or a fact; nothing if the test does not say."""
        return self.of.partition(" ")[0]

    def scopes(self, tally: "Tally") -> tuple[str, ...]:
        """The groups in which it must hold: all members, those of one category, or every group of a fact."""
        if self.among:
            return (f" in category={self.among}",)
        return tuple(f" in {self.each}={group}" for group in tally.groups(self.each)) if self.each else ("",)

    def over(self, tally: "Tally", what: str) -> Verdict:
        """Judge what a tally says of `what`: for, against, cast, represented or present."""
        answers = [self._within(*counts) for counts in self._counts(tally, what)]
        if not answers:  # no member belongs to any group: there is nothing of which a share could be reached
            return self.judge(0, {self.base_name(): 0})
        decided = Verdict.all(answers, code="test.each")
        return replace(decided.because[0], missing=decided.missing)

    def apart(self, tally: "Tally", what: str) -> "list[tuple[str, Verdict]]":
        """The answer in each of its groups, with the name of the group as a tally has it."""
        answers = [self._within(*counts) for counts in self._counts(tally, what)]
        return list(zip(self.scopes(tally), answers, strict=True))

    def _counts(self, tally: "Tally", what: str) -> "Iterator[tuple[int | None, int | None]]":
        unit = self.unit or ("members" if what in ("represented", "present") else "votes")
        _unit, _space, side = self.of.partition(" ")
        for scope in self.scopes(tally):
            number = tally.side(unit, what, scope, self.counting)
            yield number, 0 if self.is_count else tally.side(unit, side, scope, self.counting)

    def _within(self, number: int | None, base: int | None) -> Verdict:
        of_fact = self.unit not in ("", *UNITS)
        if number is None or (base is None and of_fact and not self.of.endswith("at last assembly")):
            return Verdict(holds=None, code="test.number_missing", missing=(self.unit if of_fact else "votes",))
        return self.judge(number, {self.base_name(): base})

    def sees(self, tally: "Tally", what: str) -> tuple[Hashable, ...]:
        """What two tallies must share to be judged alike, whatever is added to both."""
        seen = tuple(seen for counts in self._counts(tally, what) for seen in self._seen(*counts))
        # A group that is there already adds nothing to the number of groups.
        return seen if self.unit in ("", *UNITS) else (*seen, tally.inside(self.unit))

    def _seen(self, number: int | None, base: int | None) -> tuple[Fraction | int | None, ...]:
        if number is None or base is None:
            return (number, base)
        return (base > 0, *(number - (bound * base if not self.is_count else 0) for _word, bound in self.bounds()))

    def judge(self, number: int, bases: Bases) -> Verdict:
        """Say whether a number meets the test; values give the number, the base and what was needed."""
        base = bases.get(self.base_name())
        if base is None and not self.is_count:
            return Verdict(holds=None, code="test.base_missing", missing=(self.base_name(),))
        holds = all(
            _compare(word, Fraction(number), bound if self.is_count else bound * base) for word, bound in self.bounds()
        )
        if not self.is_count and not base and {"at_least", "more_than"} & {word for word, _bound in self.bounds()}:
            holds = False  # no share of nothing is ever reached
        values = {"number": number, "needed": self.needed(base)}
        return Verdict(holds=holds, code="test.met" if holds else "test.missed", values=values | self._shown(base))

    def base_name(self) -> str:
        """The name under which the base is looked up: its words and whose they are."""
        return f"{self.of} among {self.among}" if self.among else self.of

    def needed(self, base: int | None) -> int | None:
        """The smallest whole number that meets a lower bound; None if the test has none."""
        scale = 1 if self.is_count or base is None else base
        if self.at_least is not None:
            return max(0 if self.is_count else 1, math.ceil(self.at_least * scale))
        return math.floor(self.more_than * scale) + 1 if self.more_than is not None else None

    def _shown(self, base: int | None) -> dict:
        if self.is_count:
            return {}
        word, share = self.bounds()[0]
        return {"base": base, "of": self.of, "share": share, "test": word}

    @property
    def floor(self) -> tuple[Fraction, bool]:
        """The higher of its lower bounds, and whether it must be passed; nothing, which is reached, if it has none."""
        bounds = dict(self.bounds())
        return max((bounds.get("at_least", Fraction(0)), False), (bounds.get("more_than", Fraction(-1)), True))

    @property
    def ceiling(self) -> Fraction | None:
        """The lower of its upper bounds; None if it has none."""
        return min((one for one in (self.at_most, self.less_than) if one is not None), default=None)

    @property
    def told(self) -> str:
        """Its bounds as the rulebook writes them."""
        return ", ".join(f"{word} {bound}" for word, bound in self.bounds())

    def bounds(self) -> list[tuple[str, Fraction]]:
        """Its words, each with its share or count."""
        return [(word, getattr(self, word)) for word in WORDS if getattr(self, word) is not None]


def _compare(word: str, number: Fraction, bound: Fraction) -> bool:
    return {
        "at_least": number >= bound,
        "more_than": number > bound,
        "at_most": number <= bound,
        "less_than": number < bound,
    }[word]


def _one_or_several(value: object) -> str:
    return "several tests" if isinstance(value, list | tuple) else "one test"


# One Test, or a list of Tests of which all must hold.
Tests = Annotated[
    Annotated[Test, Tag("one test")] | Annotated[tuple[Test, ...], Tag("several tests")],
    Discriminator(_one_or_several),
]


def each_of(tests: Test | tuple[Test, ...] | None) -> tuple[Test, ...]:
    """The tests as a tuple, whether one, several or none stand there."""
    return () if tests is None else (tests,) if isinstance(tests, Test) else tests
