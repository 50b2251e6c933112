"""What a member owes: a Part in money, its due day, and the part of a first year."""

from datetime import date
from fractions import Fraction
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from accede.rulebook.day import DateSentence
from accede.rulebook.facts import Facts
from accede.rulebook.fault import unfit, wrong
from accede.rulebook.part import Part, Worked, rounded, with_part
from accede.rulebook.rule import Names, Rule
from accede.rulebook.verdict import Amount, Line, Money, Named, Value


class Fee(Rule):
    """A yearly fee. `joining` says what part of it the first year costs."""

    family: ClassVar[str] = "fee"
    bends: ClassVar[bool] = True

    categories: Names = Field((), alias="for")
    part: Part | None = None  # None only where the whole fee is unknown
    due: DateSentence | None = None
    joining: Literal["whole", "months"] = "whole"
    set_by: str = ""
    sample: bool = False

    @model_validator(mode="after")
    def _whole(self) -> "Fee":
        if self.part is None and not self.is_unknown():
            raise wrong("part_shape", given="")
        if self.part is not None and self.part.is_named:
            raise unfit("names", "numbers")
        return self

    @model_validator(mode="before")
    @classmethod
    def _read(cls, raw: object) -> object:
        return with_part(raw, always=not (isinstance(raw, dict) and "unknown" in raw))

    def reckon(self, facts: Facts, currency: str, joined: date | None = None) -> Amount:
        """The fee for these facts; with the day of joining, for what is left of that year.

        A month that has begun on the day of joining is not paid for.
        """
        ways, reason = self.readings(facts)
        if ways == (None,):
            return Amount(money=Money(0, currency), code="fee.set_aside", article=self.article, marks=self.marks())
        rule = ways[-1] or self
        if self.part is None or self.is_unknown(*self._keys()):
            return self._unsaid((), facts)
        worked = Worked.either(
            [one.part.reckon(facts) if one else Worked.just(Fraction(0)) for one in ways], reason.missing
        )
        if worked.value is None:
            return self._unsaid(worked.missing, facts)
        lines = [Line(code="fee.line.year", cents=_cents(worked.value), values=self._shown(facts))]
        if joined is not None and rule.joining == "months":
            lines += _first_year(lines[0].cents, joined)
        return Amount(
            money=Money(sum(line.cents for line in lines), currency),
            code="fee.owed",
            lines=tuple(lines),
            values=self._shown(facts),
            article=rule.article,
            marks=self.marks(*self._keys()),
        )

    def _unsaid(self, missing: tuple[str, ...], facts: Facts) -> Amount:
        return Amount(
            money=None,
            code="fee.cannot_say",
            missing=missing,
            values=self._shown(facts),
            article=self.article,
            marks=self.marks(*self._keys()),
        )

    def _keys(self) -> tuple[str, ...]:
        return ("table", "bands", "fixed", "share", "joining", "due")

    def _shown(self, facts: Facts) -> dict[str, Value]:
        shown: dict[str, Value] = {"fee": Named("fee", self.name)}
        for name in sorted(self.part.asks() & set(facts) if self.part else ()):
            shown[f"fact.{name}"] = facts[name]
        return shown


def _first_year(cents: int, joined: date) -> list[Line]:
    left = 12 - joined.month
    if left == 12:
        return []
    first = rounded(Fraction(cents * left, 12), "unit")
    return [Line(code="fee.line.months", cents=int(first) - cents, values={"months": left, "joined": joined})]


def _cents(value: Fraction) -> int:
    return int(rounded(value * 100, "unit"))
