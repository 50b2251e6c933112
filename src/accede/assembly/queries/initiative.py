"""How many members ask for something together, and whether that is enough."""

from collections.abc import Iterable, Sequence
from datetime import date

from accede.assembly.models import Assembly, Initiative
from accede.assembly.queries.agenda import agenda_is_open, bodies, takes
from accede.register.queries import detail_on, facts_of, members_on
from accede.rulebook.asking import asking
from accede.rulebook.body import Who
from accede.rulebook.book import Book
from accede.rulebook.tally import Voter
from accede.rulebook.test import Test
from accede.rulebook.verdict import Verdict
from accede.statutes.queries import book_on

Aim = Initiative.Aim


def askers(on: date) -> list[Voter]:
    """Return the members of a day as the rules count who asks."""
    return [
        Voter(
            str(one.organisation_id),
            one.category,
            detail_on(one.organisation, "country", on),
            facts=facts_of(one.organisation, on),
        )
        for one in members_on(on)
    ]


def petition(initiative: Initiative, on: date, roll: Sequence[Voter] | None = None) -> Verdict:
    """Say whether as many members as the article asks for stand behind something on a day."""
    book = initiative.assembly.book if initiative.assembly else book_on(on)
    asks = {str(one.organisation_id) for one in initiative.supports.all()}
    numbers, bases = asking(book, named(book, initiative.aim, initiative.body), roll or askers(on), asks)
    body = book.body[initiative.body]
    ask = body.may_put if initiative.aim == Aim.PUT else body.may_order
    return ask("members", numbers, bases)


def named(book: Book, aim: str, body: str) -> Who:
    """Return who may ask for it by the article: bodies by name, and members by their number."""
    return book.body[body].agenda_by if aim == Aim.PUT else book.body[body].ordered_by


def members_may(book: Book, aim: str, body: str) -> bool:
    """Say whether an article lets members ask for it at all."""
    return any(isinstance(one, Test) for one in named(book, aim, body))


def may_be_put(assemblies: Iterable[Assembly]) -> list[Assembly]:
    """Return those of some assemblies on whose agenda members can still put an item together."""
    return [
        one for one in assemblies if agenda_is_open(one) and takes(one) and members_may(one.book, Aim.PUT, one.body)
    ]


def may_be_ordered(book: Book) -> list[str]:
    """Return the bodies that members can have convened together."""
    return [one for one in bodies(book) if members_may(book, Aim.ORDER, one)]
