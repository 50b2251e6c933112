"""What the roll of an item has, to be held against a tally sheet."""

from collections import Counter

from accede.assembly.models import Item, Place
from accede.assembly.queries.count import last_ballots
from accede.recount.ballot import choices_of
from accede.rulebook.tally import PRESENT


def _taking_part(item: Item) -> list[Place]:
    places = list(item.places.exclude(holds=False))
    there = {one.organisation_id for one in places if one.attendance in PRESENT}
    return [one for one in places if one.organisation_id in there or one.holder_id in there]


def able(item: Item) -> int | None:
    """Return how many votes those have who take part in an item; None where that is not known of all."""
    votes = [one.votes for one in _taking_part(item)]
    return None if None in votes else sum(votes)


def said_by_name(item: Item) -> Counter[str]:
    """Return how many votes each choice has by the ballots of an item; a holder speaks for whom it represents."""
    last, votes = last_ballots(item), Counter[str]()
    for one in _taking_part(item):
        ballot = last.get(one.organisation_id) or last.get(one.holder_id)
        if ballot:
            choice = choices_of(ballot.choice)
            votes.update({choice: one.votes or 0} if isinstance(choice, str) else choice)
    return votes
