"""A declared result changes by a recorded correction alone: what was entered wrong is put right and counted again."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.casting import ENTERED, Said, VotedOnSite, by_share
from accede.assembly.actions.election import StillTied, declared
from accede.assembly.actions.item import CannotSay, HeldInBallots, VoteNotOpen, lock_item
from accede.assembly.actions.mandate import correct_mandates
from accede.assembly.actions.meeting import keep, locked
from accede.assembly.actions.paper import names_on_paper
from accede.assembly.actions.vote import CHOICES, UnknownChoice, append_ballot, put_part
from accede.assembly.effects import has_effect
from accede.assembly.models import Ballot, Correction, Election, Item
from accede.assembly.queries.ballots import ballot_of
from accede.assembly.queries.count import last_ballots, outcome_of
from accede.assembly.queries.election import Ruled, counting, written
from accede.assembly.queries.shares import parts_of
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import chair
from accede.recount.ballot import choices_of
from accede.register.models import Organisation


class NoReason(Refused):
    """A correction says why."""

    sentence = _("Say why the result is put right.")


class NothingToCorrect(Refused):
    """What was entered right is not corrected; what members cast themselves is not either."""

    sentence = _("Nothing would change: choose what was entered wrong.")


class FollowedAlready(Refused):
    """What has followed from a result is not undone behind it."""

    sentence = _(
        "This would turn the result over, and what follows from it has been done: a later meeting decides again."
    )


@action("assembly.correct_result", allowed_to=chair)
def correct_result(
    item: Item,
    *,
    reason: str,
    votes: Mapping[Organisation, Said] | None = None,
    cards: Mapping[str, int] | None = None,
    by: Actor,
    at: datetime,
) -> Correction:
    """Put right what was entered wrong, votes by name or cards, and record what the result is now, with the reason."""
    assembly, item = locked(item.assembly), lock_item(item)
    if item.is_election:
        raise HeldInBallots
    if not item.is_declared or item.by_consensus:
        raise VoteNotOpen
    if not reason.strip():
        raise NoReason
    before = dict(item.result)
    made = Correction(item=item, reason=reason, before=before, after={}, by=by.id, at=at)
    if item.form == Item.Form.CARDS:
        made.cards = _cards(cards or {})
    elif not _entered(item, votes or {}, by, at):
        raise NothingToCorrect
    made.save()
    outcome = outcome_of(item)
    if outcome.outcome == "cannot_say":
        raise CannotSay(verdict=outcome.verdict)
    made.after = {"outcome": outcome.outcome, "tally": outcome.tally.choices()}
    if made.after == before and made.cards:
        raise NothingToCorrect
    if outcome.outcome != item.state and has_effect(item):
        raise FollowedAlready
    made.save(update_fields=["after"])
    item.state, item.result = Item.State(outcome.outcome), made.after
    item.save(update_fields=["state", "result"])
    keep(assembly)
    values = {"reason": reason, "before": before, "after": made.after, "ledger": item.ledger.root}
    write(item, verdict=outcome.verdict, edition=assembly.edition.sha256, values=values)
    return made


@action("assembly.correct_election", allowed_to=chair)
def correct_election(
    item: Item,
    *,
    reason: str,
    papers: Mapping[Organisation, Sequence[str]] | None = None,
    piles: Mapping[int, int] | None = None,
    by: Actor,
    at: datetime,
) -> Correction:
    """Put right what was entered wrong of the last ballot of an election, papers by name or piles by their keys.

    Who is elected follows: mandates that began end or are undone, and those of the others begin.
    """
    assembly, item = locked(item.assembly), lock_item(item)
    election = Election.objects.select_for_update().filter(item=item).first()
    if election is None or not item.is_declared:
        raise VoteNotOpen
    if not reason.strip():
        raise NoReason
    election.item, before = item, dict(item.result)
    changed = _piles(election, piles or {}, by, at)
    if not _papers(election, papers or {}, by, at) and not changed:
        raise NothingToCorrect
    found = counting(election)
    if found.elected.counted.tied:
        raise StillTied(verdict=found.elected.verdict)
    after = declared(found)
    made = Correction.objects.create(item=item, reason=reason, before=before, after=after, by=by.id, at=at)
    item.state, item.result = Item.State(after["outcome"]), after
    item.save(update_fields=["state", "result"])
    keep(assembly)
    values = {"reason": reason, "before": before, "after": after, "ledger": item.ledger.root}
    values |= {"piles": changed}
    write(item, verdict=found.elected.verdict, edition=assembly.edition.sha256, values=values)
    if not assembly.is_rehearsal:
        correct_mandates(found, before["elected"], after["elected"], by=by, at=at)
    return made


def _papers(election: Election, papers: Mapping[Organisation, Sequence[str]], by: Actor, at: datetime) -> int:
    item, changed = election.item, 0
    for organisation, names in papers.items():
        ballot = item.ballots.filter(organisation=organisation, round=item.round).last()
        if ballot is None or ballot.source == Ballot.Source.SITE:
            raise VotedOnSite(organisation.name) if ballot else NothingToCorrect
        choice = written(names_on_paper(Ruled(election), names))
        if ballot.choice != choice:
            append_ballot(organisation, item, item.ledger, choice, by, at, item.round, ballot.source)
            changed += 1
    return changed


def _piles(election: Election, piles: Mapping[int, int], by: Actor, at: datetime) -> list[dict[str, object]]:
    held = {one.pk: one for one in election.piles.filter(round=election.item.round)}
    changed = [key for key, votes in piles.items() if key in held and held[key].votes != votes]
    for key in changed:
        held[key].votes, held[key].at, held[key].by = piles[key], at, by.id
        held[key].save(update_fields=["votes", "at", "by"])
    return [{"round": held[key].round, "names": held[key].names, "votes": held[key].votes} for key in changed]


def _cards(cards: Mapping[str, int]) -> str:
    if any(choice not in CHOICES or number < 0 for choice, number in cards.items()) or not any(cards.values()):
        raise UnknownChoice
    return ballot_of(cards)


def _entered(item: Item, votes: Mapping[Organisation, Said], by: Actor, at: datetime) -> int:
    """Append what is put right to the ledger; say how many votes changed."""
    last, before = last_ballots(item), item.ledger.count
    for organisation, said in votes.items():
        ballot = last.get(organisation.pk)
        held = parts_of(item, organisation) if ballot and ballot.share else {0: ballot}
        for share, choice in by_share(said).items():
            one = held.get(share)
            if choice not in ENTERED:
                raise UnknownChoice
            if one is None or one.source == Ballot.Source.SITE:
                raise VotedOnSite(organisation.name) if one else NothingToCorrect
            if share:
                number = {choice: sum(choices_of(one.part).values())}
                put_part(organisation, item, item.ledger, share, number, by, at, one.source)
            elif one.choice != choice:
                append_ballot(organisation, item, item.ledger, choice, by, at, source=one.source)
    return item.ledger.count - before
