"""Numbers put into a few classes with round bounds, as a legend tells them."""

from collections.abc import Collection, Iterator
from itertools import chain, count, pairwise, takewhile

MOST = 4


def classes(numbers: Collection[int]) -> list[range]:
    """Return up to four classes that hold all of these numbers: they begin at 0, 1, 2, 5, 10, 20, 50 and so on."""
    if not numbers:
        return []
    low, high = min(numbers), max(numbers)
    bounds = list(takewhile(lambda bound: bound <= high, _bounds()))
    begun = max(place for place, bound in enumerate(bounds) if bound <= low)
    bounds = bounds[begun:]
    last = len(bounds) - 1
    kept = [bounds[place * last // (MOST - 1)] for place in range(MOST)] if last >= MOST else bounds
    return [range(start, stop) for start, stop in pairwise([*kept, high + 1])]


def _bounds() -> Iterator[int]:
    return chain([0], (step * 10**power for power in count() for step in (1, 2, 5)))
