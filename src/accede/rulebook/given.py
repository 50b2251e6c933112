"""What a worked case gives and what is said of an answer, in the words that lawyers read and write."""

from collections.abc import Mapping

from accede.rulebook.book import Book
from accede.rulebook.facts import Fact
from accede.rulebook.grant import Grant, Held
from accede.rulebook.loading import ALWAYS_KNOWN
from accede.rulebook.verdict import Answer, Verdict

Given = Mapping[str, object]
Found = dict[str, object]

HOLDS = {True: "yes", False: "no", None: "cannot say"}
READ = {"granted": Grant, "standing": Held}  # facts that may be tables of their own


def facts(book: Book, given: Given) -> dict[str, Fact]:
    """The facts that are given; raises KeyError if one of them is not known."""
    told = given.get("facts", {})
    strange = {one for one in told if not one.startswith("decision.")} - set(book.fact) - ALWAYS_KNOWN
    if strange:
        raise KeyError(min(strange))
    return {name: _tables(name, value) if name in READ else plain(value) for name, value in told.items()}


def plain(value: object) -> Fact:
    """A list as facts hold it."""
    return tuple(value) if isinstance(value, list) else value


def why(answer: Answer) -> Found:
    """What every answer says: its articles, what is missing, whether something is assumed, and yes or no."""
    said = {"article": answer.article, "missing": answer.missing, "assumed": bool(answer.marks), "code": answer.code}
    return said | ({"holds": HOLDS[answer.holds]} if isinstance(answer, Verdict) else {})


def _tables(name: str, value: object) -> tuple[str | Grant | Held, ...]:
    given = [value] if isinstance(value, str) else value
    return tuple(READ[name](**one) if isinstance(one, dict) else one for one in given)
