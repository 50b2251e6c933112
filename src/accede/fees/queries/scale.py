"""The scale of fees: who pays one, which facts it asks for, and whom it puts where."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from accede.fees.queries.called import joined_in, known_of
from accede.fees.queries.relief import GRANTED
from accede.register.models import Membership
from accede.register.queries import members_on
from accede.rulebook.book import Book
from accede.rulebook.fact import FactRule
from accede.rulebook.facts import Facts
from accede.rulebook.grant import Grant
from accede.rulebook.known import fee_of
from accede.rulebook.tally import Voter
from accede.rulebook.verdict import Amount
from accede.statutes.queries import book_on


@dataclass(frozen=True)
class Placed:
    """A member of a day, what is known of it, and what it owes for the year by that."""

    membership: Membership
    facts: Facts
    amount: Amount


def payers(book: Book) -> list[str]:
    """Return the categories for which a rulebook has a fee."""
    return [name for name in book.category if fee_of(book, name)]


def asked(book: Book, category: str) -> dict[str, FactRule]:
    """Return the facts that somebody must give before the fee of a category can be said, in the rulebook's order."""
    rule = fee_of(book, category)
    if rule is None:
        return {}
    return given(book, rule.asks().union(*(one.facts() for one in rule.conditions)))


def given(book: Book, names: Iterable[str]) -> dict[str, FactRule]:
    """Return the facts that must still be given for these to be known, in the rulebook's order."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        fact = book.fact.get(name)
        if fact is None or fact.is_given:
            found.add(name)
        else:
            waiting += fact.asks() - found
    return {name: fact for name, fact in book.fact.items() if name in found and name not in book.stated}


def placed(on: date, granted: Mapping[int, tuple[Grant, ...]] | None = None) -> list[Placed]:
    """Return every member of a day with what it owes for that year; a budget is shared out among all of them.

    `granted` is what the rules let somebody grant, and somebody has, by membership.
    """
    book = book_on(on)
    known = [(one, known_of(one, on)) for one in members_on(on)]
    if granted:
        known = [(one, facts | ({GRANTED: granted[one.pk]} if one.pk in granted else {})) for one, facts in known]
    found = [
        Placed(one, facts, book.fee_for(one.category, facts, joined_in(one, on.year), on=on)) for one, facts in known
    ]
    if not any(one.amount.code == "fee.needs_all" for one in found):
        return found
    shared = book.fees_of((Voter(str(one.number), one.category, facts=facts) for one, facts in known), on)
    return [Placed(one.membership, one.facts, shared[str(one.membership.number)]) for one in found]
