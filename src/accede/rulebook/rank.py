"""The ranking of an association's texts: a rule goes before an article only of a lower text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from accede.rulebook.fault import Astray

if TYPE_CHECKING:
    from accede.rulebook.book import Book
    from accede.rulebook.rule import Rule


def outranked(book: "Book") -> Iterator[Astray]:
    """Every rule that would override an article whose text is not known to rank below its own."""
    for rule in book.overriding:
        for code, values in _faults(book, rule):
            yield (f"{rule.family}.{rule.name}.overrides", code, values)


def _faults(book: "Book", rule: "Rule") -> Iterator[tuple[str, dict[str, object]]]:
    ranks = book.rulebook.documents
    document = {name: article.document for name, article in book.article.items()}
    lower = [name for name in rule.overrides if name in document]  # that another is not there is told already
    unranked = [name for name in (*rule.article, *lower) if document.get(name) not in ranks]
    if unranked:
        yield ("no_rank", {"given": unranked[0]})
        return
    # Where it rests on several texts, the lowest of them says how far it reaches; on none, it has no rank.
    own = max((ranks.index(document[name]) for name in rule.article), default=len(ranks) - 1)
    for name in lower:
        if own >= ranks.index(document[name]):
            yield ("not_lower", {"given": name, "document": document[name], "own": ranks[own]})
