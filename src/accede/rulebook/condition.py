"""A condition on facts: every line holds; of several tables, any."""

import operator
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, PlainValidator, model_validator

from accede.rulebook.day import Sentence, day_of, read
from accede.rulebook.facts import Fact, Facts, exact, read_share
from accede.rulebook.fault import unfit
from accede.rulebook.verdict import Verdict

COMPARISONS: dict[str, Callable[[object, object], bool]] = {
    "at_least": operator.ge,
    "more_than": operator.gt,
    "at_most": operator.le,
    "less_than": operator.lt,
    "by": operator.le,
    "after": operator.gt,
}

EXPECTED = "a value, a list, none_of with a list, or at_least, more_than, at_most, less_than, by, after with a bound"
WORDS = {*COMPARISONS, "none_of", "of"}
DATED = ("by", "after")  # whose bound may be a date sentence, counted from a fact that is a day

Plain = int | Decimal | str | bool | date


def _wanted(value: object) -> object:
    if isinstance(value, dict) and set(value) <= WORDS and set(value) - {"of"}:
        bounds = {word: _read(word, bound, "of" in value) for word, bound in value.items()}
        if all(_is_bound(word, bound) for word, bound in bounds.items()):
            return bounds
    if isinstance(value, list | tuple) and value and all(isinstance(one, Plain) for one in value):
        return tuple(value)
    if isinstance(value, Plain) and (not isinstance(value, Decimal) or exact(value) is not None):
        return value
    raise unfit(value, EXPECTED)


def _read(word: str, bound: object, is_share: bool) -> object:
    if word == "none_of":
        return tuple(bound) if isinstance(bound, list | tuple) else (bound,)
    if word in DATED:
        return read(bound) if isinstance(bound, str) else bound
    return read_share(bound) if is_share and word in COMPARISONS else bound


def _is_bound(word: str, value: object) -> bool:
    if word == "none_of":
        return bool(value) and all(isinstance(one, Plain) for one in value)
    if word == "of":
        return isinstance(value, str)
    if isinstance(value, dict):
        return set(value) == {"by"} and isinstance(value["by"], str)
    return exact(value) is not None or isinstance(value, date | Sentence)


Wanted = Annotated[
    Plain | tuple[Plain, ...] | dict[str, int | Decimal | date | Sentence | dict[str, str] | tuple[Plain, ...]],
    PlainValidator(_wanted),
]


class Condition(BaseModel):
    """Tables of fact to wanted value; the condition holds if all lines of one table hold."""

    model_config = ConfigDict(frozen=True)

    tables: tuple[dict[str, Wanted], ...]

    @model_validator(mode="before")
    @classmethod
    def _read(cls, raw: object) -> object:
        if isinstance(raw, Condition):
            return {"tables": raw.tables}
        tables = raw if isinstance(raw, list | tuple) and raw else [raw]
        return {"tables": tuple(_table(one) for one in tables)}

    def facts(self) -> frozenset[str]:
        """The names of the facts it asks for."""
        return frozenset(
            name for table in self.tables for fact, wanted in table.items() for name in (fact, *_other_facts(wanted))
        )

    def judge(self, facts: Facts) -> Verdict:
        """Say whether it holds; a missing fact is *cannot say* unless another line decides."""
        tables = [
            Verdict.all((_line(name, wanted, facts) for name, wanted in table.items()), code="condition.all")
            for table in self.tables
        ]
        return Verdict.any(tables, code="condition.any")


def _table(raw: object) -> dict:
    if not isinstance(raw, dict) or not raw:
        raise unfit(raw, "a table of facts and what they must be")
    return raw


def _line(name: str, wanted: Wanted, facts: Facts) -> Verdict:
    asked = (name, *_other_facts(wanted))
    missing = tuple(one for one in asked if facts.get(one) is None)
    if missing:
        return Verdict(holds=None, code="fact.missing", missing=missing, values={"fact": missing[0]})
    try:
        return Verdict(holds=_meets(facts[name], wanted, facts), code="fact.compared", values={"fact": name})
    except (TypeError, ArithmeticError, AttributeError):
        # A word where a number or a day is expected says nothing.
        return Verdict(holds=None, code="fact.missing", missing=(name,), values={"fact": name})


def _other_facts(wanted: Wanted) -> tuple[str, ...]:
    """A bound may be another fact, `{ at_least = { by = "last_two_years" } }`, a share or a day of one."""
    if not isinstance(wanted, dict):
        return ()
    asked = [bound["by"] for bound in wanted.values() if isinstance(bound, dict)]
    dated = [one for bound in wanted.values() if isinstance(bound, Sentence) for one in bound.asks()]
    return (*asked, *dated, *([wanted["of"]] if "of" in wanted else ()))


def _meets(given: Fact, wanted: Wanted, facts: Facts) -> bool:
    if isinstance(wanted, dict):
        if "none_of" in wanted and _meets(given, wanted["none_of"], facts):
            return False
        whole = exact(facts[wanted["of"]]) if "of" in wanted else 1
        bounds = {word: _bound(bound, given, facts) for word, bound in wanted.items() if word in COMPARISONS}
        return all(
            COMPARISONS[word](_plain(given), _plain(bound) * whole if "of" in wanted else _plain(bound))
            for word, bound in bounds.items()
        )
    if isinstance(given, tuple | list | frozenset | set):
        return bool(set(given) & set(wanted if isinstance(wanted, tuple) else (wanted,)))
    if isinstance(wanted, tuple):
        return given in wanted
    return _plain(given) == _plain(wanted)


def _bound(bound: object, given: Fact, facts: Facts) -> object:
    if isinstance(bound, dict):
        return facts[bound["by"]]
    if not isinstance(bound, Sentence):
        return bound
    # "each 30 September" is the one of the very year of the day that is compared.
    anchors = {name: facts[name] for name in bound.asks()} or {"today": date(day_of(given).year, 1, 1)}
    return bound.on(anchors).on


def _plain(value: Fact) -> object:
    number = exact(value)
    return value if number is None else number
