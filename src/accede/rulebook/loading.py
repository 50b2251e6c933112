"""From bytes to a rulebook, or to every fault of the file at once."""

import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from accede.rulebook import known
from accede.rulebook.book import KINDS, PRESET, Book
from accede.rulebook.day import ANCHORS
from accede.rulebook.dead_end import dead_ends
from accede.rulebook.excess import excess
from accede.rulebook.idle import idle
from accede.rulebook.late import too_late
from accede.rulebook.law import beneath, misplaced, over
from accede.rulebook.narrower import never_fits
from accede.rulebook.part import OWN_KEYS
from accede.rulebook.path import OUTSIDE, VERBS, Step
from accede.rulebook.reach import astray
from accede.rulebook.references import APPLICANTS, facts_asked, references, sentences
from accede.rulebook.sense import senseless
from accede.rulebook.table import Unreadable

# What a roll may say of a member in one vote, by the kind of fact it is.
ON_THE_ROLL = {
    "at_opening": "yes",
    "speaks": "yes",
    "written": "yes",
    "accepted": "yes",
    "person": "text",
    "delegates": "number",
}
# What paths and duties may name beside the rules of a kind.
BESIDE = {"body": APPLICANTS, "category": (OUTSIDE,)}
ALWAYS_KNOWN = frozenset(
    [
        "category",
        "matter",
        "amends",
        "filed",
        "joined",
        "first_year",
        "left_by",
        "owes",
        "country",
        "granted",
        "in_arrears",
        "standing",
        "today",
        "votes",
        "fee",
        *ON_THE_ROLL,
        "chair",
        "lot",
        "recounted",
    ]
)


# What pydantic calls a place that is no key of the rulebook.
INSIDE = ("part", "function-before", "one test", "several tests")

LAYERED = ("article", *KINDS)

# Where votes and the fee stand, which rules may ask for like facts.
AT = {"votes": "weight", "fee": "fee"}


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


def load(content: bytes, beside: Mapping[str, bytes] | None = None) -> Book:
    """Read a rulebook from the bytes of a TOML file, and of its tables and the law beneath it by their file names.

    Raises Faulty naming every fault.
    """
    raw, files = _resolved(parse(content)), beside or {}
    law = _law(raw, files)
    book = _validated(over(raw, law[0], LAYERED) if law else raw)
    if law:
        book.stand_on(beneath(raw, law[1], LAYERED))
    faults = [*_filled(book, files), *_dangling(book)]
    if faults:
        raise Faulty(faults)
    return book


def _validated(raw: Mapping[str, object]) -> Book:
    try:
        return Book.model_validate(raw)
    except ValidationError as error:
        raise Faulty([_fault(one) for one in _details(error)]) from error


def _law(raw: Mapping[str, object], files: Mapping[str, bytes]) -> tuple[dict, Book] | None:
    """The preset that a rulebook stands on, as it is written and as it is read."""
    name = _preset(raw)
    if not name:
        return None
    if name not in files:
        raise Faulty([Fault("rulebook.preset", "preset_missing", _Values(given=name, **_near(name, files)))])
    law = parse(files[name])
    head = law.get("rulebook")
    if not isinstance(head, dict) or head.get("law") is not True or "preset" in head:
        raise Faulty([Fault("rulebook.preset", "not_law", _Values(given=name))])
    try:
        return _resolved(law), load(files[name], files)
    except Faulty as faulty:
        raise Faulty([Fault(f"{name}: {one.key}", one.code, one.values) for one in faulty.faults]) from faulty


def _preset(raw: Mapping[str, object]) -> str:
    head = raw.get("rulebook")
    named = head.get("preset") if isinstance(head, dict) else None
    return f"{named}.toml" if isinstance(named, str) and PRESET.fullmatch(named) else ""


def files_of(content: bytes) -> tuple[str, ...]:
    """The names of the files that a rulebook needs: its tables, and the preset of law; none if it cannot be read."""
    try:
        raw = parse(content)
    except Faulty:
        return ()
    rules = raw.get("table")
    named = [rule.get("file") for rule in rules.values() if isinstance(rule, dict)] if isinstance(rules, dict) else []
    return tuple(dict.fromkeys(name for name in (*named, _preset(raw)) if name and isinstance(name, str)))


def parse(content: bytes) -> dict:
    """Read TOML with exact numbers; raises Faulty if it is not TOML, or empty."""
    try:
        raw = tomllib.loads(content.decode("utf-8"), parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        # Beside bad TOML: bytes that are not text, numbers and nesting beyond all measure.
        raise Faulty([Fault("", "not_toml", _Values(reason=str(error) or type(error).__name__))]) from error
    if not raw:
        raise Faulty([Fault("", "empty_file", _Values())])
    return raw


class _Values(dict):
    """Values of a fault that can be compared and kept in a set."""

    def __hash__(self) -> int:
        return hash(tuple(sorted((key, str(value)) for key, value in self.items())))


def _resolved(raw: dict) -> dict:
    """Put the rule named by `as` under the keys that stand beside it."""
    faults: list[Fault] = []
    for kind in KINDS:
        rules = raw.get(kind)
        if isinstance(rules, dict):
            raw[kind] = {name: _like(kind, name, rules, faults) for name in rules}
    if faults:
        raise Faulty(faults)
    return raw


def _like(kind: str, name: str, rules: dict, faults: list[Fault]) -> object:
    rule, seen = rules[name], [name]
    while isinstance(rule, dict) and "as" in rule:
        like = rule["as"]
        if not isinstance(like, str) or not isinstance(rules.get(like), dict):
            values = _Values(given=str(like), family=kind, known=_known(rules), **_near(str(like), rules))
            faults.append(Fault(f"{kind}.{name}.as", "no_such_rule", values))
            break
        if like in seen:
            faults.append(Fault(f"{kind}.{name}.as", "circle", _Values(given=like)))
            break
        seen.append(like)
        own = {key: value for key, value in rule.items() if key != "as"}
        rule = rules[like] | own
    return rule


def _details(error: ValidationError) -> Iterator[ErrorDetails]:
    yield from error.errors(include_url=False, include_context=True)


def _fault(error: ErrorDetails) -> Fault:
    key = ".".join(str(part) for part in error["loc"] if part not in INSIDE)
    if error["type"] == "rulebook":
        values = {name: value for name, value in error["ctx"].items() if name != "code"}
        return Fault(key, error["ctx"]["code"], _Values(values))
    given = error.get("input")
    if error["type"] == "extra_forbidden":
        place, _dot, word = key.rpartition(".")
        return Fault(place, "unknown_key", _Values({"given": word, "near": ""} | _near(word, _keys_at(error["loc"]))))
    if error["type"] == "missing":
        return Fault(key.rpartition(".")[0], "missing_key", _Values(given=key.rpartition(".")[2]))
    expected = str((error.get("ctx") or {}).get("expected", error["type"].replace("_", " ")))
    return Fault(key, "wrong_value", _Values(given=str(given)[:60], expected=expected))


def _filled(book: Book, tables: Mapping[str, bytes]) -> Iterator[Fault]:
    """Give every table its rows; tell what keeps it from having them."""
    for name, table in book.table.items():
        key = f"table.{name}.file"
        if table.file not in tables:
            yield Fault(key, "table_missing", _Values(given=table.file, **_near(table.file, tables)))
            continue
        try:
            table.fill(tables[table.file])
        except Unreadable as error:
            yield Fault(key, error.code, _Values(error.values, file=table.file))


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


def _dangling(book: Book) -> Iterator[Fault]:
    """Names that nothing answers to, facts nobody declares, and circles."""
    for key, kind, name in references(book):
        rules = getattr(book, kind)
        if name and name not in rules:
            words = {*rules, *(BESIDE.get(kind, ()) if key.startswith(("path.", "deadline.")) else ())}
            values = _Values(given=name, family=kind, known=_known(words), **_near(name, words))
            yield Fault(key, "no_such_rule", values)
    for key, name in facts_asked(book):
        if name not in {*book.fact, *ALWAYS_KNOWN, *ANCHORS} and not name.startswith("decision."):
            near = _near(name, {*book.fact, *ALWAYS_KNOWN})
            yield Fault(key, "no_such_fact", _Values(given=name, known=_known(book.fact), **near))
    for key, sentence in sentences(book):
        if sentence.anchor and sentence.anchor not in ANCHORS and sentence.anchor not in book.fact:
            near = _near(sentence.anchor, {*book.fact, *ANCHORS})
            values = _Values(given=sentence.text, anchor=sentence.anchor, known=", ".join(sorted(ANCHORS)), **near)
            yield Fault(key, "not_an_anchor", values)
    yield from (Fault(key, code, _Values(values)) for key, code, values in _contradictions(book))
    yield from _circles(book)


def _contradictions(book: Book) -> Iterator[tuple[str, str, dict[str, object]]]:
    """What can never be met, reached or fitted, and what comes too late."""
    for find in (astray, senseless, excess, dead_ends, too_late):
        yield from find(book)
    for find_in in (idle, never_fits, misplaced):
        yield from find_in(book, KINDS)


def _circles(book: Book) -> Iterator[Fault]:
    graphs = {
        "criterion": {
            name: {part for one in rule.variants for part in one.parts} for name, rule in book.criterion.items()
        },
        "body": {name: {one for one in (rule.otherwise,) if one} for name, rule in book.body.items()},
        "path": {name: {one.appeal for one in rule.variants if one.appeal} for name, rule in book.path.items()},
        "fact": known.graph(book),
    }
    for kind, graph in graphs.items():
        for name in graph:
            if name in _reached(graph, name):
                yield Fault(AT.get(name, f"{kind}.{name}"), "circle", _Values(given=name))


def _reached(graph: Mapping[str, set[str]], start: str) -> set[str]:
    found, waiting = set(), list(graph[start])
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += graph.get(name, ())
    return found


def _near(name: str, words: Iterable[str]) -> dict[str, str]:
    """The known word that a slip of the pen comes nearest to, if one is near."""
    found = get_close_matches(name, sorted(words), 1)
    return {"near": found[0]} if found else {}


def _known(names: Collection[str]) -> str:
    return ", ".join(sorted(names)) or "-"
