"""Mandates: a person holds an office from a day on, until it ends."""

from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.actions import open_account
from accede.people.capacities import Capacity, consequence, secretariat, technician
from accede.people.models import Account
from accede.people.queries import account_at
from accede.register.models import Mandate, Organisation
from accede.register.queries import lasting

CLERKS = (Capacity.SECRETARIAT, Capacity.TECHNICIAN)  # who gives offices
FOR_ORGANISATIONS = (Capacity.DELEGATE, Capacity.CANDIDATE)


class AlreadyHeld(Refused):
    """A person holds an office once at a time."""

    sentence = _("This person already holds this office.")


class AlreadyEnded(Refused):
    """A mandate ends once, and not before it began."""

    sentence = _("This mandate has ended already, or would end before it began.")


class Misplaced(Refused):
    """Delegates, candidates and contacts stand for an organisation, every other office for the association."""

    sentence = _("Delegates and candidates act for an organisation; every other office acts for the association.")


class SamePerson(Refused):
    """An office is handed over to somebody else."""

    sentence = _("This person holds the office already: an office is handed over to somebody else.")


class LastClerk(Refused):
    """Somebody can always give offices: a house that nobody runs could not be opened again from within."""

    sentence = _("Nobody would be left who gives offices. Hand this one over to somebody else.")


@action("register.give_mandate", allowed_to=secretariat | technician | consequence)
def give_mandate(
    account: Account,
    *,
    name: str = "",
    office: str,
    capacity: str,
    organisation: Organisation | None = None,
    starts: date,
    ends: date | None = None,
    by: Actor,
    at: datetime,
) -> Mandate:
    """Give a person an office from a day on, until another if that is known; without a capacity it opens nothing."""
    if capacity and (Capacity(capacity) in FOR_ORGANISATIONS) != (organisation is not None):
        raise Misplaced
    if ends is not None and ends < starts:
        raise AlreadyEnded
    held = Account.objects.select_for_update().get(pk=account.pk).mandates
    if held.filter(lasting(starts), office=office, capacity=capacity, organisation=organisation).exists():
        raise AlreadyHeld
    said = {"office": office, "capacity": capacity, "organisation": organisation, "starts": starts, "ends": ends}
    mandate = held.create(**said, name=name)
    write(mandate, values=said, personal={"account": account})
    return mandate


@action("register.end_mandate", allowed_to=secretariat | technician | consequence)
def end_mandate(mandate: Mandate, *, ends: date, by: Actor, at: datetime) -> None:
    """End a mandate; the day it ends is the first without it."""
    wanted = Q(pk=mandate.pk)
    if mandate.capacity in CLERKS:
        # Held together, so that two who end each other's office do not both succeed.
        wanted |= lasting(max(ends, at.date())) & Q(capacity__in=CLERKS)
    held = {one.pk: one for one in Mandate.objects.select_for_update().filter(wanted).order_by("pk")}
    mandate = held.pop(mandate.pk)
    if ends < mandate.starts or (mandate.ends is not None and mandate.ends <= ends):
        raise AlreadyEnded
    if mandate.capacity in CLERKS and not held:
        raise LastClerk
    mandate.ends = ends
    mandate.save(update_fields=["ends"])
    write(mandate, values={"office": mandate.office, "ends": ends})


@action("register.appoint", allowed_to=secretariat | technician)
def appoint(
    email: str,
    *,
    name: str,
    postal: str = "",
    office: str,
    capacity: str,
    organisation: Organisation | None = None,
    starts: date,
    ends: date | None = None,
    by: Actor,
    at: datetime,
) -> Mandate:
    """Give an office to whoever has this e-mail address; somebody new, with or without one, gets an account."""
    account = account_at(email) or open_account(email, name=name, postal=postal, by=by, at=at)
    said = {"office": office, "capacity": capacity, "organisation": organisation, "starts": starts, "ends": ends}
    given = give_mandate(account, **said, by=by, at=at)
    write(given, values={"office": office, "organisation": organisation})
    return given


@action("register.hand_over", allowed_to=secretariat | technician)
def hand_over(
    mandate: Mandate, *, email: str, name: str, on: date, ends: date | None = None, by: Actor, at: datetime
) -> Mandate:
    """Let one mandate end and the next begin on the same day: the office is held by one person, and never by none."""
    mandate = Mandate.objects.select_related("organisation", "account").get(pk=mandate.pk)
    if mandate.account == account_at(email):
        raise SamePerson
    said = {"office": mandate.office, "capacity": mandate.capacity, "organisation": mandate.organisation}
    given = appoint(email, name=name, **said, starts=on, ends=ends, by=by, at=at)
    end_mandate(mandate, ends=on, by=by, at=at)
    write(given, values={"from": mandate, "office": mandate.office, "on": on})
    return given
