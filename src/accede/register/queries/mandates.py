"""Who holds which mandate on a day."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import QuerySet

from accede.journal.actions import Mandated
from accede.people.models import Account
from accede.register.models import Mandate, Organisation
from accede.register.queries.period import lasting
from accede.statutes.queries import day_of


def mandates(
    *, capacity: str | None = None, organisation: Organisation | int | None = None, on: date | None = None
) -> QuerySet[Mandate]:
    """Return mandates, narrowed to a capacity, an organisation and a day where they are given."""
    found = Mandate.objects.select_related("account", "organisation")
    found = found.filter(capacity=capacity) if capacity else found
    found = found.filter(organisation=organisation) if organisation else found
    return found.filter(lasting(on)) if on else found


def mandates_of(account: Account, at: datetime) -> Iterable[Mandated]:
    """Return what an account is mandated to at an instant."""
    if not account.mandates.exists():
        # A house whose statutes are not loaded yet has no calendar, and still signs people in.
        return []
    held = account.mandates.filter(lasting(day_of(at)))
    return [Mandated(one.capacity, one.organisation_id, one.office) for one in held]


def office_holders(capacity: str, on: date) -> QuerySet[Account]:
    """Return the accounts that hold an office on a day."""
    holders = mandates(capacity=capacity, on=on).values("account")
    return Account.objects.filter(pk__in=holders).order_by("pk")
