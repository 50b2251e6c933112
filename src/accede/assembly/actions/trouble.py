"""Technical troubles that disturb a meeting are written down while it lasts; the minutes name them."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.meeting import NotConvened, keep, locked
from accede.assembly.models import Assembly, Trouble
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import chair, secretariat


class NothingHappened(Refused):
    """What is written down says what happened."""

    sentence = _("Write down what happened, and whom it kept from taking part.")


@action("assembly.note_trouble", allowed_to=chair | secretariat)
def note_trouble(assembly: Assembly, *, text: str, by: Actor, at: datetime) -> Trouble:
    """Write down what went wrong, while the meeting is open."""
    assembly = locked(assembly)
    if assembly.state != Assembly.State.OPEN:
        raise NotConvened
    if not text.strip():
        raise NothingHappened
    trouble = Trouble.objects.create(assembly=assembly, text=text.strip(), at=at, by=by.id)
    keep(assembly)
    write(assembly, values={"text": trouble.text})
    return trouble
