"""Date sentences: "1 month before assembly", "15 days clear before notice", "end of calendar_year".

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

from accede.rulebook.fault import wrong
from accede.rulebook.verdict import Due

ANCHORS = frozenset(
    {"assembly", "board", "council", "request", "application", "notice", "decision", "invoice", "due", "entry",
     "effect", "term.end", "first_meeting", "first_call", "financial_year", "financial_year.end", "calendar_year",
     "calendar_year.end", "entry_into_force", "today", "ballot", "meeting", "held"}
)  # fmt: skip
UNITS = ("minute", "hour", "day", "week", "month", "year")
MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}

OFFSET = re.compile(r"(?:(\d+) to )?(\d+) (minute|hour|day|week|month|year)s?( clear)? (before|after) (\S+)")
EDGE = re.compile(r"(end of|at) (\S+)")
EACH = re.compile(r"each (\d{1,2}) (\w+)")

Anchors = Mapping[str, date]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A date sentence: a number of units before or after an anchor, an edge of it, or a yearly day."""

    text: str
    anchor: str
    count: int = 0
    unit: str = "day"
    clear: bool = False
    earliest: int | None = None  # of "2 to 6 weeks after", the 2
    yearly: tuple[int, int] | None = None  # (month, day)

    def on(self, anchors: Anchors) -> Due:
        """Return the day (or instant) it names; None, naming the anchor, if that is not known."""
        if self.anchor not in anchors:
            return Due(on=None, code="day.anchor_missing", missing=(self.anchor,), values={"anchor": self.anchor})
        anchor = day_of(anchors[self.anchor])
        found = self._found(anchors[self.anchor])
        values = {"anchor": self.anchor, "anchor_day": anchor}
        if found is None:
            return Due(on=None, code="day.out_of_range", values=values)
        values |= {"count": abs(self.count), "unit": self.unit, "clear": self.clear, "day": found}
        return Due(on=found, code=self.code, values=values)

    def _found(self, anchor: date) -> date | None:
        try:
            if self.yearly:
                return self._yearly(day_of(anchor))
            return self._shifted(anchor) if self.count else self._edge(anchor)
        except (OverflowError, ValueError):  # no such day between the years 1 and 9999
            return None

    @property
    def code(self) -> str:
        """The code under which its offset is worded: day.before.week, day.at, day.end, day.each."""
        if self.yearly:
            return "day.each"
        if not self.count:
            return "day.end" if self.text.startswith("end of") else "day.at"
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

    def _edge(self, anchor: date) -> date:
        day = day_of(anchor)
        return date(day.year, 12, 31) if self.text.startswith("end of calendar_year") else day

    def _yearly(self, day: date) -> date:
        """The first such day not before the anchor; 29 February falls on the 28th in a common year."""
        month, number = self.yearly
        this = _in_month(day.year, month, number)
        return this if this >= day else _in_month(day.year + 1, month, number)


def read(text: object) -> Sentence:
    """Read a date sentence; raises a rulebook fault if it is not one."""
    if isinstance(text, Sentence):
        return text
    words = str(text).strip()
    if found := OFFSET.fullmatch(words):
        earliest, count, unit, clear, side, anchor = found.groups()
        first, last = int(earliest or 0), int(count)
        if first > last:
            raise wrong("not_a_date_sentence", given=words)
        sign = -1 if side == "before" else 1
        return Sentence(words, _known(anchor, words), sign * last, unit, bool(clear), first or None)
    if found := EACH.fullmatch(words):
        number, month = int(found[1]), MONTHS.get(found[2], 0)
        if month and 1 <= number <= calendar.monthrange(2024, month)[1]:
            return Sentence(words, "today", yearly=(month, number))
    elif found := EDGE.fullmatch(words):
        return Sentence(words, _known(found[2], words))
    raise wrong("not_a_date_sentence", given=words)


DateSentence = Annotated[Sentence, BeforeValidator(read, json_schema_input_type=str)]


def _known(anchor: str, words: str) -> str:
    # A date fact may be an anchor too; the loader checks those against the declared facts.
    if anchor in ANCHORS or anchor.isidentifier():
        return anchor
    raise wrong("not_an_anchor", given=words, anchor=anchor)


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
