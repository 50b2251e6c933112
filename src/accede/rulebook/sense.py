"""Rules of deciding that ask for what can never be, or for nothing at all."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from accede.rulebook.body import Who
from accede.rulebook.fault import Astray
from accede.rulebook.motion import Motion
from accede.rulebook.secrecy import may_hide
from accede.rulebook.test import Test

if TYPE_CHECKING:
    from accede.rulebook.book import Book

COUNTED = ("number", "money", "share")
THERE = ("represented", "present")


def senseless(book: "Book") -> Iterator[Astray]:
    """Tests that nothing meets, and majorities that everybody meets."""
    votes = list(_of_votes(book))
    for key, test in (*((key, test) for key, test, _side in votes), *_of_petitions(book)):
        if _is_never(test):
            yield (key, "never_met", {"given": test.told})
    yield from (
        (key, "uncounted", {"given": test.unit}) for key, test, side in votes if _is_uncounted(book, test, side)
    )
    for name, majority in book.majority.items():
        if majority.tests and all(_is_always(test) for test, _what in majority.tests):
            yield (f"majority.{name}", "always_met", {})


def untellable(book: "Book") -> Iterator[Astray]:
    """Decisions that are secret and yet ask who was for them; only of a book whose every name leads somewhere."""
    for name, decision in book.decision.items():
        rule = book.ballot.get(decision.ballot or book.body[decision.by].ballot)
        # What a body lets be asked for in general is refused where it cannot be; the rest of it is sound.
        is_said = rule and (rule.mode == "secret" or (decision.ballot and rule.hides))
        if is_said and not decision.election and not may_hide(book, name, Motion({})).holds:
            yield (f"decision.{name}", "secret_by_member", {})


def _is_uncounted(book: "Book", test: Test, side: str) -> bool:
    """Say whether it is of a fact that is not a number, other than of how many of its groups are there."""
    of, plain = test.of.partition(" ")[2], not (test.among or test.each)
    groups = test.unit in book.grouping and plain and side in THERE and of in ("", "entitled", *THERE)
    return test.unit in book.fact and book.fact[test.unit].kind not in COUNTED and not groups


def _of_votes(book: "Book") -> Iterator[tuple[str, Test, str]]:
    for name, majority in book.majority.items():
        yield from ((f"majority.{name}.{what}", test, what) for test, what in majority.tests)
    for name, quorum in book.quorum.items():
        yield from ((f"quorum.{name}.{side}", test, side) for call in quorum.calls() for test, side in call.tests)


def _of_petitions(book: "Book") -> Iterator[tuple[str, Test]]:
    """Tests of who may ask for something, how many delegates there are, and how seats are mixed."""
    asked: list[tuple[str, Who]] = []
    for name, body in book.body.items():
        asked += [(f"body.{name}.ordered_by", body.ordered_by), (f"body.{name}.agenda_by", body.agenda_by)]
        asked += [(f"body.{name}.written.stopped_by", body.written.stopped_by)] if body.written else []
        asked += [(f"body.{name}.seats.{seat.name}.balance", tuple(seat.balance.values())) for seat in body.seats]
    asked += [(f"path.{name}.opened_by", one.opened_by) for name, path in book.path.items() for one in path.variants]
    asked += [(f"decision.{name}.proposed_by", rule.proposed_by) for name, rule in book.decision.items()]
    asked += [(f"ballot.{name}.secret_if", rule.secret_if) for name, rule in book.ballot.items()]
    asked += [
        (f"category.{name}.delegates", (rule.delegates,)) for name, rule in book.category.items() if rule.delegates
    ]
    yield from ((key, one) for key, named in asked for one in named if isinstance(one, Test))


def _is_never(test: Test) -> bool:
    """Say whether no number meets it: more than the whole is asked, or a floor lies above a ceiling."""
    bounds = dict(test.bounds())
    (floor, passed), ceiling = test.floor, test.ceiling
    open_ = passed or bounds.get("less_than") == ceiling
    if ceiling is not None and (floor > ceiling or (floor == ceiling and open_)):
        return True
    return bounds.get("less_than") == 0 or (not test.is_count and bounds.get("more_than") == 1)


def _is_always(test: Test) -> bool:
    """Say whether every number above nothing meets it."""
    bounds = dict(test.bounds())
    floor = bounds.get("at_least", 0) == 0 and "more_than" not in bounds
    whole = test.ceiling is None or (not test.is_count and bounds.get("at_most") == 1)
    return floor and whole and "less_than" not in bounds
