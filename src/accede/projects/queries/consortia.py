"""Consortia: whose they are, who is in them, and who of the members could bring what is lacking."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Q, QuerySet

from accede.journal.actions import Actor
from accede.people.capacities import delegate_of, secretariat
from accede.projects.eligibility.conditions import Conditions
from accede.projects.eligibility.consortium import Need, would_bring
from accede.projects.eligibility.fit import Applicant
from accede.projects.models import Consortium, Partner, Profile
from accede.projects.queries.members import Own, applicant, looked_at
from accede.register.queries import organisations_on

SHOWN = 8


def consortia_seen(actor: Actor) -> QuerySet[Consortium]:
    """Return the consortia that somebody sees: the office all, a member its own and those in which it was asked."""
    several = Consortium.objects.select_related("call", "organisation")
    if secretariat(actor):
        return several
    ours = delegate_of(actor)
    asked = Partner.objects.filter(organisation__in=ours).exclude(asked_at=None)
    return several.filter(Q(organisation__in=ours) | Q(pk__in=asked.values("consortium")))


def group_of(partners: Sequence[Partner]) -> list[Applicant]:
    """Return the partners of a consortium as a call looks at them."""
    members = [one.organisation_id for one in partners if one.organisation_id]
    profiles = {one.organisation_id: one for one in Profile.objects.filter(organisation__in=members).reverse()}
    return [_looked_at(one, profiles.get(one.organisation_id)) for one in partners]


def could_fill(
    partners: Sequence[Partner],
    group: Sequence[Applicant],
    asked: Conditions,
    on: date,
    today: date,
    before: Mapping[int, int],
) -> list[tuple[Own, list[Need]]]:
    """Return the members that would bring something that is lacking, those that bring most in front.

    Of those that bring alike, they come first with whom most projects were made `before`.
    """
    there = {one.organisation_id for one in partners}
    others = looked_at(organisations_on(today).exclude(pk__in=[one for one in there if one]))
    found = [(one, brings) for one in others if (brings := would_bring(one.applicant, group, asked, on))]
    return sorted(found, key=lambda pair: (-len(pair[1]), -before.get(pair[0].organisation.pk, 0)))[:SHOWN]


def _looked_at(one: Partner, profile: Profile | None) -> Applicant:
    if one.organisation:
        return applicant(one.organisation, profile, one.role)
    return Applicant(one.country, frozenset(one.types), None, one.role, one.name)
