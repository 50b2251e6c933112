"""What a ballot says: one choice, or how many votes each has; and by which rules it may be split."""

from collections.abc import Mapping

from accede.assembly.models import Item
from accede.assembly.queries.roll import Seat
from accede.rulebook.book import Book
from accede.rulebook.roll import proxy_rule
from accede.rulebook.tally import CHOICES


def ballot_of(votes: Mapping[str, int]) -> str:
    """Write how many votes each choice has, in the order in which choices stand."""
    return " ".join(f"{choice}={votes[choice]}" for choice in CHOICES if votes.get(choice))


def may_split(seat: Seat, book: Book, votes: int | None) -> bool:
    """Say whether a member may divide its votes: it has several, which need not be cast together."""
    weight = book.weight_of(seat.category)
    return (votes or 0) > 1 and not (weight and weight.together)


def may_differ(seat: Seat, item: Item) -> bool:
    """Say whether whoever votes for a member may vote another way than for itself."""
    book = item.assembly.book
    rules = (proxy_rule(seat.category, several.values()) for several in (book.proxy, book.also("proxy")))
    return all(rule.may_differ for rule in rules if rule)
