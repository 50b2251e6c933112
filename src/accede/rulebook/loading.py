"""From bytes to a rulebook, or to every fault of the file at once."""

import fnmatch
import tomllib
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from pydantic import ValidationError

from accede.rulebook import known
from accede.rulebook.book import KINDS, PRESET, Book
from accede.rulebook.day import ANCHORS
from accede.rulebook.dead_end import dead_ends
from accede.rulebook.excess import excess
from accede.rulebook.faults import Fault, Faulty, Values, faults_of, nearest
from accede.rulebook.idle import idle
from accede.rulebook.late import too_late
from accede.rulebook.law import beneath, misplaced, over
from accede.rulebook.narrower import never_fits
from accede.rulebook.path import OUTSIDE
from accede.rulebook.rank import outranked
from accede.rulebook.reach import astray
from accede.rulebook.references import APPLICANTS, facts_asked, references, sentences
from accede.rulebook.reminder import unreminding
from accede.rulebook.sense import senseless, untellable
from accede.rulebook.table import Unreadable

# What a roll may say of a member in one vote, by the kind of fact it is.
ON_THE_ROLL = {
    "at_opening": "yes",
    "speaks": "yes",
    "written": "yes",
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


LAYERED = ("article", *KINDS)

# Where votes and the fee stand, which rules may ask for like facts.
AT = {"votes": "weight", "fee": "fee"}


def load(content: bytes, beside: Mapping[str, bytes] | None = None) -> Book:
    """Read a rulebook from the bytes of a TOML file, and of its tables and the law beneath it by their file names.

    Raises Faulty naming every fault.
    """
    return build(resolved(parse(content)), beside or {})


def build(raw: Mapping[str, object], files: Mapping[str, bytes]) -> Book:
    """Make a rulebook of its tables of keys, over the law beneath it; raises Faulty."""
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
        raise Faulty(faults_of(error)) from error


def _law(raw: Mapping[str, object], files: Mapping[str, bytes]) -> tuple[dict, Book] | None:
    """The preset that a rulebook stands on, as it is written and as it is read."""
    name = _preset(raw)
    if not name:
        return None
    if name not in files:
        raise Faulty([Fault("rulebook.preset", "preset_missing", Values(given=name, **nearest(name, files)))])
    law = parse(files[name])
    head = law.get("rulebook")
    if not isinstance(head, dict) or head.get("law") is not True or "preset" in head:
        raise Faulty([Fault("rulebook.preset", "not_law", Values(given=name))])
    try:
        return resolved(law), load(files[name], files)
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
        raise Faulty([Fault("", "not_toml", Values(reason=str(error) or type(error).__name__))]) from error
    if not raw:
        raise Faulty([Fault("", "empty_file", Values())])
    return raw


def resolved(raw: dict) -> dict:
    """Put each rule named by `as` under the keys that stand beside it; raises Faulty."""
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
            values = Values(given=str(like), family=kind, known=_known(rules), **nearest(str(like), rules))
            faults.append(Fault(f"{kind}.{name}.as", "no_such_rule", values))
            break
        if like in seen:
            faults.append(Fault(f"{kind}.{name}.as", "circle", Values(given=like)))
            break
        seen.append(like)
        own = {key: value for key, value in rule.items() if key != "as"}
        rule = rules[like] | own
    return rule


def _filled(book: Book, tables: Mapping[str, bytes]) -> Iterator[Fault]:
    """Give every table its rows; tell what keeps it from having them."""
    for name, table in book.table.items():
        key = f"table.{name}.file"
        if table.file not in tables:
            yield Fault(key, "table_missing", Values(given=table.file, **nearest(table.file, tables)))
            continue
        try:
            table.fill(tables[table.file])
        except Unreadable as error:
            yield Fault(key, error.code, Values(error.values, file=table.file))


def _dangling(book: Book) -> Iterator[Fault]:
    """Names that nothing answers to, facts nobody declares, and circles."""
    lost = list(_lost(book))
    yield from lost
    for key, name in facts_asked(book):
        if name not in {*book.fact, *ALWAYS_KNOWN, *ANCHORS} and not name.startswith("decision."):
            near = nearest(name, {*book.fact, *ALWAYS_KNOWN})
            yield Fault(key, "no_such_fact", Values(given=name, known=_known(book.fact), **near))
    for key, sentence in sentences(book):
        if sentence.anchor and sentence.anchor not in ANCHORS and sentence.anchor not in book.fact:
            near = nearest(sentence.anchor, {*book.fact, *ANCHORS})
            values = Values(given=sentence.text, anchor=sentence.anchor, known=", ".join(sorted(ANCHORS)), **near)
            yield Fault(key, "not_an_anchor", values)
    found = (*_contradictions(book), *(() if lost else untellable(book)))
    yield from (Fault(key, code, Values(values)) for key, code, values in found)
    yield from _overlapping(book)
    yield from _circles(book)


def _lost(book: Book) -> Iterator[Fault]:
    """Names of rules that there are not."""
    for key, kind, name in references(book):
        rules = getattr(book, kind)
        if name and name not in rules:
            words = {*rules, *(BESIDE.get(kind, ()) if key.startswith(("path.", "deadline.")) else ())}
            values = Values(given=name, family=kind, known=_known(words), **nearest(name, words))
            yield Fault(key, "no_such_rule", values)


def _contradictions(book: Book) -> Iterator[tuple[str, str, dict[str, object]]]:
    """What can never be met, reached or fitted, and what comes too late."""
    for find in (astray, senseless, excess, dead_ends, too_late, unreminding, outranked):
        yield from find(book)
    for find_in in (idle, never_fits, misplaced):
        yield from find_in(book, KINDS)


def _overlapping(book: Book) -> Iterator[Fault]:
    """Rules used early or late that are none, and days on the wrong side of the one the edition is in force from."""
    head = book.rulebook
    rules = [f"{kind}.{name}" for kind in KINDS for name in getattr(book, kind)]
    for pattern in (one for one in head.early if not fnmatch.filter(rules, one)):
        yield Fault(f"rulebook.early.{pattern}", "no_rule_so_called", Values(given=pattern, **nearest(pattern, rules)))
    for pattern in (one for one, day in head.early.items() if day >= head.in_force):
        yield Fault(f"rulebook.early.{pattern}", "not_early", Values(given=head.early[pattern], day=head.in_force))
    for pattern in (one for one, day in head.late.items() if day < head.in_force):
        yield Fault(f"rulebook.late.{pattern}", "not_late", Values(given=head.late[pattern], day=head.in_force))


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
                yield Fault(AT.get(name, f"{kind}.{name}"), "circle", Values(given=name))


def _reached(graph: Mapping[str, set[str]], start: str) -> set[str]:
    found, waiting = set(), list(graph[start])
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += graph.get(name, ())
    return found


def _known(names: Collection[str]) -> str:
    return ", ".join(sorted(names)) or "-"
