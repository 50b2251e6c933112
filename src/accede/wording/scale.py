"""A scale of fees as it is looked up: its table, its sentences, and what the facts in it follow from."""

from collections.abc import Iterator
from dataclasses import dataclass

from accede.rulebook.book import Book
from accede.rulebook.fee import Fee
from accede.rulebook.grid import cells
from accede.rulebook.known import beneath, graph
from accede.rulebook.part import SHAPE_KEYS, Part
from accede.wording.catalogue import _, said
from accede.wording.explain import Said, sentences_of
from accede.wording.formats import listed, number
from accede.wording.margin import fact_value
from accede.wording.numbers import Written, in_money, row_lines
from accede.wording.phrases import label_of

WIDEST = 6  # columns of amounts beside each other; what is wider is written one below the other
EDGES = {None: _("above that"), True: _("up to {edge}"), False: _("below {edge}")}


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of amounts: what heads its columns, the last `amounts` of which hold money, and its rows."""

    columns: tuple[str, ...]
    amounts: int
    rows: tuple[tuple[str, ...], ...]


def grid(rule: Fee, book: Book, language: str) -> Grid | None:
    """Return the table of a fee that is looked up by one fact or more; None for every other fee."""
    part = rule.part
    if part is None or part.shape not in ("bands", "table") or rule.is_unknown(*SHAPE_KEYS):
        return None
    written, label = in_money(book, language), label_of(rule, language)
    names = tuple(label_of(book.fact[one], language) for one in (part.by or (part.of,)))
    if part.shape == "bands":
        return Grid((*names, label), 1, tuple(_bands(part, language, written)))
    found = dict(cells(part.table))
    last = tuple(dict.fromkeys(path[-1] for path in found))
    if len(part.by) == 1 or len(last) > WIDEST:
        rows = ((*_keys(path, part, book, language), written(cell)) for path, cell in found.items())
        return Grid((*names, label), 1, tuple(rows))
    heads = tuple(fact_value(part.by[-1], key, book, language) for key in last)
    rows = (
        (
            *_keys(path, part, book, language),
            *(written(found[*path, key]) if (*path, key) in found else "" for key in last),
        )
        for path in dict.fromkeys(path[:-1] for path in found)
    )
    return Grid((*names[:-1], *heads), len(last), tuple(rows))


def scale_lines(rule: Fee, book: Book, language: str) -> Iterator[Said]:
    """Say a fee in sentences, without those that its table says already."""
    told = grid(rule, book, language)
    rows = set(row_lines(rule.part, book, language, in_money(book, language))) if told else set()
    yield from (one for one in sentences_of(rule, book, language) if one.text not in rows)


def base_lines(rules: list[Fee], book: Book, language: str) -> Iterator[Said]:
    """Say how the facts are worked out that fees follow from, and which outside lists they are read in."""
    asked = [rule.asks().union(*(one.facts() for one in rule.conditions)) for rule in rules]
    names = dict.fromkeys(name for one in asked for name in beneath(graph(book), one))
    facts = [book.fact[name] for name in names if name in book.fact and not book.fact[name].is_given]
    lists = dict.fromkeys(fact.from_ for fact in facts if fact.from_)
    for rule in (*facts, *(book.table[name] for name in lists)):
        yield from sentences_of(rule, book, language)


def place(rule: Fee, values: dict[str, object], book: Book, language: str) -> str:
    """Say where the scale puts somebody, by the facts that it is looked up by."""
    told = []
    for name in (name for name in sorted(rule.asks()) if f"fact.{name}" in values and name in book.fact):
        fact, value = book.fact[name], fact_value(name, values[f"fact.{name}"], book, language)
        told.append(value if fact.choices else f"{label_of(fact, language)}: {value}")
    return listed(told, language, "unit")


def _bands(part: Part, language: str, written: Written) -> Iterator[tuple[str, str]]:
    for edge, within, is_ in part.rows:
        line = EDGES[None if edge is None else within]
        yield said(line, language).format(edge=number(edge or 0, language)), written(is_)


def _keys(path: tuple[str, ...], part: Part, book: Book, language: str) -> tuple[str, ...]:
    return tuple(fact_value(fact, key, book, language) for fact, key in zip(part.by, path, strict=False))
