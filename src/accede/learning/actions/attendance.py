"""Who came is noted, and whoever came is told of the certificate."""

from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.learning import mails
from accede.learning.actions.holding import held, tell
from accede.learning.models import Event, Registration
from accede.people.capacities import secretariat


class NotYet(Refused):
    """Nobody has come to what has not begun."""

    sentence = _("It has not begun yet.")


class NobodyThere(Refused):
    """A list that names nobody says nothing."""

    sentence = _("Nobody stands on this list.")


@action("learning.note_attendance", allowed_to=secretariat)
def note_attendance(event: Event, *, came: Collection[int], missed: Collection[int], by: Actor, at: datetime) -> None:
    """Note of some who have a place, by their keys, whether they came."""
    event = held(event)
    if not event.has_begun(at):
        raise NotYet
    placed = event.registrations.filter(state=Registration.State.PLACED)
    if not placed.filter(pk__in=[*came, *missed]).exists():
        raise NobodyThere
    new = list(placed.filter(pk__in=came).exclude(has_attended=True).select_related("organisation", "account"))
    placed.filter(pk__in=came).update(has_attended=True)
    placed.filter(pk__in=missed).update(has_attended=False)
    write(event, values={"came": sorted(came), "missed": sorted(missed)})
    tell(mails.ATTENDED, event, new, by, at)
