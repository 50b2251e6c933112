"""Who of a candidate works on its file."""

from datetime import date

from django.db.models import QuerySet

from accede.people.capacities import Capacity
from accede.people.models import Account
from accede.procedure.models import Candidacy
from accede.register.models import Mandate
from accede.register.queries import mandates


def people_of(candidacy: Candidacy, on: date) -> QuerySet[Mandate]:
    """Return who works on a file on a day, those who came first at the head."""
    held = mandates(capacity=Capacity.CANDIDATE, organisation=candidacy.organisation_id, on=on)
    return held.order_by("starts", "pk")


def readers_of(candidacy: Candidacy, on: date) -> list[Account]:
    """Return everybody who works on a file on a day, once: whoever has its letters first."""
    others = {one.account_id: one.account for one in people_of(candidacy, on)}
    return list(({candidacy.contact_id: candidacy.contact} | others).values())
