"""All that can be known from what is given: facts worked out in the order in which they need each other."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from accede.rulebook.fact import TODAY
from accede.rulebook.facts import Fact, Facts
from accede.rulebook.verdict import Answer, Mark, merged
from accede.rulebook.year import Year

if TYPE_CHECKING:
    from accede.rulebook.book import Book
    from accede.rulebook.fee import Fee
    from accede.rulebook.weight import Weight

A = TypeVar("A", bound=Answer)

VOTES, FEE = "votes", "fee"  # what a member has in votes, and owes: facts that rules may ask for like any other


def graph(book: "Book") -> dict[str, frozenset[str]]:
    """What each worked-out fact rests on; votes follow from weights, and the fee from fees."""
    found = {name: rule.asks() for name, rule in book.fact.items() if not rule.is_given}
    found[VOTES] = _asks(one for rule in book.weight.values() for one in rule.variants)
    found[FEE] = _asks(one for rule in book.fee.values() for one in rule.variants)
    return found


def order(book: "Book") -> tuple[str, ...]:
    """Worked-out facts, each after those it needs; the loader has refused circles."""
    rests, found = graph(book), []
    wanted = set(rests) - {name for name in (VOTES, FEE) if not any(name in asked for asked in rests.values())}
    wanted -= {name for name, rule in book.fact.items() if rule.is_unknown()}
    while wanted:
        ready = sorted(name for name in wanted if not rests[name] & wanted - {name})
        found += ready
        wanted -= set(ready)
        if not ready:  # a circle, which is told as a fault
            break
    return tuple(found)


def all_facts(book: "Book", names: Iterable[str], given: Facts) -> dict[str, Fact]:
    """The given facts and all that can be worked out from them."""
    known = dict(given)
    if None in known.values():
        known = {name: value for name, value in given.items() if value is not None}
    rules, tables = book.fact, book.table
    for name in names:
        rule = rules.get(name)
        value = rule.work_out(known, tables)[0] if rule else _engine(book, name, known)
        if value is not None:
            known[name] = value
    return known


def naming(book: "Book", answer: A, known: Facts) -> A:
    """The same, naming as missing what somebody could give and not what would be worked out from it."""
    if not answer.missing:
        return answer
    names, waiting = [], list(answer.missing)
    while waiting:
        name = waiting.pop(0)
        rule = book.fact.get(name)
        works = rule is not None and not rule.is_given and not rule.is_unknown()
        deeper = [one for one in rule.work_out(known, book.table)[1] if one not in (name, *known)] if works else []
        waiting += deeper
        names += [] if deeper or name in names else [name]
    unknown = [book.fact[name].marks(*book.fact[name].unknown) for name in names if name in book.fact]
    return replace(answer, missing=tuple(names), marks=merged(answer.marks, *unknown))


def marks(book: "Book", names: Iterable[str]) -> tuple[Mark, ...]:
    """What is assumed of these facts, and of those they are worked out from."""
    found: dict[Mark, None] = {}
    for name in beneath(graph(book), names):
        rules = [one for one in (book.fact.get(name),) if one]
        rules += [book.table[one.from_] for one in rules if one.from_ in book.table]
        found |= dict.fromkeys(mark for rule in rules for mark in rule.marks(*rule.assumed) if mark.kind == "assumed")
    return tuple(found)


def weight_of(book: "Book", category: str) -> "Weight | None":
    """The rule of the votes of a category."""
    return next((one for one in book.weight.values() if category in one.categories or not one.categories), None)


def fee_of(book: "Book", category: str) -> "Fee | None":
    """The rule of the yearly fee of a category."""
    return next((one for one in book.fee.values() if category in one.categories or not one.categories), None)


def _engine(book: "Book", name: str, known: Facts) -> Fact | None:
    """What the engine itself knows of a member: its votes, or its fee."""
    if name == FEE:
        return _owed(book, known)
    weight = weight_of(book, str(known.get("category", "")))
    return weight.reckon(known).value if weight else None


def _owed(book: "Book", known: Facts) -> Fraction | None:
    fee = fee_of(book, str(known.get("category", "")))
    days = (known.get(name) for name in (TODAY, "joined"))
    year = Year(*(day if isinstance(day, date) else None for day in days))
    money = fee.reckon(known, book.rulebook.currency, year).money if fee else None
    return Fraction(money.cents, 100) if money else None


def _asks(rules: Iterable[object]) -> frozenset[str]:
    return frozenset().union(*(rule.part.asks() for rule in rules if rule.part))


def beneath(rests: Mapping[str, frozenset[str]], names: Iterable[str]) -> Iterator[str]:
    """These facts, and all that they are worked out from."""
    seen, waiting = set(), sorted(names)
    while waiting:
        name = waiting.pop(0)
        if name not in seen:
            seen.add(name)
            yield name
            waiting += sorted(rests.get(name, ()))
