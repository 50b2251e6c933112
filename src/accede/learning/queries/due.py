"""What the office has to do about learning."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor
from accede.learning.models import Event, Registration
from accede.people.capacities import secretariat
from accede.space.queries.due import Waiting
from accede.statutes.queries import end_of


def waiting_for(actor: Actor, on: date) -> Iterator[Waiting]:
    """Return, for the secretariat, what ended before a day and of which nobody has said yet who came."""
    if secretariat(actor):
        unknown = Registration.objects.filter(event=OuterRef("pk"), state=Registration.State.PLACED, has_attended=None)
        over = Event.objects.filter(Exists(unknown), ends__lt=end_of(on - timedelta(days=1)), cancelled_at=None)
        title, said = _("Say who came: %(title)s"), _("Whoever came can have a certificate then.")
        yield Waiting(over, title, _("Keep the list"), "event_participants", said=said)
