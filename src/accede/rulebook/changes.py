"""What changes from one edition to the next: rule by rule, and for whom."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from accede.rulebook.body import Decision
from accede.rulebook.book import KINDS, Book
from accede.rulebook.category import Right
from accede.rulebook.references import facts_asked, references
from accede.rulebook.rule import Rule
from accede.rulebook.tally import Voter
from accede.rulebook.verdict import Money, Named

TOUCHABLE = ("category", "decision", "path", "fee")
WORDS = frozenset({"label", "says", "note", "definition"})  # what a rule is called and how it is told

BY_DEFAULT = ("majority", "quorum", "voice")  # what a decision takes from its body where it says nothing

Key = tuple[str, str]  # a kind and a name
Graph = Mapping[Key, set[Key]]


@dataclass(frozen=True, slots=True)
class Change:
    """One rule that is new, gone or different; `keys` names what differs, `touches` whatever rests on it."""

    kind: str
    name: str
    old: Rule | None
    new: Rule | None
    keys: tuple[str, ...] = ()
    touches: tuple[Named, ...] = ()

    @property
    def is_wording(self) -> bool:
        """Say whether only words differ, and nothing that the rule answers."""
        return bool(self.keys) and set(self.keys) <= WORDS


@dataclass(frozen=True, slots=True)
class Shift:
    """What one member gains or loses: a right, votes on a matter, or money; None where it cannot be said."""

    member: str
    what: Literal["category", "right", "votes", "fee"]
    of: Named
    before: bool | int | Money | None
    after: bool | int | Money | None


def changes(old: Book, new: Book) -> list[Change]:
    """Return every rule that differs between two editions, by kind and name, which are a rule's identity.

    After those of a kind stand the rules of the law that apply as well as one of theirs.
    """
    graphs = {id(book): _rests(book) for book in (old, new)}
    return [
        _change(kind, name, was.get(name), now.get(name), graphs)
        for kind in KINDS
        for was, now in ((getattr(old, kind), getattr(new, kind)), (old.as_well(kind), new.as_well(kind)))
        for name in sorted(set(was) | set(now))
        if was.get(name) != now.get(name)
    ]


def shifts(old: Book, new: Book, members: Iterable[Voter]) -> Iterator[Shift]:
    """Yield what each member would gain or lose under the new edition, with the facts that it has."""
    for member in members:
        if missing := next((book for book in (old, new) if member.category not in book.category), None):
            yield Shift(
                member.member, "category", Named("category", member.category), missing is new, missing is not new
            )
            continue
        before, after = (dict(_standing_of(book, member)) for book in (old, new))
        for what, of in {**before, **after} if before != after else ():
            if before.get((what, of)) != after.get((what, of)):
                yield Shift(member.member, what, of, before.get((what, of)), after.get((what, of)))


def _change(kind: str, name: str, was: Rule | None, now: Rule | None, graphs: Mapping[int, Graph]) -> Change:
    keys = tuple(key for key in type(was).model_fields if getattr(was, key) != getattr(now, key)) if was and now else ()
    touched = {one for graph in graphs.values() for one in _reached(graph, (kind, name))}
    named = tuple(Named(*one) for one in sorted(touched, key=lambda one: (TOUCHABLE.index(one[0]), one[1])))
    return Change(kind, name, was, now, keys, named)


def _rests(book: Book) -> dict[Key, set[Key]]:
    """What rests on each rule: whatever names it, and the categories that it is for."""
    found: dict[Key, set[Key]] = defaultdict(set)
    named = [(key.split("."), kind, name) for key, kind, name in references(book) if name]
    for (above, of, *key), kind, name in named:
        if key == ["for"]:  # a fee or a weight is for its categories, not the other way about
            found[above, of].add((kind, name))
        elif above == "body" and kind in BY_DEFAULT:
            found[kind, name] |= {("decision", one.name) for one in _defaulting(book, of, kind)}
        elif kind != "body" or above == "decision":  # else the body only acts there
            found[kind, name].add((above, of))
    for key, name in facts_asked(book):
        found["fact", name].add(tuple(key.split(".")[:2]))
    return found


def _defaulting(book: Book, body: str, kind: str) -> Iterator[Decision]:
    """The decisions of a body that leave their majority, or quorum, to it."""
    for one in book.decision.values():
        if one.by == body and not getattr(one, kind, "") and not one.is_unknown(kind):
            yield one


def _reached(graph: Graph, start: Key) -> set[Key]:
    found, waiting = set(), [start]
    while waiting:
        for one in graph.get(waiting.pop(), ()):
            if one not in found:
                found.add(one)
                waiting.append(one)
    return {one for one in found - {start} if one[0] in TOUCHABLE}


def _standing_of(book: Book, member: Voter) -> Iterator[tuple[tuple[str, Named], bool | int | Money | None]]:
    facts = {**member.facts, **({"country": member.country} if member.country else {})}
    for right in get_args(Right):
        yield ("right", Named("right", right)), book.right(right, member.category, facts).holds
    for matter in book.decision:
        yield ("votes", Named("decision", matter)), book.votes(member, matter).votes
    yield ("fee", Named("category", member.category)), book.fee_for(member.category, facts).money
