"""Seats of a body: how many, from where, chosen by whom, for how long, and what their holders must be together."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from accede.rulebook.condition import Condition
from accede.rulebook.day import months_after
from accede.rulebook.facts import Facts
from accede.rulebook.fault import unfit
from accede.rulebook.part import Part, Worked
from accede.rulebook.rule import Articles, Frozen, Names, Text
from accede.rulebook.test import Test
from accede.rulebook.verdict import Named, Verdict

Values = Mapping[str, Collection[str]]

NO_VALUES: Values = {}


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: so many days, weeks, months or years."""

    count: int
    unit: str

    def after(self, start: date) -> date:
        """The day on which what begins on this day has ended; the last day there is, if that lies beyond it."""
        try:
            return self._after(start)
        except (OverflowError, ValueError):
            return date.max

    def _after(self, start: date) -> date:
        if self.unit in ("day", "week"):
            return start + timedelta(days=self.count * (7 if self.unit == "week" else 1))
        return months_after(start, self.count * (12 if self.unit == "year" else 1))


def read_length(value: object) -> Length:
    """Read a length of time, such as "4 years"; raises a rulebook fault if it is not one."""
    if isinstance(value, Length):
        return value
    found = re.fullmatch(r"([1-9]\d{0,4}) (day|week|month|year)s?", str(value).strip())
    if not found:
        raise unfit(value, 'a length of time such as "4 years" or "15 days"')
    return Length(int(found[1]), found[2])


def _number(value: object) -> object:
    return Part.model_validate({"fixed": value}) if isinstance(value, int) and not isinstance(value, bool) else value


LengthOfTime = Annotated[Length, BeforeValidator(read_length, json_schema_input_type=str)]
Number = Annotated[Part, BeforeValidator(_number, json_schema_input_type=int | dict)]


class Seat(Frozen):
    """One kind of seat in a body; its name is its identity."""

    name: str
    label: Text = {}
    article: Articles = ()
    number: Number | None = None
    at_least: int | None = Field(None, ge=0)
    at_most: int | None = Field(None, ge=0)
    from_: Names = Field((), alias="from")
    chosen_by: str = ""
    election: str = ""
    term: LengthOfTime | None = None
    renewals: int | None = Field(None, ge=0)  # how often in a row; None: no limit
    vote: bool = True
    held_by: Literal["person", "member"] = "person"
    balance: dict[str, Test] = {}
    only_if: Condition | None = Field(None, alias="if")  # what each of its holders must be

    @model_validator(mode="after")
    def _range(self) -> "Seat":
        if self.number and (self.at_least is not None or self.at_most is not None):
            raise unfit("number", "number alone, or at_least and at_most")
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise unfit(self.at_least, f"a number that is not above at_most ({self.at_most})")
        return self

    def count(self, facts: Facts) -> Worked:
        """How many seats of this kind there are: between two bounds where the article leaves it open."""
        if self.number:
            return self.number.reckon(facts)
        return Worked(Fraction(self.at_least or 0), None if self.at_most is None else Fraction(self.at_most))

    def may_come_from(self, category: str) -> Verdict:
        """Say whether whoever comes from a member of this category, or from none, may hold this seat."""
        holds = not self.from_ or category in self.from_
        named = {"category": Named("category", category)} if category else {}
        return Verdict(holds=holds, code="seat.from" if holds else "seat.not_from", values=named, article=self.article)

    def may_stand_again(self, served: int) -> Verdict:
        """Say whether whoever has served so many terms in a row may stand once more."""
        limit = None if self.renewals is None else self.renewals + 1
        holds = limit is None or served < limit
        code = "seat.free" if limit is None else "seat.may_stand" if holds else "seat.served_out"
        return Verdict(holds=holds, code=code, values={"served": served, "limit": limit}, article=self.article)

    def composed(self, holders: Sequence[Facts], facts: Facts, values: Values = NO_VALUES) -> Verdict:
        """Say whether these holders are as many, and as mixed, as the article asks.

        `values` are those that a fact may have.
        """
        wanted = self.count(facts)
        if wanted.missing:
            return Verdict(holds=None, code="seat.number_unknown", missing=wanted.missing, article=self.article)
        fits = len(holders) >= (wanted.low or 0) and (wanted.high is None or len(holders) <= wanted.high)
        shown = {"held": len(holders), "least": int(wanted.low or 0), "most": wanted.high and int(wanted.high)}
        number = Verdict(holds=fits, code="seat.number", values=shown, article=self.article)
        balance = [balanced(name, test, holders, values.get(name, ())) for name, test in self.balance.items()]
        each = [self.only_if.judge(one) for one in holders] if self.only_if else []
        return Verdict.all([number, *balance, *each], code="seat.composed", values=shown, article=self.article)


def balanced(name: str, test: Test, holders: Sequence[Facts], values: Collection[str] = ()) -> Verdict:
    """Say whether every value of a fact among holders meets a test: at most two of one country.

    Values that a fact may have, and nobody has, are counted too: a third of each gender is missed where one is missing.
    """
    found = [one.get(name) for one in holders]
    if None in found:
        return Verdict(holds=None, code="fact.missing", missing=(name,), values={"fact": name})
    counts = dict.fromkeys(values, 0) | Counter(found)
    answers = [test.judge(number, {test.base_name(): len(found)}) for number in counts.values()]
    return Verdict.all(answers, code="seat.balance", values={"fact": name})
