"""Who may vote on a matter and with how many votes. Members with equal facts share one answer."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from accede.rulebook import known
from accede.rulebook.facts import Facts, exact
from accede.rulebook.roll import Unfit
from accede.rulebook.standing import HELD, has_right
from accede.rulebook.tally import Entitled, Voter
from accede.rulebook.verdict import Verdict
from accede.rulebook.weight import Weight
from accede.rulebook.worked import Worked

if TYPE_CHECKING:
    from accede.rulebook.book import Book


def entitled(book: "Book", voter: Voter, matter: str) -> Entitled:
    """How many votes a voter has on a matter, and why."""
    facts = _facts(book, voter, matter, None)
    right = _right(book, voter.category, facts)
    return _answer(right, _votes(book, book.weight_of(voter.category), facts))


def all_entitled(book: "Book", roll: Sequence[Voter], matter: str, motion: Facts | None = None) -> dict[str, Entitled]:
    """The rights of a whole roll. Members whose facts are alike have one answer; those whose right is, one right."""
    answers: dict[object, Entitled] = {}
    rights: dict[object, _Right] = {}
    numbered: dict[object, Entitled] = {}
    told = set(chain.from_iterable(voter.facts for voter in roll))
    alike_in_right = _alike(roll, _asked(book, "category", "standing"), told)
    alike = _alike(roll, _asked(book, "category", "standing", "weight"), told)
    weights = {name: book.weight_of(name) for name in book.category}
    found: dict[str, Entitled] = {}
    for voter, key, right_key in zip(roll, alike, alike_in_right, strict=True):
        answer = answers.get(key)
        if answer is None:
            facts = _facts(book, voter, matter, motion)
            right = rights[right_key] = rights.get(right_key) or _right(book, voter.category, facts)
            number = _votes(book, weights[voter.category], facts)
            # Different facts often come to one number of votes: few answers are quicker to look through than many.
            same = (right_key, *number) if number[1] is None else key
            answer = answers[key] = numbered[same] = numbered.get(same) or _answer(right, number)
        found[voter.member] = answer
    for weight in book.weight.values():
        if weight.per:
            _share(book, weight, roll, found)
    return found


_Right = tuple[Verdict, bool]  # whether it may vote, and whether its category has votes at all
_Votes = tuple[int | None, Verdict | None]  # how many, or why that cannot be said


def _alike(roll: Sequence[Voter], names: Sequence[str], told: Container[str]) -> Iterable[object]:
    """For each of a roll, what others must share with it to have the same answer."""
    columns = [[voter.category for voter in roll]]
    columns += [[voter.country for voter in roll]] if "country" in names else []
    for name in filter(told.__contains__, names):
        column = [voter.facts.get(name) for voter in roll]
        kinds = set(map(type, column)) - {type(None)}
        # True is not the number one, and a list from a file cannot be looked up.
        columns.append([(type(one), str(one)) for one in column] if len(kinds) > 1 or list in kinds else column)
    return zip(*columns, strict=True)


def _facts(book: "Book", voter: Voter, matter: str, motion: Facts | None) -> Facts:
    place = {"country": voter.country} if voter.country else {}
    return book.facts({**(motion or {}), **voter.facts, **place, "matter": matter, "category": voter.category})


def _right(book: "Book", name: str, facts: Facts) -> _Right:
    category, weight = book.category[name], book.weight_of(name)
    verdict = known.naming(book, has_right("vote", category, book.standing.values(), facts), facts)
    allocates = verdict.holds is not False or category.gives("vote", facts).holds is not False
    if weight and verdict.holds is not False:
        verdict = verdict.resting_on(weight.article, weight.marks(*weight.assumed))
    return verdict, allocates


def _votes(book: "Book", weight: Weight | None, facts: Facts) -> _Votes:
    votes, missing = _whole(weight, facts)
    if votes is not None:
        return votes, None
    marks = weight.marks(*weight.unknown) if weight else ()
    unsaid = Verdict(holds=None, code="weight.cannot_say", missing=missing, marks=marks)
    return None, known.naming(book, unsaid, facts)


def _answer(right: _Right, number: _Votes) -> Entitled:
    (verdict, allocates), (votes, unsaid) = right, number
    if verdict.holds is False:
        return Entitled(0, verdict, votes if allocates else 0)
    return Entitled(votes, unsaid or verdict, votes)


def _whole(weight: Weight | None, facts: Facts) -> tuple[int | None, tuple[str, ...]]:
    """The votes as a whole number, or None and what is missing."""
    worked = weight.reckon(facts) if weight else Worked.anything()
    if not worked.is_known or worked.low.denominator != 1:
        return None, worked.missing
    return int(worked.low), ()


def _asked(book: "Book", *kinds: str) -> tuple[str, ...]:
    """The facts that rules of these kinds rest on, and those that these are worked out from."""
    rules = [rule for kind in kinds for rule in getattr(book, kind).values()]
    names = {HELD, "today"}  # a path may have led into a standing, which ends on a day
    for one in (variant for rule in rules for variant in rule.variants):
        names.update(*(condition.facts() for condition in one.conditions))
        names |= one.part.asks() if isinstance(one, Weight) else set()
        names |= {"granted"} if any(exempt.granted_by for exempt in one.exceptions) else set()
    asked = set(known.beneath(known.graph(book), names))
    return tuple(sorted(asked | {"joined"} if known.FEE in asked else asked))


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
