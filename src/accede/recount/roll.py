"""A roll as it is kept and sealed: plain values, from which the rulebook counts the same members again."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from accede.recount.seal import Plain
from accede.rulebook.fact import TODAY
from accede.rulebook.facts import Fact, Facts
from accede.rulebook.grant import Held
from accede.rulebook.standing import HELD
from accede.rulebook.tally import Voter


def kept(facts: Facts) -> dict[str, Plain]:
    """Facts as a frozen roll keeps them: days and broken numbers as text, standings by name and day."""
    held = [[one.standing, one.since and one.since.isoformat()] for one in facts.get(HELD, ())]
    days = {name: {"day": one.isoformat()} for name, one in facts.items() if isinstance(one, date)}
    broken = {name: {"number": str(one)} for name, one in facts.items() if isinstance(one, Fraction)}
    return {**facts, **days, **broken, HELD: held, TODAY: facts[TODAY].isoformat()}


def told(facts: Mapping[str, Plain]) -> Facts:
    """Facts as a frozen roll has kept them; one that was frozen before rolls told of standings has none."""
    if HELD not in facts:
        return dict(facts)
    held = (Held(name, since and date.fromisoformat(since)) for name, since in facts[HELD])
    worded = {name: _read(one) for name, one in facts.items() if isinstance(one, dict)}
    return {**facts, **worded, HELD: tuple(held), TODAY: date.fromisoformat(facts[TODAY])}


def _read(value: Mapping[str, str]) -> Fact:
    return date.fromisoformat(value["day"]) if "day" in value else Fraction(value["number"])


def called(number: int, name: str) -> str:
    """What a roll calls a member: its number and name, so that no two are alike."""
    return f"{number} {' '.join(name.split())}"


def voters(rows: Iterable[Mapping[str, Plain]]) -> dict[int, Voter]:
    """Return the members of a sealed roll as the rulebook counts them, each by its organisation."""
    return {
        row["organisation"]: Voter(
            called(row["number"], row["name"]),
            row["category"],
            row["country"],
            row["attendance"],
            row["proxy"],
            told(row["facts"]),
        )
        for row in rows
    }
