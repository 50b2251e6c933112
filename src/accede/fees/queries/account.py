"""The account of one organisation: what it owed, paid and was credited, day by day, and what remained."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from accede.fees.queries.books import Kind, Movement

# On one day, a fee is called before it is paid.
ORDER = list(Kind)


@dataclass(frozen=True, slots=True)
class Post:
    """One line of an account: by how much it changes what the organisation owes, and what it owes then."""

    movement: Movement
    cents: int
    balance: int


@dataclass(frozen=True, slots=True)
class Statement:
    """An account over a period, in one currency; below nothing is the organisation's own money."""

    currency: str
    opening: int
    posts: tuple[Post, ...]

    @property
    def closing(self) -> int:
        """What it owes at the end."""
        return self.posts[-1].balance if self.posts else self.opening


def statements(moved: Iterable[Movement], organisation: int, start: date) -> list[Statement]:
    """Return the account of an organisation from a day on, once for each currency."""
    found: dict[str, list[tuple[Movement, int]]] = {}
    for one in sorted(moved, key=lambda each: (each.on, ORDER.index(each.kind), each.document)):
        if cents := effect(one, organisation):
            found.setdefault(one.currency, []).append((one, cents))
    return [_statement(currency, posts, start) for currency, posts in sorted(found.items())]


def effect(one: Movement, organisation: int) -> int:
    """Return by how much a movement changes what an organisation owes, its own money taken off."""
    owed = one.cents if one.kind in (Kind.CALLED, Kind.REFUNDED) else -one.cents
    if one.kind == Kind.PAID:
        # Its own money that pays its own fee changes nothing: it came in before.
        return one.cents * ((one.payer == organisation) - (one.owner == organisation))
    return owed if organisation in (one.owner, one.payer) else 0


def _statement(currency: str, posts: list[tuple[Movement, int]], start: date) -> Statement:
    balance = opening = sum(cents for one, cents in posts if one.on < start)
    shown = []
    for one, cents in posts:
        if one.on >= start:
            balance += cents
            shown.append(Post(one, cents, balance))
    return Statement(currency, opening, tuple(shown))
