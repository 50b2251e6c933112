"""A year of a membership: the day that is asked about, and whether the member joined or left in that year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from accede.rulebook.verdict import Value


@dataclass(frozen=True, slots=True)
class Part:
    """What part of a year is paid for, and the values that say why."""

    share: Fraction
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Year:
    """The year of `on`; without it, the year of joining or of leaving."""

    on: date | None = None
    joined: date | None = None
    left: date | None = None

    @property
    def number(self) -> int | None:
        """The year asked about, if any day says it."""
        day = self.on or self.joined or self.left
        return day.year if day else None

    def part(self, side: str, how: str) -> Part | None:
        """The part of the year from the day of joining, or up to the day of leaving; None if that was another year.

        The month in which a member joins is not paid for, the month in which it leaves is; its days always are.
        """
        day = self.joined if side == "joined" else self.left
        if day is None or how == "whole" or day.year != self.number:
            return None
        if how == "months":
            months = 12 - day.month if side == "joined" else day.month
            return Part(Fraction(months, 12), {"months": months, side: day})
        length = date(day.year, 12, 31).timetuple().tm_yday
        number = day.timetuple().tm_yday
        days = length - number + 1 if side == "joined" else number
        return Part(Fraction(days, length), {"days": days, "length": length, side: day})
