"""The self-check: what the criteria ask of whoever wonders, and what the answers come to. Nothing of it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from accede.fees.queries import given
from accede.procedure.queries.path import checked
from accede.procedure.queries.request import sheet_of
from accede.procedure.queries.verification import Line, lines
from accede.rulebook.book import Book
from accede.rulebook.fact import FactRule
from accede.rulebook.facts import Facts
from accede.rulebook.form import Entry
from accede.rulebook.path import Path
from accede.rulebook.verdict import Verdict

Answers = Mapping[str, bool | None]


@dataclass(frozen=True)
class Outcome:
    """What the criteria make of some answers: of the whole, of each line, and which lines bear on it."""

    verdict: Verdict
    lines: tuple[Line, ...]
    bearing: frozenset[str]


def questions(book: Book, path: Path) -> list[Line]:
    """Return the lines of the criteria of a path; none where the statutes name no criteria for it."""
    return lines(book.criteria, checked(path), {})


def facts_asked(book: Book, path: Path) -> dict[str, FactRule | Entry]:
    """Return the facts on which criteria depend, each as the request asks for it, else as the rulebook declares it."""
    asked = {name for line in questions(book, path) for one in _conditions(line) for name in one.facts()}
    sheet = sheet_of(book, path)
    entries = {entry.fact: entry for entry in (sheet.fields if sheet else ()) if entry.fact}
    return {name: entries.get(name, fact) for name, fact in given(book, asked).items()}


def outcome(book: Book, path: Path, answers: Answers, facts: Facts) -> Outcome:
    """Judge the criteria of a path by what somebody says of itself."""
    root, known = checked(path), book.facts(facts)
    verdict = book.criteria.judge(root, answers, known)
    found = tuple(lines(book.criteria, root, known))
    judged = {line.name: book.criteria.judge(line.name, answers, known).holds for line in found if not line.set_aside}
    return Outcome(verdict, found, frozenset(name for name, holds in judged.items() if holds is verdict.holds))


def _conditions(line: Line) -> tuple:
    own = line.criterion.holds_if
    return (*line.criterion.conditions, *((own,) if own else ()))
