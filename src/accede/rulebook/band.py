"""The rows of a banded table, from the lowest to the highest."""

from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, Field

from accede.rulebook.facts import plain
from accede.rulebook.fault import wrong
from accede.rulebook.rule import Frozen, read_number
from accede.rulebook.rule import Number as Written
from accede.rulebook.worked import Number


class Band(Frozen):
    """One row of a banded table: `to` includes its edge, `below` does not; the last row has neither."""

    to: Written | None = None
    below: Written | None = None
    is_: Annotated[
        Fraction | str, BeforeValidator(lambda value: value if isinstance(value, str) else read_number(value))
    ] = Field(alias="is")

    @property
    def edge(self) -> tuple[Fraction, bool] | None:
        """Where this row ends, and whether it includes its edge; None if it is open or has two."""
        if (self.to is None) == (self.below is None):
            return None
        return (self.below, False) if self.to is None else (self.to, True)

    def row(self) -> tuple[Number | None, bool, Number | str]:
        """Its edge (None: none), whether that is still within, and what it is; as plain as can be."""
        edge, within = self.edge or (None, True)
        return (
            edge if edge is None else plain(edge),
            within,
            self.is_ if isinstance(self.is_, str) else plain(self.is_),
        )


def holds(edge: Number | None, within: bool, value: Number) -> bool:
    """Say whether a value falls at or under the edge of a row."""
    return edge is None or value < edge or (within and value == edge)


def check_order(bands: tuple[Band, ...]) -> None:
    """Every row but the last has one edge, above that of the row before; the last has none."""
    before = None
    for number, row in enumerate(bands[:-1]):
        if row.edge is None:
            raise wrong("band_edge", row=number + 1)
        if before is not None and row.edge <= before:
            raise wrong("bands_out_of_order", row=number + 1, edge=row.edge[0], before=before[0])
        before = row.edge
    if bands[-1].to is not None or bands[-1].below is not None:
        raise wrong("bands_end", row=len(bands))
