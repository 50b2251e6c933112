"""The log of advocacy is written, put right, and a line taken out of it."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.positions.models import Consultation, Intervention
from accede.positions.queries.offices import drafters
from accede.statutes.queries import day_of


class StillToCome(Refused):
    """The log tells what was done."""

    sentence = _("This day is still to come: the log tells what was done.")


class NotAdopted(Refused):
    """Only what was adopted is used."""

    sentence = _("This position is not adopted.")


@action("positions.note_intervention", allowed_to=drafters)
def note_intervention(*, by: Actor, at: datetime, **told: Any) -> Intervention:
    """Write a line of the log."""
    return _kept(Intervention(), told, at)


@action("positions.correct_intervention", allowed_to=drafters)
def correct_intervention(intervention: Intervention, *, by: Actor, at: datetime, **told: Any) -> Intervention:
    """Put a line of the log right."""
    return _kept(Intervention.objects.select_for_update().get(pk=intervention.pk), told, at)


@action("positions.remove_intervention", allowed_to=drafters)
def remove_intervention(intervention: Intervention, *, by: Actor, at: datetime) -> None:
    """Take a line out of the log that was written by mistake; the journal keeps that it was there."""
    write(intervention, values={"on": intervention.on, "institution": intervention.institution})
    intervention.delete()


def _kept(intervention: Intervention, told: dict[str, Any], at: datetime) -> Intervention:
    on: date = told["on"]
    position: Consultation | None = told["position"]
    if on > day_of(at):
        raise StillToCome
    if position and position.state != Consultation.State.ADOPTED:
        raise NotAdopted
    for name, value in told.items():
        setattr(intervention, name, value)
    intervention.save()
    write(intervention, values={"on": on, "institution": intervention.institution, "topic": intervention.topic})
    return intervention
