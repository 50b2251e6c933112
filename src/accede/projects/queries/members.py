"""Organisations as calls look at them."""

from dataclasses import dataclass
from datetime import date

from accede.journal.actions import Actor
from accede.projects.eligibility.fit import Applicant
from accede.register.models import Organisation
from accede.register.queries import own_memberships


@dataclass(frozen=True)
class Own:
    """An organisation that somebody speaks for, and how calls look at it."""

    organisation: Organisation
    applicant: Applicant


def own_applicants(actor: Actor, on: date) -> list[Own]:
    """Return the members that somebody speaks for on a day."""
    return [Own(one.organisation, applicant(one.organisation)) for one in own_memberships(actor, on)]


def applicant(organisation: Organisation) -> Applicant:
    """Return an organisation as calls look at it."""
    return Applicant(country=organisation.country, name=organisation.name)
