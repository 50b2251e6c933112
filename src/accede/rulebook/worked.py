"""A number as far as it can be known: between two bounds, or a name, with what was missing."""

import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import NamedTuple

from accede.rulebook.facts import ratio

Number = int | Fraction  # never a float; nothing here divides but by Fraction


class Worked(NamedTuple):
    """A number known to lie between two bounds (high None: no bound), or a name; with what was missing."""

    low: Number | None = None
    high: Number | None = None
    name: str = ""
    missing: tuple[str, ...] = ()

    @property
    def value(self) -> Fraction | None:
        """The number, if it is known exactly."""
        return Fraction(self.low) if self.is_known else None

    @property
    def is_known(self) -> bool:
        """Say whether it is a number that is known exactly."""
        return self.low is not None and (self.low is self.high or self.low == self.high)

    @classmethod
    def just(cls, value: Number) -> "Worked":
        """A number known exactly."""
        return cls(value, value)

    @classmethod
    def anything(cls, *missing: str) -> "Worked":
        """A number nobody can say yet, but which is not below zero."""
        return cls(Fraction(0), missing=missing)

    @classmethod
    def either(cls, ways: Sequence["Worked"], missing: tuple[str, ...]) -> "Worked":
        """A number that is one of these: known if they agree, else between the lowest and the highest."""
        first = ways[0]
        if len(ways) == 1 or all((one.low, one.high, one.name) == (first.low, first.high, first.name) for one in ways):
            return first
        low = min(one.low or Fraction(0) for one in ways)
        high = None if any(one.high is None for one in ways) else max(one.high for one in ways)
        return cls(low, high, missing=tuple(dict.fromkeys((*(name for one in ways for name in one.missing), *missing))))

    def mapped(self, change: Callable[[Number], Number]) -> "Worked":
        """Apply a rising function to both bounds."""
        if self.low is None:
            return self
        low = change(self.low)
        if self.low is self.high:
            return Worked(low, low)
        high = None if self.high is None else change(self.high)
        return Worked(low, high, missing=() if low == high else self.missing)


def added(parts: Sequence[Worked]) -> Worked:
    """The sum of several numbers: bounds add up to bounds."""
    low = sum([part.low for part in parts])
    if all(part.low is part.high for part in parts):
        return Worked(low, low)
    high = None if any(part.high is None for part in parts) else sum(part.high for part in parts)
    return Worked(low, high, missing=_missing(parts))


def highest(one: Worked, other: Worked) -> Worked:
    """Whichever of two numbers is higher."""
    if one.low is one.high and other.low is other.high:
        return max(one, other)
    high = None if one.high is None or other.high is None else max(one.high, other.high)
    return _between(max(one.low, other.low), high, one, other)


def lowest(one: Worked, other: Worked) -> Worked:
    """Whichever of two numbers is lower."""
    if one.low is one.high and other.low is other.high:
        return min(one, other)
    high = min((bound.high for bound in (one, other) if bound.high is not None), default=None)
    return _between(min(one.low, other.low), high, one, other)


def _between(low: Number, high: Number | None, *from_: Worked) -> Worked:
    return Worked(low, high, missing=() if low == high else _missing(from_))


def _missing(parts: Sequence[Worked]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for part in parts for name in part.missing))


def portion(value: Number, share: Fraction) -> Number:
    """A share of a number; whole where it comes to that."""
    return ratio(value.numerator * share.numerator, value.denominator * share.denominator)


def rounded(value: Number, how: str | None) -> Number:
    """Round a non-negative number: half a cent and half a unit go up, as on an invoice."""
    if how is None or type(value) is int:
        return value
    if how == "cent":
        return ratio(_nearest(100 * value.numerator, value.denominator), 100)
    if how == "unit":
        return _nearest(value.numerator, value.denominator)
    return math.ceil(value) if how == "up" else math.floor(value)


def _nearest(over: int, under: int) -> int:
    return (2 * over + under) // (2 * under)
