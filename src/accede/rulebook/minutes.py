"""Who signs the minutes of a body."""

from dataclasses import dataclass

from accede.rulebook.book import Book
from accede.rulebook.rule import Names
from accede.rulebook.verdict import Answer

MINUTES = "minutes"  # the deadline by which they are written, and the decision that approves them


@dataclass(frozen=True, slots=True)
class Signing:
    """The offices that sign, and why these."""

    offices: Names
    answer: Answer


def signing(book: Book, body: str) -> Signing:
    """The offices that a deadline named `minutes` lets sign; where none says so, whoever chairs the body."""
    rule = book.deadline.get(MINUTES)
    if rule and rule.signed_by:
        answer = Answer(code="minutes.signed", article=rule.article, marks=rule.marks("signed_by"))
        return Signing(rule.signed_by, answer)
    chaired = book.body[body]
    answer = Answer(code="minutes.signed_by_chair", article=chaired.article, marks=chaired.marks("chair"))
    return Signing(chaired.chair, answer)
