"""Facts: dated values, given or worked out. A missing fact makes an answer *cannot say*, naming it."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from accede.rulebook.fault import wrong
from accede.rulebook.grant import Grant, Held

Fact = int | Fraction | Decimal | str | bool | date | tuple[str | Grant | Held, ...] | frozenset[str]
Facts = Mapping[str, Fact]

NUMBERS = (int, Decimal, Fraction)
FAR = 100  # a decimal with more places than this, on either side, is a slip and would take hours to work with


def number(value: object) -> int | Fraction | None:
    """The same as `exact`, a whole number as an int: most facts are whole, and reckoned with ten times as fast."""
    if type(value) is int:
        return value
    found = value if type(value) is Fraction else exact(value)
    return found if found is None else plain(found)


def plain(value: Fraction) -> int | Fraction:
    """A whole number as an int."""
    return value.numerator if value.denominator == 1 else value


def ratio(over: int, under: int) -> int | Fraction:
    """One whole number by another, as an int where that comes out even."""
    return Fraction(over, under) if over % under else over // under


def exact(value: object) -> Fraction | None:
    """Return a fact as an exact number, or None if it is not one."""
    if isinstance(value, bool) or not isinstance(value, NUMBERS):
        return None
    if isinstance(value, Decimal) and not (value.is_finite() and abs(value.adjusted()) <= FAR):
        return None
    return Fraction(value)


def read_share(value: object) -> Fraction:
    """Read a share, such as 2/3 or 67%; raises a rulebook fault if it is not one."""
    if isinstance(value, Fraction):
        return value
    if isinstance(value, str) and (found := re.fullmatch(r"(\d+)/([1-9]\d*)|(\d+(?:\.\d+)?)\s?%", value.strip())):
        top, bottom, percent = found.groups()
        return Fraction(int(top), int(bottom)) if top else Fraction(percent) / 100
    raise wrong("not_a_share", given=str(value))
