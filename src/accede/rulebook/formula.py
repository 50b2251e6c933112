"""A formula of a fact, in CEL: declared facts and whole numbers. A decimal result is no answer."""

from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from accede.rulebook.facts import Fact, Facts, exact
from accede.rulebook.fault import wrong

if TYPE_CHECKING:
    import cel

# What a kind of fact may come out as.
RESULTS = {"number": int, "money": int, "yes": bool, "choice": str, "text": str, "country": str}
LONGEST = 500  # characters; beyond this it is no formula but a program


@lru_cache(maxsize=256)
def program(source: str) -> "cel.Program":
    """Read a formula; raises a rulebook fault if it is not one."""
    # The library brings a command line of its own along, which takes a third of a second to load: who has no formula
    # does not pay for it.
    from cel import compile as read  # noqa: PLC0415

    if len(source) > LONGEST:
        raise wrong("formula", given=source[:60], reason=f"more than {LONGEST} characters")
    try:
        return read(source)
    except ValueError as error:
        raise wrong("formula", given=source[:60], reason=str(error).partition("\n")[0]) from error


def asked(source: str) -> frozenset[str]:
    """The names of the facts that a formula uses."""
    return frozenset(program(source).variables())


def work_out(source: str, kind: str, facts: Facts) -> Fact | None:
    """The result, if it can be said from these facts and is of this kind; what is missing may not matter."""
    given = {name: plain for name in asked(source) if (plain := _plain(facts.get(name))) is not None}
    try:
        found = program(source).execute(given)
    except (RuntimeError, TypeError, ValueError, ArithmeticError):
        return None
    return found if type(found) is RESULTS.get(kind) else None


def _plain(value: Fact | None) -> object:
    """A fact as CEL reads it; None for what it must not see: decimals, days, and numbers beyond 64 bits."""
    number = exact(value)
    if number is not None:
        return int(number) if number.denominator == 1 and abs(number) < 2**63 else None
    if isinstance(value, tuple | frozenset):
        return sorted(value)
    return None if isinstance(value, date | Fraction) or not isinstance(value, bool | str) else value
