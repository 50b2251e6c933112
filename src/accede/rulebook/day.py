"""Date sentences: "1 month before assembly", "15 days clear before notice", "end of financial_year", or a plain day.

The anchor's own day never counts; `clear` leaves the other end out too. Months and years keep the day's number,
else take the last day of the month. Minutes and hours give instants; all the rest ends at midnight.
"""

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated

from pydantic import BeforeValidator

from accede.rulebook.fault import unfit, wrong
from accede.rulebook.verdict import Due, Named

ANCHORS = frozenset(
    {"assembly", "board", "council", "request", "application", "notice", "decision", "invoice", "due", "entry",
     "effect", "term.end", "first_meeting", "first_call", "financial_year", "financial_year.end", "calendar_year",
     "calendar_year.end", "entry_into_force", "today", "ballot", "meeting", "held"}
)  # fmt: skip
UNITS = ("minute", "hour", "day", "week", "month", "year")
MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}

OFFSET = re.compile(r"(?:(\d+) to )?(\d+) (minute|hour|day|week|month|year)s?( clear)? (before|after) (\S+)")
EDGE = re.compile(r"(end of|at) (\S+)")
EACH = re.compile(r"each (\d{1,2}) (\w+)(?: (before|after) (\S+))?")
YEARS = ("calendar_year", "financial_year")
DECEMBER = (12, 31)

Anchors = Mapping[str, date]
DayOfYear = tuple[int, int]  # (month, day)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A date sentence: a number of units before or after an anchor, an edge of it, a yearly day, or one day."""

    text: str
    anchor: str
    count: int = 0
    unit: str = "day"
    clear: bool = False
    earliest: int | None = None  # of "2 to 6 weeks after", the 2
    yearly: DayOfYear | None = None
    side: int = 0  # of a yearly day: the last before its anchor, the first after it, or the first not before today
    fixed: date | None = None

    def on(self, anchors: Anchors, year_ends: DayOfYear | None = None) -> Due:
        """Return the day (or instant) it names; None, naming the anchor, if that is not known.

        `year_ends` is the day on which the financial year ends.
        """
        if self.fixed:
            return Due(on=self.fixed, code=self.code, values={"day": self.fixed})
        start, missing = self._start(anchors, year_ends)
        if start is None:
            return Due(
                on=None, code="day.anchor_missing", missing=(missing,), values={"anchor": Named("fact", missing)}
            )
        found = self._found(start, year_ends)
        values = {"anchor": self.anchor, "anchor_day": day_of(start)}
        if found is None:
            return Due(on=None, code="day.out_of_range", values=values)
        values |= {"count": abs(self.count), "unit": self.unit, "clear": self.clear, "day": found}
        return Due(on=found, code=self.code, values=values)

    @property
    def about(self) -> int:
        """About how many minutes after its anchor it lies; enough to put two of them in order."""
        return self.count * dict(zip(UNITS, (1, 60, 1440, 10080, 43800, 525600), strict=True))[self.unit]

    @property
    def is_end(self) -> bool:
        """Say whether it names the end of something, and not the day itself."""
        return self.text.startswith("end of")

    @property
    def recurs(self) -> bool:
        """Say whether it names such a day in every year."""
        return bool(self.yearly and not self.side) or self.anchor.partition(".")[0] in YEARS

    def asks(self) -> tuple[str, ...]:
        """The facts a condition needs to compare a day with it."""
        year = self.anchor if self.anchor in YEARS and not self.count else ""
        return () if self.fixed or (self.yearly and not self.side) else (f"{year}.end" if year else self.anchor,)

    def _start(self, anchors: Anchors, year_ends: DayOfYear | None) -> tuple[date | None, str]:
        """The day it is counted from, or none and the name of what is not known."""
        if self.anchor in anchors:
            # Whoever says only a day of the financial year has not said when that year ends.
            needs_end = self.anchor == "financial_year" and not self.count and year_ends is None
            return (None, "year_ends") if needs_end else (anchors[self.anchor], "")
        year, _dot, end = self.anchor.partition(".")
        if year not in YEARS:
            return None, self.anchor
        if f"{year}.end" in anchors:
            return anchors[f"{year}.end"], ""
        day, ends = anchors.get(year, anchors.get("today")), DECEMBER if year == YEARS[0] else year_ends
        if day is None or ends is None:
            return None, self.anchor if day is None else "year_ends"
        return year_end(day_of(day), ends) if end else day, ""

    def _found(self, anchor: date, year_ends: DayOfYear | None) -> date | None:
        try:
            if self.yearly:
                return self._yearly(day_of(anchor), self.yearly)
            return self._shifted(anchor) if self.count else self._edge(day_of(anchor), year_ends)
        except (OverflowError, ValueError):  # no such day between the years 1 and 9999
            return None

    @property
    def code(self) -> str:
        """The code under which its offset is worded: day.before.week, day.at, day.end, day.each, day.fixed."""
        if self.fixed:
            return "day.fixed"
        if self.yearly:
            return "day.each"
        if not self.count:
            return "day.end" if self.is_end else "day.at"
        return f"day.{'before' if self.count < 0 else 'after'}.{self.unit}"

    def _shifted(self, anchor: date) -> date:
        clear = (1 if self.count > 0 else -1) if self.clear else 0
        if self.unit in ("minute", "hour"):
            start = anchor if isinstance(anchor, datetime) else datetime.combine(anchor, time())
            return start + timedelta(**{f"{self.unit}s": self.count})
        day = day_of(anchor)
        if self.unit in ("month", "year"):
            return months_after(day, self.count * (12 if self.unit == "year" else 1)) + timedelta(days=clear)
        return day + timedelta(days=self.count * (7 if self.unit == "week" else 1) + clear)

    def _edge(self, day: date, year_ends: DayOfYear | None) -> date:
        if not self.is_end or self.anchor not in YEARS:
            return day
        ends = DECEMBER if self.anchor == YEARS[0] else year_ends
        return year_end(day, ends) if ends else day

    def _yearly(self, day: date, ends: DayOfYear) -> date:
        """The anchor's own day never counts, save for today's."""
        if self.side < 0:
            this = _in_month(day.year, *ends)
            return this if this < day else _in_month(day.year - 1, *ends)
        return year_end(day + timedelta(days=self.side), ends)


def read(text: object) -> Sentence:
    """Read a date sentence; raises a rulebook fault if it is not one."""
    if isinstance(text, Sentence):
        return text
    if isinstance(text, date):
        return Sentence(str(text), "", fixed=day_of(text))
    words = str(text).strip()
    if found := OFFSET.fullmatch(words):
        earliest, count, unit, clear, side, anchor = found.groups()
        first, last = int(earliest or 0), int(count)
        if first <= last:
            sign = -1 if side == "before" else 1
            return Sentence(words, _known(anchor, words), sign * last, unit, bool(clear), first or None)
    elif found := EACH.fullmatch(words):
        if yearly := _day_of_year(found[1], found[2]):
            anchor = _known(found[4], words) if found[4] else "today"
            return Sentence(words, anchor, yearly=yearly, side={"before": -1, "after": 1}.get(found[3], 0))
    elif found := EDGE.fullmatch(words):
        return Sentence(words, _known(found[2], words))
    raise wrong("not_a_date_sentence", given=words)


def read_day_of_year(text: object) -> DayOfYear:
    """Read a day without a year, such as "31 December"; raises a rulebook fault if it is not one."""
    if isinstance(text, tuple):
        return text
    number, _space, month = str(text).strip().partition(" ")
    if found := _day_of_year(number, month):
        return found
    raise unfit(text, 'a day without a year, such as "31 December"')


def _day_of_year(number: str, month: str) -> DayOfYear | None:
    found = MONTHS.get(month)
    fits = found and number.isdecimal() and 1 <= int(number) <= calendar.monthrange(2024, found)[1]
    return (found, int(number)) if fits else None


DateSentence = Annotated[Sentence, BeforeValidator(read, json_schema_input_type=str | date)]
YearEnd = Annotated[DayOfYear, BeforeValidator(read_day_of_year, json_schema_input_type=str)]


def _known(anchor: str, words: str) -> str:
    # A date fact may be an anchor too; the loader checks those against the declared facts.
    if anchor in ANCHORS or anchor.isidentifier():
        return anchor
    raise wrong("not_an_anchor", given=words, anchor=anchor, known=", ".join(sorted(ANCHORS)))


def year_end(day: date, ends: DayOfYear) -> date:
    """The first such day not before this one; 29 February falls on the 28th in a common year."""
    this = _in_month(day.year, *ends)
    return this if this >= day else _in_month(day.year + 1, *ends)


def later(day: date, days: int) -> date:
    """So many days after a day; the last day there is, if that lies beyond it."""
    return day + timedelta(days=min(days, (date.max - day).days))


def day_of(value: date) -> date:
    """The day of a day or of an instant, as its own zone has it."""
    return value.date() if isinstance(value, datetime) else value


def months_after(day: date, count: int) -> date:
    """So many months after a day (before, if below zero): the same day of the month, else its last."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return _in_month(year, month + 1, day.day)


def _in_month(year: int, month: int, number: int) -> date:
    return date(year, month, min(number, calendar.monthrange(year, month)[1]))
