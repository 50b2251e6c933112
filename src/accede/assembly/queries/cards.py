"""Raised cards: what the tellers have counted, and whether two of them agree."""

from accede.assembly.models import Item
from accede.recount.ballot import choices_of
from accede.rulebook.tally import Choices


def agreed_cards(item: Item) -> Choices | None:
    """Return the count of cards on which two tellers agree, or as it was put right; None while no two do.

    On paper both have signed the sheet that was entered.
    """
    if corrected := item.corrections.exclude(cards="").last():
        return dict(choices_of(corrected.cards))
    counted = list(item.card_counts.values_list("votes", flat=True))
    if counted and item.assembly.is_on_paper:
        return dict(choices_of(counted[-1]))
    same = next((votes for votes in counted if counted.count(votes) > 1), None)
    return dict(choices_of(same)) if same else None
