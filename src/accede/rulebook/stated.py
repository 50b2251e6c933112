"""Facts as somebody has stated them: each from a day on, with its source, in plain values that a row can keep."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from accede.rulebook.facts import Fact, number
from accede.rulebook.verdict import Country

Plain = bool | int | str | list[str]
Statement = Mapping[str, Plain]
Stated = Mapping[str, Sequence[Statement]]


def _number(value: object) -> Fact | None:
    return number(Decimal(str(value)))


READERS: Mapping[str, Callable[[object], Fact | None]] = {
    "date": date.fromisoformat,
    "country": Country,
    "list": tuple,
    "number": _number,
    "money": _number,
}


def plain(value: Fact) -> Plain:
    """Return a fact as a row keeps it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def statement(kind: str, value: Fact, since: date, source: str) -> Statement:
    """Return one statement."""
    return {"since": since.isoformat(), "kind": kind, "value": plain(value), "source": source}


def stating(known: Stated, name: str, said: Statement) -> dict[str, Sequence[Statement]]:
    """Return what is stated once this is too; of what is stated from one day on, the last counts."""
    others = [one for one in known.get(name, ()) if one["since"] != said["since"]]
    return {**known, name: sorted([*others, said], key=lambda one: one["since"])}


def joined(known: Stated, more: Stated) -> dict[str, Sequence[Statement]]:
    """Return what both state; what holds by the first is not said again."""
    for name, said in ((name, one) for name, several in more.items() for one in several):
        held = holding(known, date.fromisoformat(str(said["since"]))).get(name)
        known = known if held and held["value"] == said["value"] else stating(known, name, said)
    return dict(known)


def holding(stated: Stated, on: date) -> dict[str, Statement]:
    """Return the statement of each fact that holds on a day."""
    day = on.isoformat()
    begun = {name: [one for one in several if one["since"] <= day] for name, several in stated.items()}
    return {name: several[-1] for name, several in begun.items() if several}


def facts_on(stated: Stated, on: date) -> dict[str, Fact]:
    """Return the facts that hold on a day."""
    return {name: value_of(one) for name, one in holding(stated, on).items()}


def value_of(statement: Statement) -> Fact:
    """Return what a statement says, as rules read it."""
    read, value = READERS.get(str(statement["kind"])), statement["value"]
    return read(value) if read else value
