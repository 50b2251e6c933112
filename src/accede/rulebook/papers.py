"""Counting ballot papers with names on them: six methods, in exact numbers, each stage kept so that all can follow.

Single transferable vote: the Droop quota; a surplus is passed on with all the papers that made it, each at a part of
its value (the weighted inclusive Gregory method of the Scottish Local Government Elections Order 2011, not rounded).
Condorcet with instant run-off: the smallest set that beats all others, of whom the fewest first preferences drop out.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

Counts = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Paper:
    """One ballot paper: names, the most wanted first where the method asks for an order, and the votes behind it."""

    names: tuple[str, ...]
    votes: int = 1


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a count: what each had, what was needed, and who was elected or dropped by it."""

    counts: Counts
    needed: Fraction | None = None
    elected: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """Who is elected, in that order; `tied`: between whom only a lot can decide; `left`: who may stand again."""

    elected: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()


class Undecided(Exception):
    """Only a lot can decide between these."""

    def __init__(self, names: Collection[str]) -> None:
        super().__init__(", ".join(names))
        self.names = tuple(names)


def most(counts: Counts, seats: int, lots: Sequence[str]) -> Counted:
    """Elect those with the most votes; somebody with none is not elected."""
    order = sorted((name for name in counts if counts[name]), key=lambda name: -counts[name])
    elected, tied = _first(order, counts, seats, lots)
    return Counted(elected, tied, without(counts, elected), (Stage(counts, elected=elected),))


def passing(counts: Counts, seats: int, needed: Fraction, lots: Sequence[str]) -> Counted:
    """Elect those with more than `needed` votes, the most first."""
    enough = {name: number for name, number in counts.items() if number > needed}
    found = most(enough, seats, lots)
    stage = Stage(counts, needed, found.elected)
    return replace(found, left=without(counts, found.elected), stages=(stage,))


def dropped(counts: Counts, rule: str) -> tuple[str, ...]:
    """Return who stands no more in the next ballot: the last, all but two, or who cannot win any more.

    Whoever has fewer votes, together with all below, than the next above cannot win: not even if all of them joined.
    """
    order = sorted(counts, key=lambda name: counts[name])
    if rule == "all but two":
        top = sorted(counts.values(), reverse=True)[1:2]
        return tuple(name for name in order if top and counts[name] < top[0])
    if rule == "last":
        return tuple(name for name in order if counts[name] == counts[order[0]] < counts[order[-1]])
    return _hopeless(order, counts, Fraction(0))


def transferable(papers: Iterable[Paper], names: Sequence[str], seats: int, lots: Sequence[str]) -> Counted:
    """Count by single transferable vote."""
    piles = [(Fraction(paper.votes), paper.names) for paper in papers if set(paper.names) & set(names)]
    quota = Fraction(sum(weight for weight, _names in piles) // (seats + 1) + 1)
    hopeful, elected, stages = list(names), [], []
    waiting: list[str] = []  # elected, their surplus still to be passed on
    try:
        while len(elected) < seats and (hopeful or waiting):
            counts = _tops(piles, [*hopeful, *waiting])
            reached = sorted((one for one in hopeful if counts[one] >= quota), key=lambda one: -counts[one])
            if len(hopeful) + len(elected) <= seats:
                reached = sorted(hopeful, key=lambda one: -counts[one])
            elected += reached
            waiting += reached
            hopeful = [one for one in hopeful if one not in reached]
            stage = Stage(counts, quota, tuple(reached))
            if waiting and len(elected) < seats:
                passed = _highest(waiting, counts, stages, lots)
                waiting.remove(passed)
                keep = max(counts[passed] - quota, Fraction(0)) / counts[passed] if counts[passed] else Fraction(0)
                piles = _passed_on(piles, passed, [*hopeful, *waiting], keep)
            elif len(elected) < seats:
                out = _lowest(hopeful, counts, stages, lots)
                hopeful.remove(out)
                piles = _passed_on(piles, out, [*hopeful, *waiting], Fraction(1))
                stage = replace(stage, dropped=(out,))
            stages.append(stage)
    except Undecided as undecided:
        return Counted(tuple(elected), undecided.names, tuple(hopeful), tuple(stages))
    return Counted(tuple(elected[:seats]), (), tuple(hopeful), tuple(stages))


def paired(papers: Sequence[Paper], names: Sequence[str], seats: int, lots: Sequence[str]) -> Counted:
    """Count by Condorcet, an instant run-off among those who cannot be told apart by pairs."""
    left, elected, stages = list(names), [], []
    piles = [(Fraction(one.votes), one.names) for one in papers]
    try:
        while left and len(elected) < seats:
            best = _unbeaten(papers, left)
            while len(best) > 1:
                counts = _tops(piles, best)
                out = _lowest(best, counts, stages, lots)
                stages.append(Stage(counts, dropped=(out,)))
                best.remove(out)
            elected += best
            left.remove(best[0])
            stages.append(
                Stage(_tops([(Fraction(one.votes), one.names) for one in papers], [*left, *best]), None, (best[0],))
            )
    except Undecided as undecided:
        return Counted(tuple(elected), undecided.names, tuple(left), tuple(stages))
    return Counted(tuple(elected), (), tuple(left), tuple(stages))


def named(papers: Iterable[Paper], names: Sequence[str], most_names: int) -> tuple[dict[str, Fraction], int]:
    """Count each name on papers that carry no more than so many, and the votes on papers that count at all."""
    counts, cast = Counter[str](), 0
    for paper in papers:
        on_it = set(paper.names) & set(names)
        if on_it and len(set(paper.names)) <= most_names:
            counts.update(dict.fromkeys(on_it, paper.votes))
            cast += paper.votes
    return {name: Fraction(counts[name]) for name in names}, cast


def _first(
    order: list[str], counts: Counts, seats: int, lots: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if len(order) <= seats:
        return tuple(order), ()
    edge = counts[order[seats - 1]] if seats else Fraction(0)
    sure = [name for name in order if counts[name] > edge]
    even = [name for name in order if counts[name] == edge]
    if len(sure) + len(even) > seats:
        if not set(even) <= set(lots):
            return tuple(sure), tuple(even)
        even = sorted(even, key=lots.index)[: seats - len(sure)]
    return tuple(sure + even), ()


def _hopeless(order: list[str], counts: Counts, below: Fraction) -> tuple[str, ...]:
    """Those at the lower end of this order who have fewer votes, with all below, than the next above them."""
    for number, name in enumerate(order[:-1], 1):
        below += counts[name]
        if below < counts[order[number]]:
            return tuple(order[:number]) + _hopeless(order[number:], counts, below)
    return ()


def _tops(piles: Iterable[tuple[Fraction, tuple[str, ...]]], names: Collection[str]) -> dict[str, Fraction]:
    counts = dict.fromkeys(names, Fraction(0))
    for weight, wanted in piles:
        top = next((name for name in wanted if name in counts), None)
        if top is not None:
            counts[top] += weight
    return counts


def _passed_on(
    piles: list[tuple[Fraction, tuple[str, ...]]], name: str, others: Collection[str], keep: Fraction
) -> list[tuple[Fraction, tuple[str, ...]]]:
    """Pass on the papers on which this name stands first, at a part of their value."""
    standing = {*others, name}
    return [
        (weight * keep, wanted) if next((one for one in wanted if one in standing), None) == name else (weight, wanted)
        for weight, wanted in piles
    ]


def _lowest(names: Sequence[str], counts: Counts, stages: Sequence[Stage], lots: Sequence[str]) -> str:
    return _edge(names, counts, stages, lots, min)


def _highest(names: Sequence[str], counts: Counts, stages: Sequence[Stage], lots: Sequence[str]) -> str:
    return _edge(names, counts, stages, lots, max)


def _edge(names: Sequence[str], counts: Counts, stages: Sequence[Stage], lots: Sequence[str], edge: Callable) -> str:
    """The one with the fewest (or most) votes; the latest stage tells those alike apart, else a lot does."""
    alike = list(names)
    for each in (counts, *(stage.counts for stage in reversed(stages))):
        if all(name in each for name in alike):
            bound = edge(each[name] for name in alike)
            alike = [name for name in alike if each[name] == bound]
    if len(alike) > 1:
        if not set(alike) <= set(lots):
            raise Undecided(alike)
        alike.sort(key=lots.index, reverse=edge is min)  # whoever is drawn first stays longest
    return alike[0]


def _unbeaten(papers: Sequence[Paper], names: Sequence[str]) -> list[str]:
    """The smallest set of names each of whom beats everybody outside it, pair by pair."""
    beats = {
        (one, other): _prefer(papers, one, other) > _prefer(papers, other, one) for one in names for other in names
    }
    wins = {one: sum(beats[one, other] for other in names) for one in names}
    order = sorted(names, key=lambda one: -wins[one])
    for size in range(1, len(order) + 1):
        inside, outside = order[:size], order[size:]
        if all(beats[one, other] for one in inside for other in outside):
            return inside
    return order


def _prefer(papers: Sequence[Paper], one: str, other: str) -> int:
    """The votes of papers that want one more than the other; a name left out is wanted least."""
    return sum(paper.votes for paper in papers if _rank(paper, one) < _rank(paper, other))


def _rank(paper: Paper, name: str) -> int:
    return paper.names.index(name) if name in paper.names else len(paper.names)


def without(names: Iterable[str], gone: Collection[str]) -> tuple[str, ...]:
    """Return these names without those that are gone."""
    return tuple(name for name in names if name not in gone)
