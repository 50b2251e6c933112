"""How a number follows from facts; facts, weights and fees share it."""

import math
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal

from pydantic import Field, field_validator, model_validator

from accede.rulebook.band import Band, check_order
from accede.rulebook.bounds import check_bounds
from accede.rulebook.facts import Fact, Facts, number, plain
from accede.rulebook.fault import unfit, wrong
from accede.rulebook.grid import kinds, mapped, whole
from accede.rulebook.rule import Frozen, Names, Share
from accede.rulebook.rule import Number as Written
from accede.rulebook.worked import Number, Worked, added, highest, lowest, portion, rounded

SHAPES = ("fixed", "bands", "table", "every", "share", "sum", "pot")
# What may stand beside a shape; the last four close every Part, in this order.
BESIDE = {
    "fixed": (),
    "sum": (),
    "table": ("by",),
    "pot": ("by",),
    "bands": ("by", "of"),
    "share": ("by", "of", "over", "to"),
    "every": ("by", "of", "over", "to", "is_"),
    "by": ("by", "of"),
}
CLOSING = ("at_least", "at_most", "times", "rounded")
NOTHING: frozenset[str] = frozenset()
DEEPEST = 3  # nobody reads a table of four dimensions


class Part(Frozen):
    """One shape of number, then always in this order: at_least, at_most, times, rounded."""

    fixed: Written | None = None
    by: Names = ()
    bands: tuple[Band, ...] = ()
    table: dict | None = None
    every: Written | None = None
    is_: Written | None = Field(None, alias="is")
    over: Written | None = None
    to: Written | None = None
    share: Share | None = None
    of: str = ""
    sum: tuple["Part", ...] = ()
    pot: str = ""
    at_least: "Part | None" = None
    at_most: "Part | None" = None
    times: Share | None = None
    rounded: Literal["cent", "unit", "up", "down"] | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, raw: object) -> object:
        return {"by": raw} if isinstance(raw, str) else raw

    @field_validator("at_least", "at_most", mode="before", json_schema_input_type=int | Decimal | str | dict)
    @classmethod
    def _bound(cls, raw: object) -> object:
        return {"fixed": raw} if isinstance(raw, int | Decimal | Fraction) else raw

    @model_validator(mode="after")
    def _one_shape(self) -> "Part":
        given = [shape for shape in SHAPES if getattr(self, shape) not in (None, (), "")]
        if len(given) > 1 or (not given and not self.by):
            raise wrong("part_shape", given=", ".join(given))
        shape = self.shape
        closing = ("rounded",) if shape == "pot" else CLOSING  # a bound would break the sum of what is shared out
        for key in sorted(self.model_fields_set - {shape, *BESIDE[shape], *closing}):
            raise wrong("unknown_key", given=key.rstrip("_"), near="")
        if shape == "bands":
            check_order(self.bands)
        if lacks := self._lacks(shape):
            raise unfit(shape, lacks)
        self._check_bounds()
        return self

    def _lacks(self, shape: str) -> str:
        """What this shape lacks, for whoever writes the rulebook; nothing if it is whole."""
        if shape in ("bands", "share", "every") and len(self.by) + bool(self.of) != 1:
            return "one fact in `by` or `of`"
        if shape in ("by", "pot") and len(self.by) != 1:
            return "one fact in `by`"
        if shape == "bands" and len({type(row.is_) for row in self.bands}) != 1:
            return "rows that are all numbers or all names"
        if shape == "table" and not 0 < len(self.by) <= DEEPEST:
            return "one to three facts in `by`"
        if shape == "table" and not (whole(self.table, len(self.by)) and len(kinds(self.table)) == 1):
            return "a table as deep as `by` is long, all of numbers or all of names"
        if shape == "every" and not (self.every and self.is_ is not None):
            return "a step above zero, and what each `is`"
        if shape == "sum" and any(part.is_named or part.pot for part in self.sum):
            return "parts that are numbers"
        if shape == "pot" and self.rounded not in (None, "cent"):
            return 'a budget shared out to the cent: rounded = "cent", or nothing'
        return ""

    def _check_bounds(self) -> None:
        bounds = [bound for bound in (self.at_least, self.at_most) if bound]
        if any(bound.is_named or bound.pot for bound in bounds):
            raise unfit("at_least, at_most", "numbers, or parts that are numbers")
        if len(bounds) == 2:
            check_bounds(*bounds)

    @property
    def is_named(self) -> bool:
        """Say whether it comes to a name and not to a number."""
        return str in self.outcomes

    @property
    def outcomes(self) -> set[type]:
        """Whether its table or its bands hold numbers or names."""
        return kinds(self.table) if self.table is not None else {type(one.is_) for one in self.bands}

    @cached_property
    def shape(self) -> str:
        """The one shape it has."""
        return next((shape for shape in SHAPES if getattr(self, shape) not in (None, (), "")), "by")

    @cached_property
    def needs(self) -> frozenset[str]:
        """The names of the facts it needs, its parts and its bounds included."""
        inner = (*self.sum, *(bound for bound in (self.at_least, self.at_most) if bound))
        own = {*self.by, *(name for name in (self.of, self.pot) if name)}
        return frozenset(own.union(*(part.needs for part in inner)))

    @cached_property
    def rows(self) -> tuple[tuple[Number | None, bool, Number | str], ...]:
        """Its bands as plain rows: edge, whether that is within, and what the row is."""
        return tuple(band.row() for band in self.bands)

    @cached_property
    def worked_rows(self) -> tuple[tuple[Number | None, bool, Worked], ...]:
        """The same rows with what each comes to."""
        return tuple((edge, within, _cell(is_)) for edge, within, is_ in self.rows)

    @cached_property
    def edges(self) -> tuple[tuple[int, int, bool, Worked], ...]:
        """The rows that have an edge, each edge as one whole number over another."""
        rows = [(Fraction(edge), within, row) for edge, within, row in self.worked_rows if edge is not None]
        return tuple((edge.numerator, edge.denominator, within, row) for edge, within, row in rows)

    @cached_property
    def grid(self) -> dict:
        """Its table, with what each cell comes to."""
        return mapped(self.table, _cell)

    @cached_property
    def step(self) -> tuple[Number, Number]:
        """How far it is from one step to the next, and what each comes to; as plain as can be."""
        return plain(self.every), plain(self.is_)

    @cached_property
    def source(self) -> str:
        """The one fact that it is worked out from."""
        return self.of or self.by[0]

    @cached_property
    def is_closed(self) -> bool:
        """Say whether anything closes it: a bound, a share of it, or rounding."""
        return any(getattr(self, key) is not None for key in CLOSING)

    @cached_property
    def worked_by(self) -> Callable[[Facts], Worked]:
        """How its shape is worked out."""
        ways = {
            "fixed": self._fixed,
            "by": self._given,
            "bands": self._banded,
            "table": self._looked_up,
            "every": self._stepped,
            "share": self._sliced,
            "sum": self._summed,
            "pot": self._shared_out,
        }
        return ways[self.shape]

    def asks(self) -> frozenset[str]:
        """The names of the facts it needs."""
        return self.needs

    def reckon(self, facts: Facts, unsaid: frozenset[str] = NOTHING) -> Worked:
        """Work the number out exactly; bounds only, or a name, where facts are missing or the table says names.

        `unsaid` are keys of which the text says something that nobody has loaded.
        """
        worked = Worked.anything() if unsaid and unsaid & SHAPE_KEYS else self.worked_by(facts)
        if worked.low is None or not (self.is_closed or unsaid):
            return worked
        return self._finished(worked, facts, unsaid)

    @cached_property
    def constant(self) -> Worked:
        """The number that it is, whatever the facts."""
        return Worked.just(plain(self.fixed))

    def _fixed(self, facts: Facts) -> Worked:
        return self.constant

    def _summed(self, facts: Facts) -> Worked:
        return added([part.reckon(facts) for part in self.sum])

    def _shared_out(self, facts: Facts) -> Worked:
        return Worked.anything()  # one member's part hangs on all the others: see `pot`

    def _said(self, facts: Facts) -> Number | None:
        # What is below zero, or no number at all, says as little as what is missing.
        found = facts.get(self.source)
        found = found if type(found) is int else number(found)
        return None if found is None or found.numerator < 0 else found

    def _given(self, facts: Facts) -> Worked:
        found = self._said(facts)
        return Worked.anything(self.source) if found is None else Worked(found, found)

    def _sliced(self, facts: Facts) -> Worked:
        return self._slice(self._given(facts)).mapped(lambda value: portion(value, self.share))

    def _stepped(self, facts: Facts) -> Worked:
        return self._slice(self._given(facts)).mapped(self._steps)

    def _looked_up(self, facts: Facts) -> Worked:
        found: dict | Worked = self.grid
        for name in self.by:
            value = facts.get(name)
            key = value if type(value) is str else _key(value)
            if value is None or key not in found:
                return Worked.anything(name)
            found = found[key]
        return found

    def _banded(self, facts: Facts) -> Worked:
        said = self._said(facts)
        if said is not None:
            return self._row(said)
        rows = list(dict.fromkeys(row for _edge, _within, row in self.worked_rows))
        if rows[0].name:
            return rows[0] if len(rows) == 1 else Worked.anything(self.source)
        low, high = min(rows).low, max(rows).low
        return Worked(low, low) if low == high else Worked(low, high, missing=(self.source,))

    def _row(self, value: Number) -> Worked:
        # Fractions are compared as whole numbers: their own comparison takes ten times as long.
        over, under = value.numerator, value.denominator
        for top, bottom, within, row in self.edges:
            if over * bottom < top * under or (within and over * bottom == top * under):
                return row
        return self.worked_rows[-1][-1]

    def _slice(self, given: Worked) -> Worked:
        if self.over is None and self.to is None:
            return given
        return given.mapped(
            lambda value: max(0, (min(value, self.to) if self.to is not None else value) - (self.over or 0))
        )

    def _steps(self, value: Number) -> Number:
        every, is_ = self.step
        return value // every * is_

    def _finished(self, worked: Worked, facts: Facts, unsaid: frozenset[str]) -> Worked:
        floor = self.at_least.reckon(facts) if self.at_least else None
        worked = highest(worked, floor) if floor else worked
        worked = Worked(worked.low, missing=worked.missing) if "at_least" in unsaid else worked
        if self.at_most:
            worked = lowest(worked, self.at_most.reckon(facts))
        if "at_most" in unsaid:  # whatever the ceiling is, it does not lie below the floor
            worked = Worked(floor.low if floor else 0, worked.high, missing=worked.missing)
        if "times" in unsaid:
            return Worked.anything(*worked.missing)
        if self.times is not None:
            worked = worked.mapped(lambda value: portion(value, self.times))
        if "rounded" in unsaid:
            high = None if worked.high is None else math.ceil(worked.high)
            return Worked(math.floor(worked.low), high, missing=worked.missing)
        return worked if self.rounded is None else worked.mapped(lambda value: rounded(value, self.rounded))


OWN_KEYS = frozenset(field.alias or name for name, field in Part.model_fields.items())
SHAPE_KEYS = OWN_KEYS - set(CLOSING)


def with_part(raw: object, always: bool = True) -> object:
    """Move the keys of a Part that stand beside a rule's own into `part`.

    An exception may change one key of the Part, or bring another shape in place of its own.
    """
    if not isinstance(raw, dict) or not (always or OWN_KEYS & set(raw)) or not isinstance(raw.get("part", {}), dict):
        return raw
    own = {key: value for key, value in raw.items() if key not in OWN_KEYS}
    inner = {key: value for key, value in raw.items() if key in OWN_KEYS}
    before = raw.get("part", {})
    if set(SHAPES) & set(inner) - set(before):
        before = {key: value for key, value in before.items() if key in CLOSING}
    return own | {"part": before | inner}


def _cell(value: Number | Decimal | str) -> Worked:
    return Worked(name=value) if isinstance(value, str) else Worked.just(number(value))


def _key(value: Fact) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
