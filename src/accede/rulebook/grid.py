"""Tables of one to three dimensions: nested keys that lead to a number or a name."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from accede.rulebook.facts import exact


def cells(table: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    """Every cell of a table, with the keys that lead to it."""
    if isinstance(table, dict):
        for key, one in table.items():
            yield from cells(one, (*path, key))
    else:
        yield (path, table)


def mapped(table: object, change: Callable[[object], object]) -> object:
    """The same table with every cell changed."""
    return {key: mapped(one, change) for key, one in table.items()} if isinstance(table, dict) else change(table)


def whole(table: object, depth: int) -> bool:
    """Say whether a table is so many levels deep in every branch, and holds names or numbers not below zero."""
    if not depth:
        number = exact(table)
        return isinstance(table, str) or (number is not None and number >= 0)
    return isinstance(table, dict) and bool(table) and all(whole(one, depth - 1) for one in table.values())


def kinds(table: object) -> set[type]:
    """Whether its cells are numbers or names."""
    if isinstance(table, dict):
        return {kind for one in table.values() for kind in kinds(one)}
    return {str if isinstance(table, str) else Fraction}
