"""Who of a candidate works on its file."""

from datetime import date

from django.db.models import QuerySet

from accede.people.capacities import Capacity
from accede.procedure.models import Candidacy
from accede.register.models import Mandate
from accede.register.queries import mandates


def people_of(candidacy: Candidacy, on: date) -> QuerySet[Mandate]:
    """Return who works on a file on a day, those who came first at the head."""
    held = mandates(capacity=Capacity.CANDIDATE, organisation=candidacy.organisation_id, on=on)
    return held.order_by("starts", "pk")
