"""Rights, quorum and outcome: the rulebook asked with the roll and the ledger of an item."""

from collections.abc import Mapping
from dataclasses import replace

from accede.assembly.models import Assembly, Ballot, Item, Place
from accede.assembly.queries.cards import agreed_cards
from accede.assembly.queries.roll import Seat, roll_of, seat_of, seats
from accede.assembly.queries.secrecy import in_box
from accede.journal.question import Rows
from accede.recount.ballot import side_of
from accede.register.models import Organisation
from accede.rulebook.book import Book
from accede.rulebook.motion import Motion
from accede.rulebook.tally import Entitled, Outcome
from accede.rulebook.verdict import Verdict, merged


def book_of(item: Item) -> Book:
    """Return the rulebook that an item is decided under."""
    return item.assembly.book


def motion_of(item: Item) -> Motion:
    """Return what is known of the motion that an item is, and how it is decided."""
    return Motion(item.motion, item.reading, item.assembly.call, item.assembly.is_written)


def right_of(item: Item, organisation: Organisation) -> Entitled | None:
    """Say with how many votes an organisation may vote on an item, and why; None if it is not on the roll."""
    seat = seat_of(item, organisation)
    return book_of(item).votes(seat.voter(), item.matter) if seat else None


def last_ballots(item: Item, near: list[Seat] | None = None) -> dict[int, Ballot]:
    """Return the ballot that counts for each organisation: the last it has cast, in the ballot held last.

    Where these seats are all that is looked at, no more than those of their countries.
    """
    if near is None:
        return {ballot.organisation_id: ballot for ballot in item.ballots.filter(round=item.round)}
    countries = {seat.country for seat in near}
    return {ballot.organisation_id: ballot for one in countries for ballot in _of_country(item.pk, item.round, one)}


_of_country = Rows(
    lambda item, held, country: Ballot.objects.filter(
        item=item,
        round=held,
        organisation__in=Place.objects.filter(item=item, country=country).order_by().values("organisation"),
    ).only("organisation", "choice", "share", "part", "source", "at")
)


def outcome_of(item: Item) -> Outcome:
    """Count an item from its roll and its ledger, whether its result is declared or not."""
    return counted(item, seats(item))


def outcome_under(book: Book, item: Item) -> Outcome:
    """Count an item as another rulebook would have counted it."""
    return counted(item, seats(item), book)


def counted(
    item: Item, roll: list[Seat], book: Book | None = None, *, last: Mapping[int, Ballot] | None = None
) -> Outcome:
    """Count an item on a roll that is at hand, under its own rulebook unless another is given.

    `last` are the ballots that count, if they are at hand too.
    """
    if last is None:
        last = last_ballots(item) if item.ballots_cast else {}
    cast = {seat.member: side_of(last[seat.organisation].choice) for seat in roll if seat.organisation in last}
    cards = agreed_cards(item) if item.form == Item.Form.CARDS else None
    if item.form == Item.Form.SECRET and not item.is_election:
        cards = in_box(item)
    said = motion_of(item)
    asked = {"reading": said.reading, "call": said.call, "written": said.written, "cards": cards}
    # What the association has stated stands on the roll: counted again from its archive, the result is the same.
    rules = (book or book_of(item)).knowing({})
    return rules.count(item.matter, [seat.voter() for seat in roll], cast, said.facts, **asked)


def consensus_of(item: Item) -> Outcome:
    """Return the outcome of an item on which all agree: carried without a count."""
    outcome, book = counted(item, seats(item)), book_of(item)
    body, decision = book.body[item.assembly.body], book.decision[item.matter]
    verdict = Verdict(
        holds=True,
        code="decision.consensus",
        article=merged(body.article, decision.article),
        marks=body.marks("consensus_first"),
    )
    return replace(outcome, verdict=verdict, outcome="carried")


def quorum_of(assembly: Assembly, roll: list[Seat] | None = None) -> Verdict | None:
    """Say whether there is a quorum now; None if the rulebook has nothing for this body to decide."""
    book = assembly.book
    matter = next((name for name, one in book.decision.items() if one.by == assembly.body), None)
    if matter is None:
        return None
    return book.count(matter, [seat.voter() for seat in roll or roll_of(assembly)], None, call=assembly.call).quorum


def ledger_faults(item: Item) -> list[int]:
    """Name every line of an item's ledger that does not follow from the one before it; 0 stands for its end."""
    faults, previous, count = [], "", 0
    for count, ballot in enumerate(item.ballots.all(), 1):
        if (ballot.sequence, ballot.previous, ballot.hash) != (count, previous, ballot.seal()):
            faults.append(count)
        previous = ballot.hash
    return faults if (count, previous) == (item.ballots_cast, item.ledger_root) else [*faults, 0]
