"""The terms of a rulebook that a proposal may change, read from its text and written back with every comment kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

import tomlkit
from tomlkit.items import Item

from accede.rulebook.test import WORDS

# Kinds by the question they answer; of each, the words that carry a term. Numbers always do.
GROUPS = {
    "votes": ("majority", "quorum", "weight", "cap", "voice", "proxy"),
    "dates": ("deadline", "path"),
    "fees": ("fee",),
}
TERMS = frozenset({*WORDS, "of", "when", "due", "filed", "effect", "share", "times", "joining"})

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One value of a rule that may be tried otherwise: where it stands, and what stands there."""

    path: Path
    value: str

    @property
    def key(self) -> str:
        """Where it stands, as faults name it."""
        return ".".join(map(str, self.path))

    @property
    def is_bound(self) -> bool:
        """Say whether it is the bound of a Test, whose word (at least, more than) may be changed too."""
        return self.path[-1] in WORDS

    @property
    def rule(self) -> tuple[str, str]:
        """The kind and the name of its rule."""
        return (str(self.path[0]), str(self.path[1]))


def terms(content: str, group: str) -> list[Term]:
    """Return the terms of one group, in the order in which they stand; raises tomlkit's errors if it is not TOML."""
    return _terms(tomlkit.parse(content), group)


def changed(content: str, values: Mapping[str, str], in_force: date | None = None) -> str:
    """Return the text with these values at these keys, and in force from another day.

    A value at `KEY word` changes the word of the Test that is bound there.
    """
    read = tomlkit.parse(content)
    for term in (one for group in GROUPS for one in _terms(read, group)):
        place, word = read, term.path[-1]
        for step in term.path[:-1]:
            place = place[step]
        given = values.get(term.key, term.value).strip()
        if given != term.value:
            place[word] = _read(given, place[word])
        other = values.get(f"{term.key} word", word)
        if term.is_bound and other in WORDS and other != word:
            place[other] = place.pop(word).unwrap()
    if in_force and read["rulebook"]["in_force"] != in_force:
        read["rulebook"]["in_force"] = in_force
    return tomlkit.dumps(read)


def _terms(read: Mapping, group: str) -> list[Term]:
    return [
        Term(path, _written(value))
        for kind in GROUPS[group]
        if isinstance(read.get(kind), Mapping)
        for path, value in _leaves(read[kind], (kind,))
        if len(path) > 2
    ]


def _leaves(value: object, path: Path) -> Iterator[tuple[Path, object]]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _leaves(item, (*path, str(key)))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _leaves(item, (*path, number))
    elif _is_number(value) or path[-1] in TERMS:
        yield path, value


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _written(value: object) -> str:
    return value.as_string() if isinstance(value, Item) and _is_number(value) else str(value)


def _read(given: str, was: object) -> object:
    """Read what was typed: a number where a number stood, if it is one; else as words, for the rulebook to judge."""
    if _is_number(was):
        try:
            Decimal(given)
            return tomlkit.value(given)
        except (InvalidOperation, ValueError):
            return given
    return given
