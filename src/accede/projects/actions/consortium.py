"""A member puts a consortium together, partner by partner."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import delegate
from accede.post.actions import queue_letters
from accede.projects.eligibility.conditions import Role
from accede.projects.mails import partner_asked
from accede.projects.models import Call, Consortium, Partner
from accede.register.models import Organisation
from accede.register.queries import own_organisation
from accede.statutes.queries import day_of

MOST = 60  # more than any call of this kind has
own_consortium = delegate.of(lambda consortium: consortium.organisation_id)
own_partner = delegate.of(lambda partner: partner.consortium.organisation_id)
asked_partner = delegate.of(lambda partner: partner.organisation_id)


class InItAlready(Refused):
    """Whoever is in a consortium is in it once."""

    sentence = _("This organisation is in the consortium already.")


class Nobody(Refused):
    """A partner is a member, or somebody with a name."""

    sentence = _("Choose a member, or give the name and the country of another organisation.")


class Full(Refused):
    """A consortium has an end."""

    sentence = _("There are sixty organisations in the consortium: no call of this kind has more.")


class Closed(Refused):
    """What is closed is not changed."""

    sentence = _("This consortium has been closed.")


class CannotBeAsked(Refused):
    """A member is asked once; others are not reached from here."""

    sentence = _("Only another member can be asked, and once.")


class NotAsked(Refused):
    """Whoever was not asked has nothing to answer."""

    sentence = _("This organisation has not been asked.")


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
    consortium = _open(consortium.pk)
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
    _open(partner.consortium_id)
    partner = Partner.objects.select_for_update().get(pk=partner.pk)
    write(partner.consortium, values={"partner": partner.organisation, "name": partner.name, "role": partner.role})
    partner.delete()


@action("projects.ask_partner", allowed_to=own_partner)
def ask_partner(partner: Partner, *, by: Actor, at: datetime) -> Partner:
    """Ask a member by letter whether it takes part; it reads from then on who else is in the consortium."""
    consortium = _open(partner.consortium_id)
    partner = Partner.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=partner.pk)
    if partner.asked_at or partner.organisation_id in (None, consortium.organisation_id):
        raise CannotBeAsked
    partner.asked_at = at
    partner.save(update_fields=["asked_at"])
    write(consortium, values={"partner": partner.organisation})
    queue_letters(consortium, partner_asked(partner, at, day_of(at)), kind="partner_asked", by=by, at=at)
    return partner


@action("projects.answer_consortium", allowed_to=asked_partner)
def answer_consortium(partner: Partner, *, joins: bool, by: Actor, at: datetime) -> Partner:
    """Say for a member that was asked whether it takes part; the last word counts."""
    consortium = _open(partner.consortium_id)
    partner = Partner.objects.select_for_update().get(pk=partner.pk)
    if not partner.asked_at:
        raise NotAsked
    partner.joins = joins
    partner.save(update_fields=["joins"])
    write(consortium, values={"partner": partner.organisation, "joins": joins})
    return partner


@action("projects.close_consortium", allowed_to=own_consortium)
def close_consortium(consortium: Consortium, *, by: Actor, at: datetime) -> Consortium:
    """Say that a consortium is not gone on with, or has answered its call; it stays to be read."""
    consortium = _open(consortium.pk)
    consortium.closed_at = at
    consortium.save(update_fields=["closed_at"])
    write(consortium)
    return consortium


def _open(pk: int) -> Consortium:
    consortium = Consortium.objects.select_for_update().get(pk=pk)
    if consortium.closed_at:
        raise Closed
    return consortium
