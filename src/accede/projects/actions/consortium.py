"""A member puts a consortium together, partner by partner."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import delegate
from accede.projects.eligibility.conditions import Role
from accede.projects.models import Call, Consortium, Partner
from accede.register.models import Organisation
from accede.register.queries import own_organisation

MOST = 60  # more than any call of this kind has
own_consortium = delegate.of(lambda consortium: consortium.organisation_id)
own_partner = delegate.of(lambda partner: partner.consortium.organisation_id)


class InItAlready(Refused):
    """Whoever is in a consortium is in it once."""

    sentence = _("This organisation is in the consortium already.")


class Nobody(Refused):
    """A partner is a member, or somebody with a name."""

    sentence = _("Choose a member, or give the name and the country of another organisation.")


class Full(Refused):
    """A consortium has an end."""

    sentence = _("There are sixty organisations in the consortium: no call of this kind has more.")


@action("projects.begin_consortium", allowed_to=own_organisation)
def begin_consortium(organisation: Organisation, call: Call, *, title: str, by: Actor, at: datetime) -> Consortium:
    """Begin a consortium for a call, led by whoever begins it."""
    consortium = Consortium.objects.create(organisation=organisation, call=call, title=title, at=at)
    consortium.partners.create(organisation=organisation, role=Role.COORDINATOR)
    write(consortium, values={"organisation": organisation, "call": call.identifier})
    return consortium


@action("projects.add_partner", allowed_to=own_consortium)
def add_partner(
    consortium: Consortium,
    *,
    role: str,
    member: Organisation | None = None,
    name: str = "",
    country: str = "",
    types: Sequence[str] = (),
    by: Actor,
    at: datetime,
) -> Partner:
    """Put an organisation into a consortium: a member, of which the register knows the rest, or one of elsewhere."""
    consortium = Consortium.objects.select_for_update().get(pk=consortium.pk)
    if not member and not (name.strip() and country):
        raise Nobody
    if consortium.partners.count() >= MOST:
        raise Full
    outside = {} if member else {"name": name.strip(), "country": country, "types": list(types)}
    try:
        with transaction.atomic():
            partner = consortium.partners.create(organisation=member, role=Role(role), **outside)
    except IntegrityError:
        raise InItAlready from None
    write(consortium, values={"partner": member, "role": role, **outside})
    return partner


@action("projects.take_partner_out", allowed_to=own_partner)
def take_partner_out(partner: Partner, *, by: Actor, at: datetime) -> None:
    """Take an organisation out of a consortium."""
    partner = Partner.objects.select_for_update().get(pk=partner.pk)
    write(partner.consortium, values={"partner": partner.organisation, "name": partner.name, "role": partner.role})
    partner.delete()
