"""Organisations as calls look at them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from accede.journal.actions import Actor
from accede.projects.eligibility.conditions import Role
from accede.projects.eligibility.fit import Applicant
from accede.projects.models import Profile
from accede.register.models import Organisation
from accede.register.queries import own_members


@dataclass(frozen=True)
class Own:
    """A member, what it says of itself, and how calls look at it."""

    organisation: Organisation
    profile: Profile | None
    applicant: Applicant


def profile_of(organisation: Organisation) -> Profile | None:
    """Return what a member says of itself: the latest, should two that became one each have said something."""
    return Profile.objects.filter(organisation=organisation).first()


def own_applicants(actor: Actor, on: date) -> list[Own]:
    """Return the members that somebody speaks for on a day."""
    return looked_at(own_members(actor, on))


def looked_at(organisations: Iterable[Organisation]) -> list[Own]:
    """Return organisations with what they say of themselves, all read at once."""
    several = list(organisations)
    profiles = {one.organisation_id: one for one in Profile.objects.filter(organisation__in=several).reverse()}
    return [Own(one, profiles.get(one.pk), applicant(one, profiles.get(one.pk))) for one in several]


def applicant(organisation: Organisation, profile: Profile | None, role: str = Role.BENEFICIARY) -> Applicant:
    """Return an organisation as calls look at it."""
    types = frozenset(profile.types) if profile else frozenset()
    founded = profile.founded if profile else None
    return Applicant(organisation.country, types, founded, role, organisation.name)
