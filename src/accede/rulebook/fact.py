"""A declared fact: given by somebody, looked up in a table, or worked out from other facts."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from accede.rulebook import formula
from accede.rulebook.facts import Fact, Facts, ratio
from accede.rulebook.fault import unfit
from accede.rulebook.part import Part, with_part
from accede.rulebook.rule import Names, Rule, Text
from accede.rulebook.table import Table

Tables = Mapping[str, Table]
SEVERAL = (tuple, list, frozenset, set)
TODAY = "today"  # the day of the question: it picks the edition of a table


# What puts members into groups that can be counted: so many countries, so many language regions.
GROUPING = ("country", "choice", "text")


class FactRule(Rule):
    """A fact that rules may ask for. `from` a table, by a Part, or by a formula it is worked out; else it is given."""

    family: ClassVar[str] = "fact"
    needs_article: ClassVar[bool] = False

    kind: Literal["number", "money", "share", "yes", "date", "country", "choice", "list", "text"] = "number"
    about: Literal["member", "motion", "meeting", "association"] = "member"
    source: str = ""
    as_of: str = ""
    choices: dict[str, Text] = {}
    definition: Text = {}
    counts: Literal["", "enterprises"] = ""
    part: Part | None = None
    from_: str = Field("", alias="from")
    by: Names = ()
    mean: bool = False
    formula: str = ""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, raw: object) -> object:
        return raw if isinstance(raw, dict) and "from" in raw else with_part(raw, always=False)

    @model_validator(mode="after")
    def _one_way(self) -> "FactRule":
        if sum(map(bool, (self.part, self.from_, self.formula))) > 1:
            raise unfit("formula", "one way to work it out: a number, `from` a table, or a formula")
        if self.from_ and not self.by:
            raise unfit("from", "the fact or facts in `by` that the table is asked for")
        if self.counts and not (self.kind == "number" and self.is_given):
            raise unfit("counts", "a number that members declare")
        if self.mean and not (self.from_ and len(self.by) == 1):
            raise unfit("mean", "`from` a table, and one fact in `by` that is a list")
        if self.formula:
            formula.program(self.formula)
            if self.kind not in formula.RESULTS:
                raise unfit(self.kind, ", ".join(formula.RESULTS))
        if self.part is not None and self.part.pot:
            raise unfit("pot", "a fee: only money is shared out")
        return self

    @property
    def is_given(self) -> bool:
        """Say whether somebody must give it."""
        return self.part is None and not self.from_ and not self.formula

    def asks(self) -> frozenset[str]:
        """The names of the facts it is worked out from."""
        if self.formula:
            return formula.asked(self.formula)
        return frozenset({*self.by, TODAY}) if self.from_ else self.part.asks() if self.part else frozenset()

    def work_out(self, facts: Facts, tables: Tables) -> tuple[Fact | None, tuple[str, ...]]:
        """The fact, or None and the names of what is missing."""
        if self.part:
            worked = self.part.reckon(facts, self.hidden)
            return (worked.name or (worked.low if worked.is_known else None), worked.missing)
        if self.from_:
            return self._looked_up(facts, tables[self.from_])
        found = formula.work_out(self.formula, self.kind, facts)
        return (found, () if found is not None else tuple(sorted(self.asks() - set(facts))) or (self.name,))

    def _looked_up(self, facts: Facts, table: Table) -> tuple[Fact | None, tuple[str, ...]]:
        keys = [facts.get(name) for name in self.by]
        on = facts.get(TODAY)
        if None in keys or not isinstance(on, date):
            missing = tuple(name for name in (*self.by, TODAY) if facts.get(name) is None)
            return (None, missing or (TODAY,))
        rows = table.rows_on(on)
        if not self.mean:
            found = rows.get(tuple(map(str, keys)))
            return (found, () if found is not None else (self.name,))
        (several,) = keys
        names = several if isinstance(several, SEVERAL) else [several]
        cells = [rows.get((str(name),)) for name in names]
        try:
            total = sum(cells)
            return (ratio(total.numerator, total.denominator * len(cells)), ())
        except (TypeError, ZeroDivisionError):  # the table does not know one of them, or there is none
            return (None, (self.name,))
