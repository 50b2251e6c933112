"""The papers of an election: cast openly by a member, or counted by tellers."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from accede.assembly.actions.casting import check_entered
from accede.assembly.actions.election import BallotClosed, NotElected
from accede.assembly.actions.vote import VoteClosed, append_ballot, check_voice, check_voter, place_of
from accede.assembly.models import Ballot, Election, Item, Ledger, Pile
from accede.assembly.queries.election import Ruled, written
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import chair, delegate, secretariat
from accede.register.models import Organisation


class NotOnTheBallot(Refused):
    """A paper carries names of those who stand."""

    sentence = _("Somebody whom you have named does not stand in this ballot. Look at the names again.")


class TooManyNames(Refused):
    """A paper carries no more names than the article says, or there are seats."""

    def __init__(self, most: int) -> None:
        sentence = ngettext_lazy("Choose one name at most.", "Choose %(n)d names at most.", "n")
        super().__init__(sentence % {"n": most})


class OnPaper(Refused):
    """What is voted on in secret is not cast openly."""

    sentence = _("This election is held on paper, and the tellers enter what they have counted.")


class OpenOnly(Refused):
    """What is cast openly, name by name, is not counted twice on paper."""

    sentence = _("This election is open: each member casts its paper itself.")


class OnePaper(Refused):
    """A paper carries names, and all the votes of a member."""

    sentence = _(
        "In an open election all votes of a member stand on one paper, and its delegates carry shares of them. Agree "
        "on one, and hand it to the secretariat."
    )


IN_LEDGER = "Papers are kept in the item's own ledger; its root and count enter the journal when a ballot closes."


@action(
    "assembly.cast_paper",
    allowed_to=delegate.of(lambda organisation: organisation.pk),
    journalled=IN_LEDGER,
)
def cast_paper(organisation: Organisation, item: Item, *, names: Sequence[str], by: Actor, at: datetime) -> Ballot:
    """Cast or change a member's paper in the ballot that is open; no name is a blank one, the same changes nothing."""
    ledger = Ledger.objects.select_for_update().get(item=item)
    election = _election(item)
    item, ruled = election.item, Ruled(election)
    if item.is_declared:
        raise VoteClosed(item)
    if not election.is_casting:
        raise BallotClosed
    if ruled.way.holds is not False or item.assembly.is_on_paper:
        raise OnPaper(verdict=ruled.way)
    place = place_of(organisation, item)
    check_voter(organisation, item, place)
    if (mine := check_voice(organisation, place, by)) and mine.share:
        raise OnePaper
    choice = written(names_on_paper(ruled, names))
    last = item.ballots.filter(organisation=organisation, round=item.round).last()
    return (
        last
        if last and last.choice == choice
        else append_ballot(organisation, item, ledger, choice, by, at, item.round)
    )


@action("assembly.enter_paper", allowed_to=secretariat, journalled=IN_LEDGER)
def enter_paper(organisation: Organisation, item: Item, *, names: Sequence[str], by: Actor, at: datetime) -> Ballot:
    """Enter the paper of a member, there or represented, in the ballot that is open; entered anew it is replaced."""
    ledger = Ledger.objects.select_for_update().get(item=item)
    election = _election(item)
    item, ruled = election.item, Ruled(election)
    if not election.is_casting:
        raise BallotClosed
    if ruled.way.holds is not False:
        raise OnPaper(verdict=ruled.way)
    check_entered(organisation, item, place_of(organisation, item))
    choice = written(names_on_paper(ruled, names))
    last = item.ballots.filter(organisation=organisation, round=item.round).last()
    if last and last.choice == choice:
        return last
    return append_ballot(organisation, item, ledger, choice, by, at, item.round, Ballot.Source.PAPER)


@action("assembly.enter_papers", allowed_to=secretariat | chair)
def enter_papers(item: Item, *, names: Sequence[str], votes: int, by: Actor, at: datetime) -> Pile:
    """Enter how many papers carry these names, as the tellers have counted them; the same names anew replace them."""
    election = Election.objects.select_for_update().get(pk=item.pk)
    election.item = Item.objects.select_related("assembly__edition").get(pk=item.pk)
    ruled = Ruled(election)
    if not election.is_casting:
        raise BallotClosed
    if ruled.way.holds is False:
        raise OpenOnly(verdict=ruled.way)
    on_it = names_on_paper(ruled, names)
    of = {"round": election.item.round, "names": on_it}
    pile, _is_new = election.piles.update_or_create(**of, defaults={"votes": votes, "at": at, "by": by.id})
    write(election.item, values=of | {"votes": votes})
    return pile


def _election(item: Item) -> Election:
    election = Election.objects.filter(item=item).first()
    if election is None:
        raise NotElected
    election.item = Item.objects.select_related("assembly__edition").get(pk=item.pk)
    return election


def names_on_paper(ruled: Ruled, names: Sequence[str]) -> list[str]:
    """The names as a paper keeps them: in the voter's order where it counts, else by the alphabet."""
    once = list(dict.fromkeys(names))
    if not set(once) <= set(ruled.election.standing):
        raise NotOnTheBallot
    if len(once) > ruled.most_names:
        raise TooManyNames(ruled.most_names)
    return once if ruled.is_ordered else sorted(once)
