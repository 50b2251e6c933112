"""A member stands for a seat itself: those who speak for it answer, withdraw, and name who represents it there."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.meeting import keep
from accede.assembly.actions.nomination import answered, hold, withdrawn
from accede.assembly.models import Election, Nomination
from accede.assembly.queries.election import Ruled
from accede.journal.actions import Actor, Refused, action, write
from accede.people.actions import open_account
from accede.people.capacities import delegate, secretariat
from accede.people.queries import account_at
from accede.register.actions import end_mandate, give_mandate
from accede.register.models import Organisation
from accede.register.queries import mandates
from accede.statutes.queries import day_of

own = secretariat | delegate.of(lambda organisation: organisation.pk)


class NotItsSeat(Refused):
    """A member answers where it stands itself."""

    sentence = _("This member does not stand for this seat.")


@action("assembly.answer_for_member", allowed_to=own)
def answer_for_member(
    organisation: Organisation, nomination: Nomination, *, accepts: bool, by: Actor, at: datetime
) -> None:
    """Accept a nomination for the member that stands, or decline it, until the first ballot opens."""
    election, nomination = _held(organisation, nomination)
    answered(nomination, election, accepts=accepts, at=at)


@action("assembly.withdraw_for_member", allowed_to=own)
def withdraw_for_member(organisation: Organisation, nomination: Nomination, *, by: Actor, at: datetime) -> None:
    """No longer stand: from the next ballot on, if one was held already."""
    election, nomination = _held(organisation, nomination)
    withdrawn(nomination, election, at=at)


@action("assembly.name_representative", allowed_to=own)
def name_representative(
    organisation: Organisation, nomination: Nomination, *, name: str, email: str, by: Actor, at: datetime
) -> None:
    """Have another person represent the member; once it is elected, the seat goes over from today to its end."""
    election, nomination = _held(organisation, nomination)
    before = {"account": nomination.account_id, "name": nomination.holder}
    nomination.account = account_at(email) or open_account(email, name=name, by=by, at=at)
    nomination.representative = name
    nomination.save(update_fields=["account", "representative"])
    keep(election.item.assembly)
    write(nomination, values={"item": election.item}, personal={"representative": name})
    office, today = Ruled(election).office, day_of(at)
    lasts = Q(ends=None) | Q(ends__gt=today)
    for held in mandates().filter(lasts, office=office, organisation=None, **before):
        since = max(held.starts, today)
        end_mandate(held, ends=since, by=by, at=at)
        said = {"office": office, "capacity": held.capacity, "name": nomination.holder, "ends": held.ends}
        give_mandate(nomination.account, **said, starts=since, by=by, at=at)


def _held(organisation: Organisation, nomination: Nomination) -> tuple[Election, Nomination]:
    election = hold(nomination.election)
    nomination = Nomination.objects.select_for_update().get(pk=nomination.pk)
    if not nomination.representative or nomination.organisation_id != organisation.pk:
        raise NotItsSeat
    return election, nomination
