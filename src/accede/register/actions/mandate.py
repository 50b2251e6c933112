"""Mandates: a person holds an office from a day on, until it ends."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import Capacity, consequence, secretariat, technician
from accede.people.models import Account
from accede.register.models import Mandate, Organisation
from accede.register.queries import lasting

FOR_ORGANISATIONS = (Capacity.DELEGATE, Capacity.CANDIDATE)


class AlreadyHeld(Refused):
    """A person holds an office once at a time."""

    sentence = _("This person already holds this office.")


class AlreadyEnded(Refused):
    """A mandate ends once, and not before it began."""

    sentence = _("This mandate has ended already, or would end before it began.")


class Misplaced(Refused):
    """Delegates and candidates act for an organisation, every other office for the association."""

    sentence = _("Delegates and candidates act for an organisation; every other office acts for the association.")


@action("register.give_mandate", allowed_to=secretariat | technician | consequence)
def give_mandate(
    account: Account,
    *,
    office: str,
    capacity: str,
    organisation: Organisation | None = None,
    starts: date,
    by: Actor,
    at: datetime,
) -> Mandate:
    """Give a person an office from a day on."""
    if (Capacity(capacity) in FOR_ORGANISATIONS) != (organisation is not None):
        raise Misplaced
    held = Account.objects.select_for_update().get(pk=account.pk).mandates
    if held.filter(lasting(starts), office=office, capacity=capacity, organisation=organisation).exists():
        raise AlreadyHeld
    mandate = held.create(office=office, capacity=capacity, organisation=organisation, starts=starts)
    said = {"office": office, "capacity": capacity, "organisation": organisation, "starts": starts}
    write(mandate, values=said, personal={"account": account})
    return mandate


@action("register.end_mandate", allowed_to=secretariat | technician | consequence)
def end_mandate(mandate: Mandate, *, ends: date, by: Actor, at: datetime) -> None:
    """End a mandate; the day it ends is the first without it."""
    mandate = Mandate.objects.select_for_update().get(pk=mandate.pk)
    if mandate.ends or ends < mandate.starts:
        raise AlreadyEnded
    mandate.ends = ends
    mandate.save(update_fields=["ends"])
    write(mandate, values={"office": mandate.office, "ends": ends})
