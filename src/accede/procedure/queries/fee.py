"""What the first fee would be, and what must be known to say it."""

from collections.abc import Iterable

from accede.rulebook.book import Book
from accede.rulebook.fact import FactRule
from accede.rulebook.fee import Fee


def rule_for(book: Book, category: str) -> Fee | None:
    """Return the rule of the yearly fee of a category."""
    return next((fee for fee in book.fee.values() if category in fee.categories or not fee.categories), None)


def asked(book: Book, category: str) -> dict[str, FactRule]:
    """Return the facts that somebody must give before the fee of a category can be said, in the rulebook's order."""
    rule = rule_for(book, category)
    return given(book, rule.part.asks() if rule and rule.part else ())


def given(book: Book, names: Iterable[str]) -> dict[str, FactRule]:
    """Return the facts that must be given for these to be known, in the rulebook's order."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        fact = book.fact.get(name)
        if fact is None or fact.is_given:
            found.add(name)
        else:
            waiting += fact.asks() - found
    return {name: fact for name, fact in book.fact.items() if name in found}
