"""A number as far as it can be known: between two bounds, or a name, with what was missing."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Worked:
    """A number known to lie between two bounds (high None: no bound), or a name; with what was missing."""

    low: Fraction | None = None
    high: Fraction | None = None
    name: str = ""
    missing: tuple[str, ...] = ()

    @property
    def value(self) -> Fraction | None:
        """The number, if it is known exactly."""
        return self.low if self.low is not None and self.low == self.high else None

    @classmethod
    def just(cls, value: Fraction) -> "Worked":
        """A number known exactly."""
        return cls(value, value)

    @classmethod
    def anything(cls, *missing: str) -> "Worked":
        """A number nobody can say yet, but which is not below zero."""
        return cls(Fraction(0), None, missing=missing)

    @classmethod
    def either(cls, ways: Sequence["Worked"], missing: tuple[str, ...]) -> "Worked":
        """A number that is one of these: known if they agree, else between the lowest and the highest."""
        first = ways[0]
        if all((one.low, one.high, one.name) == (first.low, first.high, first.name) for one in ways):
            return first
        low = min(one.low or Fraction(0) for one in ways)
        high = None if any(one.high is None for one in ways) else max(one.high for one in ways)
        return cls(low, high, missing=tuple(dict.fromkeys((*(name for one in ways for name in one.missing), *missing))))

    def mapped(self, change: Callable[[Fraction], Fraction]) -> "Worked":
        """Apply a rising function to both bounds."""
        if self.low is None:
            return self
        low, high = change(self.low), None if self.high is None else change(self.high)
        return Worked(low, high, missing=() if low == high else self.missing)


def added(parts: Sequence[Worked]) -> Worked:
    """The sum of several numbers: bounds add up to bounds."""
    high = None if any(part.high is None for part in parts) else sum(part.high for part in parts)
    return Worked(sum(part.low for part in parts), high, missing=_missing(parts))


def highest(one: Worked, other: Worked) -> Worked:
    """Whichever of two numbers is higher."""
    high = None if one.high is None or other.high is None else max(one.high, other.high)
    return _between(max(one.low, other.low), high, one, other)


def lowest(one: Worked, other: Worked) -> Worked:
    """Whichever of two numbers is lower."""
    high = min((bound.high for bound in (one, other) if bound.high is not None), default=None)
    return _between(min(one.low, other.low), high, one, other)


def _between(low: Fraction, high: Fraction | None, *from_: Worked) -> Worked:
    return Worked(low, high, missing=() if low == high else _missing(from_))


def _missing(parts: Sequence[Worked]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for part in parts for name in part.missing))


def rounded(value: Fraction, how: str | None) -> Fraction:
    """Round a non-negative number: half a cent and half a unit go up, as on an invoice."""
    scale = 100 if how == "cent" else 1
    if how in ("cent", "unit"):
        return Fraction(math.floor(value * scale + Fraction(1, 2)), scale)
    return Fraction(math.ceil(value)) if how == "up" else Fraction(math.floor(value)) if how == "down" else value
