"""Who holds which mandate on a day."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accede.journal.actions import Actor, Mandated
from accede.journal.question import Question
from accede.people.capacities import Capacity, secretariat
from accede.people.models import Account
from accede.people.queries import DueRow
from accede.register.models import Mandate, Organisation, Particular
from accede.register.queries.period import lasting, lasts
from accede.statutes.queries import day_of
from accede.wording.formats import country

SOON = timedelta(days=60)  # before a mandate ends, its end stands among what is due


def mandates(
    *, capacity: str | None = None, organisation: Organisation | int | None = None, on: date | None = None
) -> QuerySet[Mandate]:
    """Return mandates, narrowed to a capacity, an organisation and a day where they are given."""
    found = Mandate.objects.select_related("account", "organisation")
    found = found.filter(capacity=capacity) if capacity else found
    found = found.filter(organisation=organisation) if organisation else found
    return found.filter(lasting(on)) if on else found


TOLD = ("capacity", "organisation_id", "office", "starts", "ends")
# A contact of a member holds an office there, and none that opens anything here.
_held = Question(lambda account: Mandate.objects.filter(account=account).exclude(capacity="").values_list(*TOLD))


def mandates_of(account: Account, at: datetime) -> Iterable[Mandated]:
    """Return what an account is mandated to at an instant."""
    held = [Mandate(**dict(zip(TOLD, row, strict=True))) for row in _held(account.pk)]
    if not held:
        # A house whose statutes are not loaded yet has no calendar, and still signs people in.
        return []
    on = day_of(at)
    return [Mandated(one.capacity, one.organisation_id, one.office) for one in held if lasts(one, on)]


def office_holders(capacity: str, on: date) -> QuerySet[Account]:
    """Return the accounts that hold an office on a day."""
    holders = mandates(capacity=capacity, on=on).values("account")
    return Account.objects.filter(pk__in=holders).order_by("pk")


def readers_for(organisations: Iterable[Organisation], on: date) -> list[tuple[Account, Organisation]]:
    """Return who has the letters to organisations: each delegate; one that has none is written to itself, on paper."""
    of = {one.pk: one for one in organisations}
    held = mandates(capacity=Capacity.DELEGATE, on=on).filter(organisation__in=of)
    found = {(one.organisation_id, one.account_id): one.account for one in held}
    reached = {organisation for organisation, _account in found}
    alone = [one for one in of.values() if one.pk not in reached]
    told = Particular.objects.filter(organisation__in=alone, name=Particular.Name.ADDRESS)
    at = dict(told.values_list("organisation", "value")) if alone else {}
    itself = [(Account(name=one.name, postal=abroad(at.get(one.pk, ""), one)), one) for one in alone]
    return [(account, of[organisation]) for (organisation, _account), account in found.items()] + itself


def abroad(address: str, organisation: Organisation) -> str:
    """Return an address with the country below it, as letters that cross a border have it."""
    land = country(organisation.country, Account().language).upper() if address and organisation.country else ""
    return "\n".join(filter(None, [address, land]))


def mandates_due(actor: Actor, on: date, at: datetime) -> list[DueRow]:
    """Return the mandates that are about to end and have nobody after them, for the secretariat.

    Whoever acts for a candidate acts for a member from the day on which it is one.
    """
    if not secretariat(actor):
        return []
    ending = (
        mandates()
        .filter(ends__gt=on, ends__lte=on + SOON)
        .exclude(capacity__in=("", Capacity.CANDIDATE))
        .order_by("ends")
    )
    after = Mandate.objects.filter(
        office=OuterRef("office"), organisation=OuterRef("organisation"), starts__gte=OuterRef("ends")
    )
    of_association = Mandate.objects.filter(office=OuterRef("office"), organisation=None, starts__gte=OuterRef("ends"))
    without = ending.filter(~Exists(after), ~Q(organisation=None) | ~Exists(of_association))
    return [_ending(one) for one in without]


def _ending(mandate: Mandate) -> DueRow:
    return DueRow(
        on=mandate.ends,
        title=_("The mandate of %(person)s ends") % {"person": mandate.account},
        text=str(mandate.organisation or ""),
        act_label=_("Hand it over"),
        act_url=reverse("mandate", args=[mandate.pk]),
    )
