"""Periods: from a day on, up to another."""

from datetime import date
from typing import Protocol

from django.db.models import Q


def lasting(on: date, prefix: str = "") -> Q:
    """Say in a query that a period holds on a day: begun by then, or nobody knows when, and not yet ended."""
    begun = Q(**{f"{prefix}starts": None}) | Q(**{f"{prefix}starts__lte": on})
    return begun & (Q(**{f"{prefix}ends": None}) | Q(**{f"{prefix}ends__gt": on}))


class Period(Protocol):
    """What begins on a day, if anybody knows which, and ends before another, if it has ended."""

    starts: date | None
    ends: date | None


def lasts(one: Period, on: date) -> bool:
    """Say of one period what `lasting` asks of many."""
    return (one.starts is None or one.starts <= on) and (one.ends is None or one.ends > on)


def overlap(one: Period, other: Period) -> bool:
    """Say whether two periods share a day."""
    if one.starts is None or other.starts is None:
        # Where nobody knows when one began, nothing says that they overlap, unless neither has ended.
        return one.ends is None and other.ends is None
    return (one.ends is None or other.starts < one.ends) and (other.ends is None or one.starts < other.ends)
