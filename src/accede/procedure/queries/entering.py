"""What is asked of whoever joins by a path before it opens, and whether what must be so is so."""

from collections.abc import Mapping
from datetime import date

from accede.procedure.models import Candidacy
from accede.procedure.queries.path import ITSELF
from accede.procedure.queries.request import facts_asked, sheet_of
from accede.procedure.queries.sheet import facts_said, read
from accede.rulebook.book import Book
from accede.rulebook.facts import Fact
from accede.rulebook.form import Entry
from accede.rulebook.opening import is_open_to
from accede.rulebook.path import Path
from accede.rulebook.verdict import Verdict
from accede.statutes.queries import day_of

# What the first contact asks of everybody.
ALWAYS = ("name", "country")


def asks_request(path: Path) -> bool:
    """Say whether whoever joins by a path sends a request on it."""
    step = path.doing("sends")
    return step is not None and step.by in ITSELF


def has_arrived(candidacy: Candidacy) -> bool:
    """Say whether all that its path asks of a candidate has arrived: its request, or its first contact alone."""
    return hasattr(candidacy, "request") or not asks_request(candidacy.way)


def asked_at_first(book: Book, path: Path) -> list[Entry]:
    """Return what the first contact asks: all on which depends what comes before a request, or the whole path."""
    form, wanted = sheet_of(book, path), set(facts_asked(book, path))
    if asks_request(path):
        earlier = path.steps[: path.steps.index(path.doing("sends"))]
        wanted = {name for one in (path, *earlier) if one.only_if for name in one.only_if.facts()}
    return [one for one in (form.fields if form else ()) if one.fact in wanted and one.name not in ALWAYS]


def unanswered(book: Book, path: Path, sheet: Mapping[str, object], on: date) -> list[Entry]:
    """Return what the first contact asks and these answers do not say."""
    known = read(sheet_of(book, path), sheet, on).values
    return [one for one in asked_at_first(book, path) if one.required and one.name not in known]


def is_open_for(book: Book, path: Path, sheet: Mapping[str, object], on: date) -> Verdict:
    """Say whether a path is open to whoever answers so."""
    return is_open_to(path, book.facts({**_facts_in(book, path, sheet, on), "today": on}))


def facts_known(candidacy: Candidacy) -> dict[str, Fact]:
    """Return the facts that a candidate has stated so far: in its request once that is sent, else as it typed them."""
    sent = getattr(candidacy, "request", None)
    on = sent.sent_on if sent else day_of(candidacy.opened_at)
    return _facts_in(candidacy.book, candidacy.way, sent.sheet if sent else candidacy.sheet, on)


def _facts_in(book: Book, path: Path, sheet: Mapping[str, object], on: date) -> dict[str, Fact]:
    form = sheet_of(book, path)
    return facts_said(form, read(form, sheet, on).values)
