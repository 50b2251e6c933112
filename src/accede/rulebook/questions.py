"""Questions that a worked case may ask about seats, about whom they elect, and about reminders of a fee."""

from collections.abc import Callable

from accede.rulebook.book import Book
from accede.rulebook.given import Found, Given, why
from accede.rulebook.papers import Paper
from accede.rulebook.reminder import reminders as reminders_of
from accede.rulebook.reminder import reminders_due


def election(book: Book, given: Given) -> Found:
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
    return why(found.verdict) | {"elected": list(found.names), "tied": sorted(counted.tied), "again": sorted(again)}


def seats(book: Book, given: Given) -> Found:
    """How many seats there are, until when one is held, whether these may sit together, or one may stand again."""
    seat = book.body[given["body"]].seat(given["seat"])
    if "served" in given:
        return why(seat.may_stand_again(given["served"]))
    number = seat.count(given.get("facts", {}))
    found: Found = {"least": number.low, "most": number.high}
    if "since" in given:
        found["ends"] = seat.term.after(given["since"]) if seat.term else "never"
    if "holders" in given:
        values = {name: tuple(rule.choices) for name, rule in book.fact.items()}
        found |= why(seat.composed(given["holders"], given.get("facts", {}), values))
    return found


def reminders(book: Book, given: Given) -> Found:
    """On which days who has not paid is reminded, and by what today."""
    days = {name: given[name] for name in ("invoice", "due", "assembly") if name in given}
    steps = reminders_of(book, book.fee[given["fee"]], days, given.get("facts", {}))
    now = reminders_due(steps, days, given.get("sent", ()), given["on"]) if "on" in given else []
    return {one.name: one.day for one in steps} | {"now": [one.name for one in now]}


QUESTIONS: dict[str, Callable[[Book, Given], Found]] = {
    "election": election,
    "seats": seats,
    "reminders": reminders,
}
GIVEN: dict[str, frozenset[str]] = {
    "election": frozenset({"election", "candidates", "papers", "rounds", "seats", "lots", "facts"}),
    "seats": frozenset({"body", "seat", "served", "since", "facts", "holders"}),
    "reminders": frozenset({"fee", "invoice", "due", "assembly", "facts", "sent"}),
}


def _paper(words: str) -> Paper:
    number, *names = words.split()
    return Paper(tuple(names), int(number))
