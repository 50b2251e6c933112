"""A vote that was opened by mistake is taken back, as long as nobody has voted."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.item import HeldInBallots, VoteNotOpen, held_by
from accede.assembly.actions.meeting import InWriting, keep
from accede.assembly.models import Item
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import chair


class SomebodyVoted(Refused):
    """What somebody has cast is counted."""

    sentence = _("Somebody has voted already: declare the result.")


@action("assembly.take_back_vote", allowed_to=chair)
def take_back_vote(item: Item, *, by: Actor, at: datetime) -> Item:
    """Let an item whose vote was opened by mistake be as it was before; it can be opened again, in any form."""
    assembly, item = held_by(item)
    if item.is_election:
        raise HeldInBallots
    if assembly.is_written:
        raise InWriting
    if item.state != Item.State.OPEN:
        raise VoteNotOpen
    if item.has_votes:
        raise SomebodyVoted
    write(item, edition=assembly.edition.sha256, values={"form": item.form, "opened_at": item.opened_at})
    # Proxies that were used in this vote alone were not used.
    assembly.entrustings.filter(used_at=item.opened_at).update(used_at=None)
    item.places.all().delete()
    item.boxes.filter(round=item.round, closed_at=None).delete()
    item.state, item.form, item.opened_at = Item.State.PREPARED, Item.Form.OPEN, None
    item.save(update_fields=["state", "form", "opened_at"])
    keep(assembly)
    return item
