"""Votes that are cast for another, divided, or entered by the secretariat: more lines of the item's own ledger."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.delegation import check_speaks
from accede.assembly.actions.item import HeldInBallots
from accede.assembly.actions.vote import (
    CHOICES,
    NotOnSite,
    UnknownChoice,
    append_ballot,
    append_part,
    check_right,
    check_term,
    check_voice,
    check_voter,
    ledger_of,
    place_of,
    take_part,
)
from accede.assembly.models import Ballot, Item, Ledger, Place
from accede.assembly.queries.ballots import ballot_of, may_differ, may_split
from accede.assembly.queries.roll import REPRESENTED, Seat, seat_of
from accede.assembly.queries.shares import parts_of, shares_there
from accede.journal.actions import Actor, Refused, action
from accede.people.capacities import delegate, secretariat
from accede.register.models import Organisation
from accede.rulebook.tally import PRESENT

IN_LEDGER = "Votes are kept in the item's own ledger; its root and count enter the journal with the result."
Source = Ballot.Source
ENTERED = (*CHOICES, "blank", "invalid")  # what somebody may have said, or written


class NotItsProxy(Refused):
    """Whoever holds no proxy of a member does not vote for it."""

    sentence = _("You hold no proxy of this member in this vote, or it is there itself.")


class VotesAlike(Refused):
    """Where the rules say so, a holder votes for all alike."""

    sentence = _(
        "Your own vote counts for the members that you represent: the rules let nobody vote another way for them."
    )


class NotDivided(Refused):
    """Votes are divided where a member has several that need not be cast together."""

    sentence = _("This member may not divide its votes.")


class TooManyVotes(Refused):
    """Nobody casts more votes than it has."""

    def __init__(self, seat: Seat, votes: int) -> None:
        sentence = gettext("%(member)s has %(votes)d votes; more than these were given.")
        super().__init__(sentence % {"member": seat.name, "votes": votes})


class AbsentMember(Refused):
    """Whoever is neither there nor represented has said nothing."""

    def __init__(self, name: str) -> None:
        super().__init__(
            gettext("%(member)s neither attends nor is represented; it cannot have voted.") % {"member": name}
        )


class VotedOnSite(Refused):
    """A vote that a member has cast itself is not overwritten by one on paper."""

    def __init__(self, name: str) -> None:
        sentence = gettext("%(member)s has voted on the site; its paper is not entered beside that.")
        super().__init__(sentence % {"member": name})


class NothingEntered(Refused):
    """Entering nothing is not entering votes."""

    sentence = _("Choose what at least one member has said.")


class InShares(Refused):
    """Where delegates carry a member's votes, each has said something; elsewhere the member has."""

    def __init__(self, name: str) -> None:
        sentence = gettext("Who carries the votes of %(member)s has changed. Open this page again.")
        super().__init__(sentence % {"member": name})


Said = str | Mapping[int, str]  # one choice, or that of each share of a member's votes
own = delegate.of(lambda organisation: organisation.pk)


@action("assembly.divide_vote", allowed_to=own, journalled=IN_LEDGER)
def divide_vote(organisation: Organisation, item: Item, *, votes: Mapping[str, int], by: Actor, at: datetime) -> Ballot:
    """Cast or change a member's votes, or the share of them that somebody carries, so many for each choice."""
    ledger, place = ledger_of(item), place_of(organisation, item)
    check_voter(organisation, item, place)
    check_term(place.item, at)
    mine = check_voice(organisation, place, by)
    if place.item.is_election:
        raise HeldInBallots
    if mine and mine.share:
        _check_divided(organisation, item, votes, mine.votes)
        return append_part(place, item, ledger, mine, votes, by, at)
    take_part(place, at)
    return _cast(organisation, item, ledger, _divided(organisation, item, votes, place.votes), by, at)


@action("assembly.cast_by_proxy", allowed_to=own, journalled=IN_LEDGER)
def cast_by_proxy(
    holder: Organisation,
    item: Item,
    *,
    principal: Organisation,
    choice: str = "",
    votes: Mapping[str, int] | None = None,
    by: Actor,
    at: datetime,
) -> Ballot:
    """Cast or change, as its holder, the vote of a member that is represented: one choice, or so many for each."""
    ledger, place = ledger_of(item), place_of(principal, item)
    check_voter(principal, item, place, entered=True)
    check_term(place.item, at)
    if place.item.is_election:
        raise HeldInBallots
    if place.item.form != Item.Form.OPEN:
        raise NotOnSite(place.item)
    if place.holder_id != holder.pk or not _is_represented(place):
        raise NotItsProxy
    check_speaks(holder, place.item.assembly_id, by)
    if not may_differ(seat_of(item, principal), _with_book(item)):
        raise VotesAlike
    if not votes and choice not in CHOICES:
        raise UnknownChoice
    wanted = _divided(principal, item, votes, place.votes) if votes else choice
    return _cast(principal, item, ledger, wanted, by, at)


@action("assembly.enter_votes", allowed_to=secretariat, journalled=IN_LEDGER)
def enter_votes(item: Item, *, votes: Mapping[Organisation, Said], by: Actor, at: datetime) -> list[Ballot]:
    """Enter what members have said in a roll call, or on paper where the vote is open: all of these, or none."""
    if not votes:
        raise NothingEntered
    ledger, entered = ledger_of(item), []
    for organisation, said in votes.items():
        place = place_of(organisation, item)
        check_right(organisation, item, place)
        if place.item.is_election:
            raise HeldInBallots
        if place.item.form in (Item.Form.CARDS, Item.Form.SECRET):
            raise NotOnSite(place.item)
        place.organisation = organisation
        entered += _entered(place, item, ledger, said, by, at)
    return entered


def check_entered(organisation: Organisation, item: Item, place: Place | None, shares: Collection[int] = (0,)) -> None:
    """Refuse to enter what a member, or who carries some of its votes, cannot have said, or has said on the site."""
    check_voter(organisation, item, place, entered=True)
    if place.attendance not in PRESENT and not (_is_represented(place) or place.item.closes_at):
        raise AbsentMember(place.name)
    last = item.ballots.filter(organisation=organisation, round=item.round).last()
    held = {0: last} | (parts_of(item, organisation) if last and last.share else {})
    if any(one and one.source == Source.SITE for one in map(held.get, shares)):
        raise VotedOnSite(place.name)


def _entered(place: Place, item: Item, ledger: Ledger, said: Said, by: Actor, at: datetime) -> list[Ballot]:
    """Enter one choice of a member; or of each of its delegates, by share, where they carry its votes."""
    carried, in_parts = shares_there(item, place), by_share(said)
    if not carried.keys() >= in_parts.keys():
        raise InShares(place.name)
    check_entered(place.organisation, item, place, in_parts)
    if any(choice not in ENTERED for choice in in_parts.values()):
        raise UnknownChoice
    source = Source.ROLL_CALL if place.item.form == Item.Form.ROLL_CALL else Source.PAPER
    take_part(place, at)
    return [
        append_part(place, item, ledger, one, {choice: one.votes}, by, at, source)
        if (one := carried[share])
        else _cast(place.organisation, item, ledger, choice, by, at, source)
        for share, choice in in_parts.items()
    ]


def by_share(said: Said) -> Mapping[int, str]:
    """Return what is said for a member by share; what is said for all its votes is for share 0."""
    return {0: said} if isinstance(said, str) else said


def _is_represented(place: Place) -> bool:
    held = Place.objects.filter(item=place.item_id, organisation=place.holder_id, attendance__in=PRESENT)
    return place.attendance == REPRESENTED and held.exists()


def _with_book(item: Item) -> Item:
    return Item.objects.select_related("assembly__edition").get(pk=item.pk)


def _divided(organisation: Organisation, item: Item, votes: Mapping[str, int], most: int | None) -> str:
    _check_divided(organisation, item, votes, most)
    return ballot_of(votes)


def _check_divided(organisation: Organisation, item: Item, votes: Mapping[str, int], most: int | None) -> None:
    item, seat = _with_book(item), seat_of(item, organisation)
    if (
        not votes
        or any(choice not in CHOICES or number < 0 for choice, number in votes.items())
        or not any(votes.values())
    ):
        raise UnknownChoice
    if not may_split(seat, item.assembly.book, most):
        raise NotDivided
    if sum(votes.values()) > most:
        raise TooManyVotes(seat, most)


def _cast(
    organisation: Organisation,
    item: Item,
    ledger: Ledger,
    choice: str,
    by: Actor,
    at: datetime,
    source: str = Source.SITE,
) -> Ballot:
    last = item.ballots.filter(organisation=organisation).last()
    if last and last.choice == choice:
        return last
    return append_ballot(organisation, item, ledger, choice, by, at, source=source)
