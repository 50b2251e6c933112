"""An open vote as it is cast: one more line in the item's own ledger."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.delegation import check_speaks
from accede.assembly.actions.item import HeldInBallots, VoteNotOpen
from accede.assembly.actions.shares import check_carried
from accede.assembly.models import Attendance, Ballot, Delegation, Item, Ledger, Place
from accede.assembly.queries.ballots import ballot_of
from accede.assembly.queries.count import book_of
from accede.assembly.queries.roll import Seat, seat_of
from accede.assembly.queries.shares import parts_of, summed
from accede.journal.actions import Actor, Refused, action
from accede.journal.question import Question, insert, partly, update
from accede.people.capacities import delegate
from accede.people.queries import language
from accede.register.models import Organisation
from accede.rulebook.tally import PRESENT
from accede.rulebook.verdict import Named, Verdict
from accede.statutes.queries import zone_at
from accede.wording.formats import hour, moment
from accede.wording.margin import named
from accede.wording.standing import cure

CHOICES = ("for", "against", "abstain")


class VoteClosed(Refused):
    """A choice that comes after the close is not counted."""

    def __init__(self, item: Item) -> None:
        closed = hour(item.declared_at, language(), zone_at(item.declared_at))
        sentence = gettext("The vote was closed at %(hour)s. This choice came after it and was not recorded.")
        super().__init__(sentence % {"hour": closed})


class TermOver(Refused):
    """In writing, what comes after the term is not counted."""

    def __init__(self, item: Item) -> None:
        until = moment(item.closes_at, language(), zone_at(item.closes_at))
        sentence = gettext("Votes were taken until %(moment)s. This choice came after it and was not recorded.")
        super().__init__(sentence % {"moment": until})


class NotOnRoll(Refused):
    """Only members of the moment at which the vote opened are on its roll."""

    sentence = _("This organisation was not a member when the vote opened.")


class NoRight(Refused):
    """A member without the right does not vote; the verdict says which article takes it."""

    def __init__(self, seat: Seat, item: Item, verdict: Verdict) -> None:
        standing = verdict.values.get("standing")
        values = {"member": seat.name, "matter": named(Named("decision", item.matter), book_of(item), language())}
        if isinstance(standing, Named):
            values["standing"] = named(standing, book_of(item), language())
            values["cure"] = cure(verdict, book_of(item), language())
            sentence = gettext(
                "%(member)s may not vote on this item. The reason: %(standing)s. %(cure)s "
                "From then on it votes again on every item whose vote opens afterwards."
            )
        else:
            sentence = gettext("%(member)s may not vote on this item: its category of members has no vote.")
        super().__init__(sentence % values, verdict=verdict)


class NotAttending(Refused):
    """Whoever is not there does not vote."""

    sentence = _("You are not on the list of those who attend. Check in, then vote.")


class NotOnSite(Refused):
    """A roll call is answered aloud, and cards are raised."""

    def __init__(self, item: Item) -> None:
        sentences = {
            Item.Form.ROLL_CALL: gettext("This vote is a roll call: answer aloud when your country is called."),
            Item.Form.CARDS: gettext("This vote is taken by raised cards, which tellers count in the room."),
            Item.Form.SECRET: gettext("This vote is secret: nobody casts it by name."),
        }
        super().__init__(sentences[Item.Form(item.form)])


class UnknownChoice(Refused):
    """A ballot is for, against, or an abstention."""

    sentence = _("Choose one: for, against, or abstain.")


@action(
    "assembly.cast_vote",
    allowed_to=delegate.of(lambda organisation: organisation.pk),
    journalled="Votes are kept in the item's own ledger; its root and count enter the journal with the result.",
)
def cast_vote(
    organisation: Organisation, item: Item, *, choice: str, batch: "Batch | None" = None, by: Actor, at: datetime
) -> Ballot:
    """Cast or change a member's vote, in a batch with others where one is given; the same again changes nothing."""
    if choice not in CHOICES:
        raise UnknownChoice
    # Whoever declares the result waits for the end of the ledger, or this vote waits for that: what is read next is so.
    ledger, place = batch.of(organisation) if batch else (ledger_of(item), place_of(organisation, item))
    check_voter(organisation, item, place)
    check_term(place.item, at)
    mine = check_voice(organisation, place, by)
    if place.item.is_election:
        raise HeldInBallots
    if mine and mine.share:
        return append_part(place, item, ledger, mine, {choice: mine.votes}, by, at)
    if place.last == choice:
        return item.ballots.filter(organisation=organisation).last()
    take_part(place, at)
    if batch is None:
        return append_ballot(organisation, item, ledger, choice, by, at)
    batch.lines.append(next_line(organisation, item, ledger, choice, by, at))
    return batch.lines[-1]


# In few and small questions all that a vote rests on: they are asked by everybody within the same minute.
OF_PLACE = ("id", "organisation_id", "item_id", "votes", "holds", "attendance", "holder_id")
OF_ITEM = ("id", "assembly_id", "about", "state", "form", "closes_at", "declared_at")


def _places(item: int, *organisations: int) -> QuerySet:
    # By what it has cast anywhere: along the ledger SQLite would look at every line, for whoever has cast none.
    cast = Ballot.objects.filter(organisation=OuterRef("organisation")).annotate(of=F("item") + 0)
    last = cast.filter(of=OuterRef("item")).order_by("-sequence")
    named = Delegation.objects.filter(assembly=OuterRef("item__assembly"), organisation=OuterRef("organisation"))
    told = (*OF_PLACE, *(f"item__{name}" for name in OF_ITEM), last.values("choice")[:1], Exists(named))
    these = reduce(or_, (Q(organisation=one) for one in organisations))
    return Place.objects.filter(these, item=item).order_by().values_list(*told)


_place = Question(_places)
_end = Question(lambda item: Ledger.objects.select_for_update().filter(item=item).values_list())


def ledger_of(item: Item) -> Ledger:
    """Return the end of an item's ledger with its lock held."""
    [end] = _end(item.pk)
    return Ledger(*end)


def place_of(organisation: Organisation, item: Item) -> Place | None:
    """Return the row of a member on the roll of an item, with the choice cast last, and whether it named persons."""
    return places_of([organisation.pk], item).get(organisation.pk)


def places_of(organisations: Sequence[int], item: Item) -> dict[int, Place]:
    """Return the same of several members."""
    found = {}
    for *told, last, has_named in _place(item.pk, *organisations) if organisations else []:
        place = partly(Place, OF_PLACE, told[: len(OF_PLACE)])
        place.item = partly(Item, OF_ITEM, told[len(OF_PLACE) :])
        place.last, place.has_named = last, has_named
        found[place.organisation_id] = place
    return found


class Batch:
    """Votes of members on one item that are kept at once: what they rest on is read, and lines are written, once.

    It holds the lock of the ledger's end from the beginning, and belongs to one transaction.
    """

    def __init__(self, item: Item) -> None:
        self.item, self.ledger = item, ledger_of(item)
        self.places: dict[int, Place] = {}
        self.lines: list[Ballot] = []

    def read(self, organisations: Sequence[Organisation]) -> None:
        """Read what the votes of these members rest on; each votes once in a batch."""
        self.places = places_of([one.pk for one in organisations], self.item)

    def of(self, organisation: Organisation) -> tuple[Ledger, Place | None]:
        """Return the end of the ledger as it will be, and the member's row on the roll."""
        return self.ledger, self.places.get(organisation.pk)

    def close(self) -> None:
        """Write the lines."""
        if self.lines:
            _write(self.ledger, *self.lines)


def check_voter(organisation: Organisation, item: Item, place: Place | None, *, entered: bool = False) -> None:
    """Refuse whoever may not vote on an item now.

    What is `entered` for a member was said aloud, or is on paper; whether it takes part is asked apart.
    """
    item = check_right(organisation, item, place)
    if entered:
        return
    if item.form != Item.Form.OPEN:
        raise NotOnSite(item)
    if place.attendance not in PRESENT and not item.closes_at:
        raise NotAttending


def check_term(item: Item, at: datetime) -> None:
    """Refuse what comes after the term of a vote in writing."""
    if item.closes_at and at >= item.closes_at:
        raise TermOver(item)


def check_right(organisation: Organisation, item: Item, place: Place | None) -> Item:
    """Refuse whoever has no right to vote on an item, and everybody where its vote is not open; return it as it is."""
    item = place.item if place else Item.objects.get(pk=item.pk)
    if item.state != Item.State.OPEN:
        raise VoteClosed(item) if item.is_declared else VoteNotOpen
    if place is None:
        raise NotOnRoll
    if place.holds is False:
        item, seat = Item.objects.select_related("assembly__edition").get(pk=item.pk), seat_of(item, organisation)
        raise NoRight(seat, item, book_of(item).votes(seat.voter(), item.matter).verdict)
    return item


def check_voice(organisation: Organisation, place: Place, by: Actor) -> Delegation | None:
    """Refuse whoever votes for a member that has named others for this; return as whom it votes, if it has."""
    return check_speaks(organisation, place.item.assembly_id, by) if place.has_named else None


def take_part(place: Place, at: datetime) -> None:
    """Let a member that votes in writing count as taking part, from afar."""
    if place.item.closes_at and place.attendance not in PRESENT:
        Place.objects.filter(pk=place.pk).update(attendance=Attendance.Mode.REMOTE, since=at)


def append_ballot(
    organisation: Organisation,
    item: Item,
    ledger: Ledger,
    choice: str,
    by: Actor,
    at: datetime,
    *more: Any,
    **part: Any,
) -> Ballot:
    """Write one line more in an item's ledger, whose end is locked."""
    line = next_line(organisation, item, ledger, choice, by, at, *more, **part)
    _write(ledger, line)
    return line


def next_line(
    organisation: Organisation,
    item: Item,
    ledger: Ledger,
    choice: str,
    by: Actor,
    at: datetime,
    ballot: int = 1,
    source: str = Ballot.Source.SITE,
    **part: object,
) -> Ballot:
    """Return the line that follows in an item's ledger, whose end is locked; an election has several ballots.

    A line of one `share` of a member's votes says which, and what its `part` is.
    """
    # The lock on the end of the ledger makes one line follow another.
    line = Ballot(
        item=item,
        round=ballot,
        sequence=ledger.count + 1,
        organisation=organisation,
        choice=choice,
        source=source,
        at=at,
        by=by.id,
        previous=ledger.root,
        **part,
    )
    line.hash = line.seal()
    ledger.count, ledger.root = line.sequence, line.hash
    return line


def _write(ledger: Ledger, *lines: Ballot) -> None:
    insert(*lines)
    update(ledger, "count", "root")


def append_part(
    place: Place,
    item: Item,
    ledger: Ledger,
    mine: Delegation,
    votes: Mapping[str, int],
    by: Actor,
    at: datetime,
    source: str = Ballot.Source.SITE,
) -> Ballot:
    """Write what one delegate casts of the votes of its member; the same again changes nothing."""
    check_carried(mine, place)
    take_part(place, at)
    return put_part(mine.organisation, item, ledger, mine.share, votes, by, at, source)


def put_part(
    organisation: Organisation,
    item: Item,
    ledger: Ledger,
    share: int,
    votes: Mapping[str, int],
    by: Actor,
    at: datetime,
    source: str,
) -> Ballot:
    """Write what a share of a member's votes says from now on; return the ballot that stands for it."""
    held, said = parts_of(item, organisation), ballot_of(votes)
    if share in held and held[share].part == said:
        return held[share]
    choice = summed([said, *(one.part for other, one in held.items() if other != share)])
    return append_ballot(organisation, item, ledger, choice, by, at, source=source, share=share, part=said)
