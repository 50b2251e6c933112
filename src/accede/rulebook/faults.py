"""The faults of a rulebook: each with its key, all those of a file at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from accede.rulebook.book import Book
from accede.rulebook.part import OWN_KEYS
from accede.rulebook.path import VERBS, Step

# What pydantic calls a place that is no key of the rulebook.
INSIDE = ("part", "function-before", "one test", "several tests")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the key, a code, and the values its sentence needs."""

    key: str
    code: str
    values: Mapping[str, object]


class Faulty(ValueError):
    """A rulebook that cannot be used, with all its faults."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(f"{len(faults)} faults")
        told = {(one.key, one.code, str(one.values)): one for one in faults}
        self.faults = [told[key] for key in sorted(told)]


class Values(dict):
    """Values of a fault that can be compared and kept in a set."""

    def __hash__(self) -> int:
        return hash(tuple(sorted((key, str(value)) for key, value in self.items())))


def faults_of(error: ValidationError) -> list[Fault]:
    """The faults that pydantic found, as ours."""
    return [_fault(one) for one in error.errors(include_url=False, include_context=True)]


def _fault(error: ErrorDetails) -> Fault:
    key = ".".join(str(part) for part in error["loc"] if part not in INSIDE)
    if error["type"] == "rulebook":
        values = {name: value for name, value in error["ctx"].items() if name != "code"}
        return Fault(key, error["ctx"]["code"], Values(values))
    given = error.get("input")
    if error["type"] == "extra_forbidden":
        place, _dot, word = key.rpartition(".")
        return Fault(place, "unknown_key", Values({"given": word, "near": ""} | nearest(word, _keys_at(error["loc"]))))
    if error["type"] == "missing":
        return Fault(key.rpartition(".")[0], "missing_key", Values(given=key.rpartition(".")[2]))
    expected = str((error.get("ctx") or {}).get("expected", error["type"].replace("_", " ")))
    return Fault(key, "wrong_value", Values(given=str(given)[:60], expected=expected))


def _keys_at(place: tuple[int | str, ...]) -> frozenset[str]:
    """The keys that may stand at the place of an unknown one; none where that is not known."""
    inside: type[BaseModel] | None = Book
    for part in (one for one in place[:-1] if isinstance(one, str) and one not in INSIDE):
        fields = {field.alias or name: field for name, field in inside.model_fields.items()} if inside else {}
        # A part that is no key is the name of a rule in its kind.
        inside = _table_of(fields[part].annotation) if part in fields else inside if inside is not Book else None
    if inside is None:
        return frozenset()
    own = {field.alias or name for name, field in inside.model_fields.items()} - {"part", "is_count", "verb", "what"}
    own |= set(VERBS) if inside is Step else set()
    return frozenset(own | OWN_KEYS if "part" in inside.model_fields else own)


def _table_of(annotation: object) -> type[BaseModel] | None:
    """The one kind of table that a key may hold, alone, in a list, or by name."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for one in get_args(annotation) if (found := _table_of(one))), None)


def nearest(name: str, words: Iterable[str]) -> dict[str, str]:
    """The known word that a slip of the pen comes nearest to, if one is near."""
    found = get_close_matches(name, sorted(words), 1)
    return {"near": found[0]} if found else {}
