"""Who may vote on a matter and with how many votes. Members with equal facts share one answer."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from accede.rulebook import known
from accede.rulebook.category import has_right
from accede.rulebook.facts import Facts, exact
from accede.rulebook.roll import Unfit
from accede.rulebook.tally import Entitled, Voter
from accede.rulebook.verdict import Verdict
from accede.rulebook.weight import Weight

if TYPE_CHECKING:
    from accede.rulebook.book import Book

ALWAYS = ("granted", "joined", "today")  # asked by exceptions and fees without being named in a condition


def entitled(book: "Book", voter: Voter, matter: str, motion: Facts | None = None) -> Entitled:
    """How many votes a voter has on a matter, and why."""
    place = {"country": voter.country} if voter.country else {}
    facts = {**(motion or {}), **voter.facts, **place, "matter": matter, "category": voter.category}
    facts = book.facts(facts)
    category = book.category[voter.category]
    verdict = known.naming(book, has_right("vote", category, book.standing.values(), facts), facts)
    weight = known.weight_of(book, voter.category)
    votes, missing = _whole(weight, facts)
    allocated = votes if verdict.holds is not False or category.gives("vote", facts).holds is not False else 0
    if verdict.holds is False:
        return Entitled(voter.member, 0, verdict, allocated)
    if votes is None:
        marks = weight.marks(*weight.unknown) if weight else ()
        unsaid = Verdict(holds=None, code="weight.cannot_say", missing=missing, marks=marks)
        return Entitled(voter.member, None, known.naming(book, unsaid, facts), None)
    assert weight
    return Entitled(voter.member, votes, verdict.resting_on(weight.article, weight.marks(*weight.assumed)), allocated)


def all_entitled(book: "Book", roll: Sequence[Voter], matter: str, motion: Facts | None = None) -> dict[str, Entitled]:
    """The rights of a whole roll, each worked out once for all members whose facts are alike."""
    asked = _asked(book)
    answers: dict[object, Entitled] = {}
    found: dict[str, Entitled] = {}
    for voter in roll:
        facts = voter.facts
        values = tuple([facts.get(name) for name in asked])
        key = (voter.category, voter.country, values, tuple(map(type, values)))  # one is not True
        try:
            one = answers.get(key)
        except TypeError:  # a list from a file cannot be looked up
            one = entitled(book, voter, matter, motion)
        else:
            if one is None:
                one = answers[key] = entitled(book, voter, matter, motion)
        found[voter.member] = Entitled(voter.member, one.votes, one.verdict, one.allocated)
    for weight in book.weight.values():
        if weight.per:
            _share(book, weight, roll, found)
    return found


def _whole(weight: Weight | None, facts: Facts) -> tuple[int | None, tuple[str, ...]]:
    """The votes as a whole number, or None and what is missing."""
    worked = weight.reckon(facts) if weight else None
    if worked is None or worked.value is None or worked.value.denominator != 1:
        return None, worked.missing if worked else ()
    return int(worked.value), ()


def _asked(book: "Book") -> tuple[str, ...]:
    """The facts that rights and weights rest on, and those that these are worked out from."""
    rules = [
        one
        for kind in ("category", "standing", "weight")
        for rule in getattr(book, kind).values()
        for one in rule.variants
    ]
    names = set(ALWAYS)
    for rule in rules:
        conditions = [rule.only_if, *(one.when for one in rule.exceptions)]
        names.update(*(one.facts() for one in conditions if one))
        names |= rule.part.asks() if isinstance(rule, Weight) else set()
    return tuple(sorted(known.beneath(known.graph(book), names)))


def _share(book: "Book", weight: Weight, roll: Iterable[Voter], found: dict[str, Entitled]) -> None:
    """Give each member its part of the votes of its group; raises Unfit where the parts come to more than the whole."""
    groups: dict[object, list[Voter]] = {}
    for voter in roll:
        if known.weight_of(book, voter.category) is weight and found[voter.member].allocated != 0:
            groups.setdefault(voter.belongs(weight.per), []).append(voter)
    for group, voters in groups.items():
        if group is None or len(voters) > 1:
            _divide(weight, voters, found)


def _divide(weight: Weight, voters: Sequence[Voter], found: dict[str, Entitled]) -> None:
    taken = 0
    for voter in voters:
        right = found[voter.member]
        part, most = exact(voter.facts.get(weight.shared)), right.allocated
        if part is None or part < 0 or part.denominator != 1:
            unsaid = Verdict(holds=None, code="weight.cannot_say", missing=(weight.shared,), article=weight.article)
            votes = 0 if right.verdict.holds is False else None
            found[voter.member] = replace(
                right, votes=votes, allocated=None, verdict=right.verdict if votes == 0 else unsaid
            )
            continue
        taken += int(part)
        if most is not None and taken > most:
            raise Unfit("roll.shared_too_many", voter.member, votes=most)
        found[voter.member] = replace(right, votes=int(part) if right.votes else right.votes, allocated=int(part))
