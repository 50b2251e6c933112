"""Questions that a worked case may ask about bodies: who has them meet, proposes, or makes a vote secret."""

from collections.abc import Callable, Mapping

from accede.rulebook.body import Numbers
from accede.rulebook.book import Book
from accede.rulebook.given import HOLDS, Found, Given, why
from accede.rulebook.resolution import Hands, resolve
from accede.rulebook.test import Bases


def petition(book: Book, given: Given) -> Found:
    """Whether so many may have a body convened, or put an item on its agenda."""
    body = book.body[given["body"]]
    ask = body.may_order if given["to"] == "convene" else body.may_put
    return why(ask(*_asking(given)))


def propose(book: Book, given: Given) -> Found:
    """Whether so many, or a body, may propose a decision."""
    return why(book.decision[given["decision"]].may_propose(*_asking(given)))


def ballot(book: Book, given: Given) -> Found:
    """Whether a vote is secret: by what it is about, or because so many, or a body, ask for it."""
    who, numbers, bases = _asking(given)
    return why(book.ballot[given["ballot"]].given(given.get("about", ""), {who: 1, **numbers}, bases))


def meetings(book: Book, given: Given) -> Found:
    """Whether a body has met often enough in a year, and often enough in one room."""
    body = book.body[given["body"]]
    met = body.meetings.enough(given["held"], given.get("in_person", 0))
    return why(met.resting_on(body.article, body.marks("meetings")))


def resolution(book: Book, given: Given) -> Found:
    """Whether a body resolves something with so many of its members for it, and whether enough took part."""
    numbers = (given.get(key, 0) for key in ("members", "for", "against", "abstain"))
    found = resolve(book, book.body[given["body"]], Hands(*numbers), given.get("decision", ""))
    return why(found.refusing or found.majority) | {"quorum": HOLDS[found.quorum.holds]}


QUESTIONS: dict[str, Callable[[Book, Given], Found]] = {
    "petition": petition,
    "propose": propose,
    "ballot": ballot,
    "meetings": meetings,
    "resolution": resolution,
}
GIVEN: dict[str, frozenset[str]] = {
    "petition": frozenset({"body", "to", "who", "members", "votes", "of"}),
    "propose": frozenset({"decision", "who", "members", "votes", "of"}),
    "ballot": frozenset({"ballot", "about", "who", "members", "votes", "of"}),
    "resolution": frozenset({"body", "decision", "members", "for", "against", "abstain"}),
    "meetings": frozenset({"body", "held", "in_person"}),
}


def _asking(given: Given) -> tuple[str, Numbers, Bases]:
    """Who asks for something, how many, and out of how many: of members, or of each base where several are counted."""
    members, of = (_by_base(given.get(key, 0)) for key in ("members", "of"))
    return given.get("who", "members"), members | ({"votes": given["votes"]} if "votes" in given else {}), of


def _by_base(number: object) -> dict[str, int]:
    return dict(number) if isinstance(number, Mapping) else {"members": number}
