"""A floor and a ceiling of one number: the floor may nowhere lie above the ceiling."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from accede.rulebook.fault import wrong
from accede.rulebook.grid import cells

if TYPE_CHECKING:
    from accede.rulebook.part import Part


def check_bounds(floor: "Part", ceiling: "Part") -> None:
    """Raise a fault where the floor lies above the ceiling for facts that both may meet."""
    for low, high in _pairs(floor, ceiling):
        if low > high:
            raise wrong("floor_above_ceiling", floor=low, ceiling=high)


def _pairs(floor: "Part", ceiling: "Part") -> Iterator[tuple[Fraction, Fraction]]:
    """Floors and ceilings that meet: cell by cell if both follow from the same facts, else lowest and highest."""
    if floor.table is not None and ceiling.table is not None and floor.by == ceiling.by:
        above = dict(cells(ceiling.table))
        yield from ((Fraction(value), Fraction(above[path])) for path, value in cells(floor.table) if path in above)
        return
    lowest_floor, highest_ceiling = floor.reckon({}).low, ceiling.reckon({}).high
    if floor.table is not None:
        lowest_floor = min(Fraction(value) for _path, value in cells(floor.table))
    if ceiling.table is not None:
        highest_ceiling = max(Fraction(value) for _path, value in cells(ceiling.table))
    if highest_ceiling is not None:
        yield (lowest_floor, highest_ceiling)
