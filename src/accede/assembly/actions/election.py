"""An election: put on the agenda, held in ballots that the chair opens and closes, and declared once."""

from datetime import datetime
from secrets import token_hex

from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.box import box_values, close_box, open_box
from accede.assembly.actions.item import (
    AlreadyDeclared,
    CannotSay,
    LedgerBroken,
    VoteNotOpen,
    add_item,
    held_by,
    roll_values,
    start_vote,
)
from accede.assembly.actions.mandate import begin_mandates
from accede.assembly.actions.meeting import keep
from accede.assembly.models import Assembly, Box, Election, Item, Lot
from accede.assembly.models.item import SEAT
from accede.assembly.queries.count import ledger_faults
from accede.assembly.queries.election import Counting, Ruled, counting, electable, standing
from accede.assembly.queries.moment import ended
from accede.assembly.queries.secrecy import box_of
from accede.journal.actions import Actor, Refused, action, write
from accede.journal.record import digest
from accede.people.capacities import chair, secretariat
from accede.rulebook.lot import drawn, sealed
from accede.wording.formats import text

State = Item.State


class NotElected(Refused):
    """An assembly elects to the seats that the rulebook gives it to fill."""

    sentence = _("The statutes do not let this assembly fill these seats.")


class TooManySeats(Refused):
    """As many seats are filled as there are."""

    sentence = _("The statutes name another number of seats.")


class NobodyStands(Refused):
    """A ballot needs somebody to choose."""

    sentence = _("Nobody stands: whoever is nominated stands once the nomination was accepted.")


class BallotOpen(Refused):
    """One ballot follows another."""

    sentence = _("A ballot of this election is open already. Close it first.")


class BallotClosed(Refused):
    """A ballot is closed once."""

    sentence = _("No ballot of this election is open.")


class AlreadyCounted(Refused):
    """A ballot is closed and counted once."""

    sentence = _("This ballot is closed already.")


class NoFurtherBallot(Refused):
    """Ballots end when every seat is filled, or nobody is left to fill it."""

    sentence = _("There is nothing left to vote on in this election. Declare its result.")


class NotTied(Refused):
    """A lot is drawn between those who have equally many votes."""

    sentence = _("There is no tie that a lot has to settle.")


class StillTied(Refused):
    """What hangs on a lot is declared once it is drawn."""

    sentence = _("Only a lot can decide between those who have equally many votes. Draw it first.")


@action("assembly.call_election", allowed_to=secretariat | chair)
def call_election(assembly: Assembly, *, seat: str, seats: int, by: Actor, at: datetime) -> Item:
    """Put the election to a kind of seat on the agenda; `seat` names it as `board.director`."""
    found = next((one for one in electable(assembly) if one.name == seat), None)
    if found is None:
        raise NotElected
    number = found.seat.count({})
    if seats < 1 or (number.high is not None and seats > number.high):
        raise TooManySeats
    book = assembly.book
    title = {lang: text(found.seat.label, lang) or found.seat.name for lang in book.rulebook.languages}
    item = add_item(assembly, matter=found.matter, title=title, about=f"{SEAT}{seat}", by=by, at=at)
    named = {"body": found.body, "seat": found.seat.name}
    Election.objects.get_or_create(item=item, defaults=named | {"seats": seats})
    write(item, article=found.seat.article or book.body[found.body].article, values=named | {"seats": seats})
    return item


@action("assembly.open_ballot", allowed_to=chair)
def open_ballot(item: Item, *, by: Actor, at: datetime) -> Election:
    """Open the next ballot of an election; the first freezes the roll and shows the seal of a lot."""
    assembly, item, election = _held(item)
    if item.is_declared:
        raise AlreadyDeclared
    if election.is_casting:
        raise BallotOpen
    found = counting(election)
    if not found.next:
        raise NoFurtherBallot if election.counted else NobodyStands
    if election.counted:
        item.round, quorum = item.round + 1, None
        item.save(update_fields=["round"])
        if found.ruled.is_secret:
            open_box(item)
    else:
        form = Item.Form.SECRET if found.ruled.is_secret else Item.Form.OPEN
        quorum = start_vote(assembly, item, at, form).quorum
        seal_lot(election)
    election.standing, election.open_seats = found.next, found.open_seats
    election.save(update_fields=["standing", "open_seats"])
    keep(assembly)
    told = {"ballot": item.round, "standing": election.standing, "seats": election.open_seats}
    told |= {"seal": election.lots.latest("pk").seal} | roll_values(item)
    write(item, verdict=quorum, edition=assembly.edition.sha256, values=told)
    return election


@action("assembly.close_ballot", allowed_to=chair)
def close_ballot(item: Item, *, by: Actor, at: datetime) -> Counting:
    """Close the ballot that is open and count it; what follows, another ballot, a lot or the result, is shown."""
    assembly, item, election = _held(item)
    if not election.is_casting:
        raise AlreadyDeclared if item.is_declared else AlreadyCounted if election.counted else BallotClosed
    if ledger_faults(item):
        raise LedgerBroken
    told = {"ballot": item.round, "ballots": item.ballots_cast, "ledger": item.ledger_root}
    if box := box_of(item):
        box = Box.objects.select_for_update().get(pk=box.pk)
        close_box(box, at)
        told |= box_values(box)
    election.counted = item.round
    election.save(update_fields=["counted"])
    keep(assembly)
    found = counting(election)
    write(item, verdict=found.elected.verdict, edition=assembly.edition.sha256, values=told)
    return found


@action("assembly.draw_lot", allowed_to=chair)
def draw_lot(item: Item, *, words: str, by: Actor, at: datetime) -> Lot:
    """Draw the lot between those who are tied, with the words that were said in the room."""
    assembly, item, election = _held(item)
    tied = counting(election).elected.counted.tied
    if election.is_casting or item.is_declared or not tied:
        raise NotTied
    lot = election.lots.latest("pk")
    lot.words, lot.drawn, lot.drawn_at = " ".join(words.split()), list(drawn(lot.secret, words, tied)), at
    lot.save(update_fields=["words", "drawn", "drawn_at"])
    following = seal_lot(election)  # for a tie that may come later
    keep(assembly)
    said = {name: getattr(lot, name) for name in ("seal", "secret", "words", "drawn")}
    write(item, values=said | {"next_seal": following.seal})
    return lot


@action("assembly.declare_election", allowed_to=chair)
def declare_election(item: Item, *, by: Actor, at: datetime) -> Counting:
    """Declare who is elected, and let the mandates begin."""
    assembly, item, election = _held(item)
    if item.state != State.OPEN or not election.counted:
        raise AlreadyDeclared if item.is_declared else VoteNotOpen
    if election.is_casting:
        raise BallotOpen
    found = counting(election)
    elected, quorum = found.elected, found.polls[-1].quorum
    if elected.counted.tied:
        raise StillTied(verdict=elected.verdict)
    if quorum.holds is None or elected.verdict.holds is None or found.unsaid:
        raise CannotSay(verdict=quorum if quorum.holds is None else elected.verdict)
    item.result = declared(found)
    item.state, item.declared_at = State(item.result["outcome"]), ended(assembly, at)
    item.save(update_fields=["state", "declared_at", "result"])
    keep(assembly)
    sealed_with = roll_values(item) | {"candidates": digest(standing(found)), "quorum": quorum}
    write(item, verdict=elected.verdict, edition=assembly.edition.sha256, values=item.result | sealed_with)
    names = item.result["elected"]
    begin_mandates(Ruled(election), [one for one in found.candidates if one.name in names], by=by, at=at)
    return found


def declared(found: Counting) -> dict[str, object]:
    """Return the result of an election as it is kept: the outcome, who is elected, after how many ballots."""
    elected, quorum = found.elected, found.polls[-1].quorum
    names = list(elected.names) if quorum.holds and elected.verdict.code != "election.unbalanced" else []
    outcome = State.NO_QUORUM if not quorum.holds else State.CARRIED if names else State.REJECTED
    return {"outcome": outcome, "elected": names, "ballots": found.ruled.election.counted}


def seal_lot(election: Election) -> Lot:
    """Seal the secret of a lot before anybody knows whether it will be drawn."""
    secret = token_hex(32)
    return Lot.objects.create(election=election, seal=sealed(secret), secret=secret)


def _held(item: Item) -> tuple[Assembly, Item, Election]:
    assembly, item = held_by(item)
    election = Election.objects.select_for_update().filter(item=item).first()
    if election is None:
        raise NotElected
    election.item = item
    return assembly, item, election
