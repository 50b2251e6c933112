"""Raised cards: each teller enters what it has counted, and two must agree before a result is declared."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.item import AlreadyDeclared, VoteNotOpen
from accede.assembly.actions.meeting import keep, locked
from accede.assembly.actions.vote import CHOICES
from accede.assembly.models import CardCount, Item
from accede.assembly.queries.ballots import ballot_of
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import auditor, board, secretariat, treasurer


class NotByCards(Refused):
    """Cards are counted where they are raised."""

    sentence = _("This vote is not taken by raised cards.")


class NoCards(Refused):
    """A count has at least one card in it."""

    sentence = _("Enter how many cards were raised on each side.")


@action("assembly.count_cards", allowed_to=secretariat | board | treasurer | auditor)
def count_cards(item: Item, *, votes: Mapping[str, int], by: Actor, at: datetime) -> CardCount:
    """Enter, as a teller, how many cards were raised for each choice; entered again it replaces one's own count."""
    assembly = locked(item.assembly)
    item = Item.objects.select_for_update(of=("self",), no_key=True).get(pk=item.pk)
    if item.state != Item.State.OPEN:
        raise AlreadyDeclared if item.is_declared else VoteNotOpen
    if item.form not in (Item.Form.CARDS, Item.Form.SECRET):
        raise NotByCards
    if any(choice not in CHOICES or number < 0 for choice, number in votes.items()) or not any(votes.values()):
        raise NoCards
    said = {"votes": ballot_of(votes), "at": at}
    counted, _is_new = CardCount.objects.update_or_create(item=item, by=by.id, defaults=said)
    keep(assembly)
    write(item, edition=assembly.edition.sha256, values={"cards": counted.votes})
    return counted
