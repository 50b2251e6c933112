"""The rows of a banded table, from the lowest to the highest."""

from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, Field

from accede.rulebook.fault import wrong
from accede.rulebook.rule import Frozen, Number, read_number


class Band(Frozen):
    """One row of a banded table: `to` includes its edge, `below` does not; the last row has neither."""

    to: Number | None = None
    below: Number | None = None
    is_: Annotated[
        Fraction | str, BeforeValidator(lambda value: value if isinstance(value, str) else read_number(value))
    ] = Field(alias="is")

    @property
    def edge(self) -> tuple[Fraction, bool] | None:
        """Where this row ends, and whether it includes its edge; None if it is open or has two."""
        if (self.to is None) == (self.below is None):
            return None
        return (self.below, False) if self.to is None else (self.to, True)

    def holds(self, value: Fraction) -> bool:
        """Say whether a value falls at or under this row's edge."""
        return (self.to is None or value <= self.to) and (self.below is None or value < self.below)


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
