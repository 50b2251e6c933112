"""A declared result changes by a recorded correction alone: what was entered wrong is put right and counted again."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.casting import ENTERED, VotedOnSite
from accede.assembly.actions.item import CannotSay, HeldInBallots, VoteNotOpen, lock_item
from accede.assembly.actions.meeting import keep, locked
from accede.assembly.actions.vote import CHOICES, UnknownChoice, append_ballot
from accede.assembly.effects import has_effect
from accede.assembly.models import Ballot, Correction, Item
from accede.assembly.queries.ballots import ballot_of
from accede.assembly.queries.count import last_ballots, outcome_of
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import chair
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
    votes: Mapping[Organisation, str] | None = None,
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


def _cards(cards: Mapping[str, int]) -> str:
    if any(choice not in CHOICES or number < 0 for choice, number in cards.items()) or not any(cards.values()):
        raise UnknownChoice
    return ballot_of(cards)


def _entered(item: Item, votes: Mapping[Organisation, str], by: Actor, at: datetime) -> int:
    """Append what is put right to the ledger; say how many votes changed."""
    last, changed = last_ballots(item), 0
    for organisation, choice in votes.items():
        ballot = last.get(organisation.pk)
        if choice not in ENTERED:
            raise UnknownChoice
        if ballot is None or ballot.source == Ballot.Source.SITE:
            raise VotedOnSite(organisation.name) if ballot else NothingToCorrect
        if ballot.choice != choice:
            append_ballot(organisation, item, item.ledger, choice, by, at, source=ballot.source)
            changed += 1
    return changed
