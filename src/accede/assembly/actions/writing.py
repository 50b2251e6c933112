"""An assembly decides in writing: all its items are open at once, for as long as the members were told."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.item import open_vote
from accede.assembly.actions.meeting import AlreadyClosed, AlreadyOpen, NotConvened, NotInWriting, keep, locked
from accede.assembly.models import Assembly, Item
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import chair, clock

State = Assembly.State


class NotYet(Refused):
    """Votes in writing begin at the hour that the members were told."""

    sentence = _("Votes are taken from the hour for which the members were convened.")


@action("assembly.open_writing", allowed_to=chair | clock)
def open_writing(assembly: Assembly, *, by: Actor, at: datetime) -> Assembly:
    """Take votes in writing on every item from now on, once the hour has come."""
    assembly = locked(assembly)
    if not assembly.is_written:
        raise NotInWriting
    if assembly.state in (State.OPEN, State.CLOSED):
        raise AlreadyOpen if assembly.state == State.OPEN else AlreadyClosed
    if assembly.state != State.CONVENED:
        raise NotConvened
    if at < assembly.opens_at:
        raise NotYet
    assembly.state = State.OPEN
    keep(assembly, "state")
    items = list(assembly.items.filter(state=Item.State.PREPARED))
    write(assembly, edition=assembly.edition.sha256, values={"items": len(items), "ends_at": assembly.ends_at})
    for item in items:
        open_vote(item, by=by, at=at)
    return assembly
