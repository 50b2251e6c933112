"""What a member owes: a Part in money, what a part of a year costs, VAT, and the day it is due."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import ClassVar, Literal

from pydantic import Field, PrivateAttr, model_validator

from accede.rulebook.day import DateSentence
from accede.rulebook.facts import Facts
from accede.rulebook.fault import unfit, wrong
from accede.rulebook.part import CLOSING, OWN_KEYS, SHAPE_KEYS, Part, with_part
from accede.rulebook.rule import Names, Rule, Share
from accede.rulebook.verdict import Amount, Line, Mark, Money, Named, Value, merged
from accede.rulebook.worked import Worked, rounded
from accede.rulebook.year import Year

Proration = Literal["whole", "months", "days"]
BEARING = (*sorted(SHAPE_KEYS), *CLOSING, "joining", "leaving", "covers", "vat", "due")  # keys that the amount rests on


class Fee(Rule):
    """A yearly fee. `joining` and `leaving` say what the first and the last year cost."""

    family: ClassVar[str] = "fee"
    bends: ClassVar[bool] = True

    categories: Names = Field((), alias="for")
    part: Part | None = None  # None only where the whole fee is unknown
    due: DateSentence | None = None
    joining: Proration = "whole"
    leaving: Proration = "whole"
    covers: Literal["this year", "next year"] = "this year"
    vat: Share | None = None
    set_by: str = ""
    reminders: Names = ()  # duties counted from the invoice, from its last day, or from the assembly
    sample: bool = False
    _beneath: tuple[Mark, ...] = PrivateAttr(())

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

    def reckon(self, facts: Facts, currency: str, year: Year) -> Amount:
        """The fee for these facts and this year of a membership. Raises nothing: it may be that it cannot be said."""
        if self.only_if is None and not self.exceptions:
            return self.owed(facts, currency, year)
        ways, reason = self.readings(facts)
        answers = [one.owed(facts, currency, year) if one else self._set_aside(currency) for one in ways]
        if len(answers) == 1:
            return answers[0]
        if answers[0].money and all(one.money == answers[0].money for one in answers):
            return answers[-1]
        return self._unsaid(merged(*(one.missing for one in answers), reason.missing), facts)

    def owed(self, facts: Facts, currency: str, year: Year, share: Worked | None = None) -> Amount:
        """The fee as this rule has it, whatever its exceptions; `share` is its part of a pot."""
        if self.part is None or (self.hidden and self.is_unknown()):
            return self._unsaid((), facts)
        if self.part.pot and share is None:
            return self._unsaid((), facts, "fee.needs_all")
        worked = share or self.part.reckon(facts, self.hidden_part)
        if not worked.is_known or (self.hidden and self._hangs_on_unknown(year)):
            return self._unsaid(worked.missing, facts)
        money, lines = self._priced(_cents(worked.low), currency, year)
        values = self._shown(facts)
        if self.covers == "next year" and year.number is not None:
            values["covers"] = str(year.number + 1)
        return Amount(
            money=money,
            code="fee.owed",
            lines=lines,
            values=values,
            article=self.article,
            marks=self.bearing,
        )

    def asks(self) -> frozenset[str]:
        """The facts it needs, with those of its exceptions."""
        return frozenset().union(*(one.part.asks() for one in self.variants if one.part))

    def rest_on(self, marks: tuple[Mark, ...]) -> None:
        """Take over what is assumed of the facts beneath this fee, and of its variants."""
        self._beneath = marks
        for one in self.exceptions:
            if isinstance(one.then, Fee):
                one.then.rest_on(marks)

    @cached_property
    def hidden_part(self) -> frozenset[str]:
        """Those of them that belong to the number, and not to the year or the tax."""
        return self.hidden & OWN_KEYS

    @cached_property
    def bearing(self) -> tuple[Mark, ...]:
        """What is assumed or unknown of all that the amount rests on."""
        return merged(self.marks(*BEARING), self._beneath)

    @cached_property
    def named(self) -> Named:
        """The fee as wording finds it."""
        return Named("fee", self.name)

    @cached_property
    def shown(self) -> tuple[tuple[str, str], ...]:
        """The facts that stand beside the amount, and under which name."""
        return tuple((name, f"fact.{name}") for name in sorted(self.part.asks() if self.part else ()))

    def _priced(self, cents: int, currency: str, year: Year) -> tuple[Money, tuple[Line, ...]]:
        if self.vat is None and year.joined is None and year.left is None:
            return _whole_year(cents, currency)
        lines = tuple(self._lines(cents, year))
        return Money(sum([line.cents for line in lines]), currency), lines

    def _lines(self, cents: int, year: Year) -> Iterator[Line]:
        yield Line(code="fee.line.year", cents=cents)
        owed, paid = cents, 1
        for side, how in (("joined", self.joining), ("left", self.leaving)):
            part = year.part(side, how) if self.covers == "this year" else None
            if part is not None and part.share < 1:
                paid = max(0, paid + part.share - 1)
                rest = int(rounded(cents * paid, "unit"))
                yield Line(code=f"fee.line.{side}.{how}", cents=rest - owed, values=part.values)
                owed = rest
        if self.vat is not None:
            yield Line(code="fee.line.vat", cents=int(rounded(owed * self.vat, "unit")), values={"share": self.vat})

    def _hangs_on_unknown(self, year: Year) -> bool:
        in_part = (year.joined is not None and "joining" in self.hidden) or (
            year.left is not None and "leaving" in self.hidden
        )
        return in_part or "vat" in self.hidden or "covers" in self.hidden

    def _set_aside(self, currency: str) -> Amount:
        values: dict[str, Value] = {"fee": Named("fee", self.name)}
        return Amount(
            money=Money(0, currency), code="fee.set_aside", values=values, article=self.article, marks=self.marks()
        )

    def _unsaid(self, missing: tuple[str, ...], facts: Facts, code: str = "fee.cannot_say") -> Amount:
        return Amount(
            money=None,
            code=code,
            missing=missing,
            values=self._shown(facts),
            article=self.article,
            marks=self.bearing,
        )

    def _shown(self, facts: Facts) -> dict[str, Value]:
        values: dict[str, Value] = {"fee": self.named}
        for name, key in self.shown:
            if name in facts:
                values[key] = facts[name]
        return values


@lru_cache(maxsize=1024)
def _whole_year(cents: int, currency: str) -> tuple[Money, tuple[Line, ...]]:
    """One line for the whole year. Members that owe the same share it: most scales know a few amounts only."""
    return Money(cents, currency), (Line(code="fee.line.year", cents=cents),)


def _cents(value: int | Fraction) -> int:
    if type(value) is int:
        return value * 100
    return (200 * value.numerator + value.denominator) // (2 * value.denominator)  # half a cent goes up
