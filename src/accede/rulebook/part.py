"""How a number follows from facts; facts, weights and fees share it."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from accede.rulebook.facts import Fact, Facts, exact
from accede.rulebook.fault import unfit, wrong
from accede.rulebook.rule import Frozen, Names, Number, Share, read_number

SHAPES = ("fixed", "bands", "table", "every", "share", "sum")
# What may stand beside a shape; the last four close every Part, in this order.
BESIDE = {
    "fixed": (),
    "sum": (),
    "table": ("by",),
    "bands": ("by", "of"),
    "share": ("by", "of", "over", "to"),
    "every": ("by", "of", "over", "to", "is_", "started"),
    "by": ("by", "of"),
}
CLOSING = ("at_least", "at_most", "times", "rounded")


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


class Band(Frozen):
    """One row of a banded table: `to` includes its edge, `below` does not; the last row has neither."""

    to: Number | None = None
    below: Number | None = None
    is_: Annotated[
        Fraction | str, BeforeValidator(lambda value: value if isinstance(value, str) else read_number(value))
    ] = Field(alias="is")

    @property
    def edge(self) -> tuple[Fraction, bool] | None:
        """Where this row ends, and whether it includes its edge; None if it is open or has two."""
        if (self.to is None) == (self.below is None):
            return None
        return (self.below, False) if self.to is None else (self.to, True)

    def holds(self, value: Fraction) -> bool:
        """Say whether a value falls at or under this row's edge."""
        return (self.to is None or value <= self.to) and (self.below is None or value < self.below)


class Part(Frozen):
    """One shape of number, then always in this order: at_least, at_most, times, rounded."""

    fixed: Number | None = None
    by: Names = ()
    bands: tuple[Band, ...] = ()
    table: dict | None = None
    every: Number | None = None
    is_: Number | None = Field(None, alias="is")
    over: Number | None = None
    to: Number | None = None
    started: bool = False
    share: Share | None = None
    of: str = ""
    sum: tuple["Part", ...] = ()
    at_least: Number | None = None
    at_most: Number | None = None
    times: Share | None = None
    rounded: Literal["cent", "unit", "up", "down"] | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, raw: object) -> object:
        return {"by": raw} if isinstance(raw, str) else raw

    @model_validator(mode="after")
    def _one_shape(self) -> "Part":
        given = [shape for shape in SHAPES if getattr(self, shape) not in (None, ())]
        if len(given) > 1 or (not given and not self.by):
            raise wrong("part_shape", given=", ".join(given))
        shape = next(iter(given), "by")
        for key in sorted(self.model_fields_set - {shape, *BESIDE[shape], *CLOSING}):
            raise wrong("unknown_key", given=key.rstrip("_"), near="")
        if lacks := self._lacks(shape):
            raise unfit(shape, lacks)
        return self

    def _lacks(self, shape: str) -> str:
        """What this shape lacks, for whoever writes the rulebook; nothing if it is whole."""
        if shape in ("bands", "share", "every") and len(self.by) + bool(self.of) != 1:
            return "one fact in `by` or `of`"
        if shape == "by" and len(self.by) != 1:
            return "one fact in `by`"
        if shape == "bands" and not _rows_rise(self.bands):
            return "rows that rise, each with `to` or `below`, the last with neither, all of numbers or all of names"
        if shape == "table" and not (self.by and _whole(self.table, len(self.by)) and len(_kinds(self.table)) == 1):
            return "a table as deep as `by` is long, all of numbers or all of names"
        if shape == "every" and not (self.every and self.is_ is not None):
            return "a step above zero, and what each `is`"
        if shape == "sum" and any(part.is_named for part in self.sum):
            return "parts that are numbers"
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            return "an at_least that is not above at_most"
        return ""

    @property
    def is_named(self) -> bool:
        """Say whether it comes to a name and not to a number."""
        return (
            str in _kinds(self.table) if self.table is not None else any(isinstance(one.is_, str) for one in self.bands)
        )

    def asks(self) -> frozenset[str]:
        """The names of the facts it needs."""
        own = {*self.by, *([self.of] if self.of else [])}
        return frozenset(own.union(*(part.asks() for part in self.sum)))

    def reckon(self, facts: Facts) -> Worked:
        """Work the number out exactly; bounds only, or a name, where facts are missing or the table says names."""
        return self._finished(self._shaped(facts))

    def _shaped(self, facts: Facts) -> Worked:
        if self.fixed is not None:
            return Worked.just(self.fixed)
        if self.sum:
            return _added([part.reckon(facts) for part in self.sum])
        if self.table is not None:
            return self._looked_up(facts)
        given = _given(self.of or self.by[0], facts)
        if self.bands:
            return self._banded(given)
        if self.share is not None:
            return self._slice(given).mapped(lambda value: value * self.share)
        if self.every is not None:
            return self._slice(given).mapped(self._steps)
        return given

    def _looked_up(self, facts: Facts) -> Worked:
        found: object = self.table
        for name in self.by:
            if facts.get(name) is None:
                return Worked.anything(name)
            if _key(facts[name]) not in found:
                return Worked.anything(name)
            found = found[_key(facts[name])]
        return Worked(name=found) if isinstance(found, str) else Worked.just(Fraction(found))

    def _banded(self, given: Worked) -> Worked:
        reached = list(self._reached(given))
        if self.is_named:
            names = {band.is_ for band in reached}
            return Worked(name=names.pop()) if len(names) == 1 else Worked.anything(*given.missing)
        low, high = min(band.is_ for band in reached), max(band.is_ for band in reached)
        return Worked(low, high, missing=() if low == high else given.missing)

    def _reached(self, given: Worked) -> Iterator[Band]:
        """The rows that a value between the bounds may fall in."""
        started = False
        for band in self.bands:
            started = started or band.holds(given.low)
            if started:
                yield band
                if given.high is not None and band.holds(given.high):
                    return

    def _slice(self, given: Worked) -> Worked:
        return given.mapped(
            lambda value: max(Fraction(0), (min(value, self.to) if self.to is not None else value) - (self.over or 0))
        )

    def _steps(self, value: Fraction) -> Fraction:
        whole = math.ceil(value / self.every) if self.started else math.floor(value / self.every)
        return whole * self.is_

    def _finished(self, worked: Worked) -> Worked:
        if worked.low is None:
            return worked
        low, high = self._closed(worked.low), None if worked.high is None else self._closed(worked.high)
        if high is None and self.at_most is not None:
            high = self._closed(self.at_most)
        return Worked(low, high, worked.name, () if low == high else worked.missing)

    def _closed(self, value: Fraction) -> Fraction:
        value = value if self.at_least is None else max(value, self.at_least)
        value = value if self.at_most is None else min(value, self.at_most)
        return rounded(value * (self.times if self.times is not None else 1), self.rounded)


OWN_KEYS = frozenset(field.alias or name for name, field in Part.model_fields.items())


def with_part(raw: object, always: bool = True) -> object:
    """Move the keys of a Part that stand beside a rule's own into `part`.

    An exception may change one key of the Part, or bring another shape in place of its own.
    """
    if not isinstance(raw, dict) or not (always or OWN_KEYS & set(raw)) or not isinstance(raw.get("part", {}), dict):
        return raw
    own = {key: value for key, value in raw.items() if key not in OWN_KEYS and key != "part"}
    inner = {key: value for key, value in raw.items() if key in OWN_KEYS}
    before = raw.get("part", {})
    if set(SHAPES) & set(inner) - set(before):
        before = {key: value for key, value in before.items() if key in CLOSING}
    return own | {"part": before | inner}


def rounded(value: Fraction, how: str | None) -> Fraction:
    """Round a non-negative number: half a cent and half a unit go up, as on an invoice."""
    scale = 100 if how == "cent" else 1
    if how in ("cent", "unit"):
        return Fraction(math.floor(value * scale + Fraction(1, 2)), scale)
    return Fraction(math.ceil(value)) if how == "up" else Fraction(math.floor(value)) if how == "down" else value


def _given(name: str, facts: Facts) -> Worked:
    # What is below zero, or no number at all, says as little as what is missing.
    number = exact(facts.get(name))
    return Worked.anything(name) if number is None or number < 0 else Worked.just(number)


def _key(value: Fact) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _rows_rise(bands: tuple[Band, ...]) -> bool:
    *rows, last = bands
    edges = [row.edge for row in rows]
    if None in edges or last.to is not None or last.below is not None:
        return False
    return edges == sorted(set(edges)) and len({type(row.is_) for row in bands}) == 1


def _whole(table: object, depth: int) -> bool:
    """Say whether a table is so many levels deep in every branch, and holds names or numbers not below zero."""
    if not depth:
        number = exact(table)
        return isinstance(table, str) or (number is not None and number >= 0)
    return isinstance(table, dict) and bool(table) and all(_whole(one, depth - 1) for one in table.values())


def _kinds(table: object) -> set[type]:
    if isinstance(table, dict):
        return {kind for one in table.values() for kind in _kinds(one)}
    return {str if isinstance(table, str) else Fraction}


def _added(parts: list[Worked]) -> Worked:
    missing = tuple(dict.fromkeys(name for part in parts for name in part.missing))
    high = None if any(part.high is None for part in parts) else sum(part.high for part in parts)
    return Worked(sum(part.low for part in parts), high, missing=missing)
