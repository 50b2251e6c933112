"""Questions that a worked case may ask about bodies: their seats, and whom they elect."""

from collections.abc import Callable, Mapping
from typing import Protocol

from accede.rulebook.body import Body
from accede.rulebook.election import Election
from accede.rulebook.fact import FactRule
from accede.rulebook.papers import Paper
from accede.rulebook.verdict import Verdict

Given = Mapping[str, object]
Found = dict[str, object]

HOLDS = {True: "yes", False: "no", None: "cannot say"}


class Bodies(Protocol):
    """What of a rulebook these questions are about."""

    fact: dict[str, FactRule]
    body: dict[str, Body]
    election: dict[str, Election]


def election(book: Bodies, given: Given) -> Found:
    """Who is elected by these papers, written as "12 A B": twelve papers that name A, then B."""
    rounds = given.get("rounds") or [given.get("papers", [])]
    rule = book.election[given["election"]]
    found = rule.elect(
        given["candidates"],
        [[_paper(one) for one in papers] for papers in rounds],
        seats=given.get("seats"),
        lots=given.get("lots", ()),
        facts=given.get("facts"),
    )
    counted = found.counted
    again = rule.standing_again(counted) if not counted.tied else counted.left
    return _said(found.verdict) | {"elected": list(found.names), "tied": sorted(counted.tied), "again": sorted(again)}


def seats(book: Bodies, given: Given) -> Found:
    """How many seats there are, whether these holders may sit together, or whether one may stand again."""
    seat = book.body[given["body"]].seat(given["seat"])
    if "served" in given:
        return _said(seat.may_stand_again(given["served"]))
    number = seat.count(given.get("facts", {}))
    found: Found = {"least": number.low, "most": number.high}
    if "holders" in given:
        values = {name: tuple(rule.choices) for name, rule in book.fact.items()}
        found |= _said(seat.composed(given["holders"], given.get("facts", {}), values))
    return found


QUESTIONS: dict[str, Callable[[Bodies, Given], Found]] = {
    "election": election,
    "seats": seats,
}
GIVEN: dict[str, frozenset[str]] = {
    "election": frozenset({"election", "candidates", "papers", "rounds", "seats", "lots", "facts"}),
    "seats": frozenset({"body", "seat", "served", "facts", "holders"}),
}


def _paper(words: str) -> Paper:
    number, *names = words.split()
    return Paper(tuple(names), int(number))


def _said(answer: Verdict) -> Found:
    return {
        "holds": HOLDS[answer.holds],
        "code": answer.code,
        "article": answer.article,
        "missing": answer.missing,
        "assumed": bool(answer.marks),
    }
