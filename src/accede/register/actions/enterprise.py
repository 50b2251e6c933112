"""The enterprises of members: listed, ended, and said to be one or two."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.journal.record import digest
from accede.people.capacities import secretariat, technician
from accede.register.models import Belonging, Enterprise, Likeness, Organisation, OwnCount
from accede.register.queries import counts_by_day, own_delegate, own_organisation, roots
from accede.register.queries.listing import Listed, already_listed


class AlreadyListed(Refused):
    """A member lists an enterprise once at a time."""

    sentence = _("This enterprise is listed already.")


class WrongNumber(Refused):
    """A number that fails its own check would count an enterprise apart from itself."""

    sentence = _("The registration number of this enterprise is wrong.")


class EndsTooEarly(Refused):
    """What belongs to a member ends once, and not before it began."""

    sentence = _("This has ended already, or would end before it began.")


class NotEnded(Refused):
    """Only what has ended can be taken up again, and only where it is not listed anew."""

    sentence = _("This has not ended, or is listed again since.")


class Apart(Refused):
    """Two enterprises of two countries are two bodies."""

    sentence = _("These two stand in two countries.")


class AlreadySaid(Refused):
    """Of a pair, one thing is said once; to say another, the first is taken back."""

    sentence = _("This was said of the two already; take it back to say something else.")


@action("register.list_enterprises", allowed_to=secretariat | technician | own_organisation)
def list_enterprises(
    organisation: Organisation, *, listed: Sequence[Listed], starts: date, by: Actor, at: datetime
) -> None:
    """Write down that enterprises belong to a member from a day on: all of them, or none."""
    _lock([organisation.pk])
    twice = already_listed(organisation, listed, starts)
    if twice:
        raise AlreadyListed(format_lazy(_("This enterprise is listed already: {name}."), name=twice[0].name))
    if any(one.checked.holds is False for one in listed):
        raise WrongNumber
    known = _enterprises(organisation, listed)
    rows = [(one, known[one.key(organisation)]) for one in listed]
    Belonging.objects.bulk_create(
        Belonging(
            organisation=organisation,
            enterprise=enterprise,
            name=one.name,
            registration=one.registration,
            starts=starts,
        )
        for one, enterprise in rows
    )
    recount([organisation.pk])
    lines = [[one.name, one.country, one.registration] for one in listed]
    write(organisation, values={"listed": len(lines), "rows": digest(lines), "starts": starts})


@action("register.end_belonging", allowed_to=secretariat | own_delegate)
def end_belonging(belonging: Belonging, *, ends: date, by: Actor, at: datetime) -> None:
    """End what belongs to a member; on the day it began it never counted, on a later one it counts until then."""
    belonging = Belonging.objects.select_for_update().get(pk=belonging.pk)
    if belonging.ends or ends < belonging.starts:
        raise EndsTooEarly
    _set_end(belonging, ends)
    write(belonging, values={"organisation": belonging.organisation_id, "ends": ends})


@action("register.resume_belonging", allowed_to=secretariat | own_delegate)
def resume_belonging(belonging: Belonging, *, by: Actor, at: datetime) -> None:
    """Take back that something ended: it belongs to the member as if it had never ended."""
    belonging = Belonging.objects.select_for_update().get(pk=belonging.pk)
    others = Belonging.objects.filter(organisation=belonging.organisation, enterprise=belonging.enterprise)
    since = Q(ends=None) | Q(ends__gt=belonging.starts)
    if belonging.ends is None or others.exclude(pk=belonging.pk).filter(since).exists():
        raise NotEnded
    ended = belonging.ends
    _set_end(belonging, None)
    write(belonging, values={"organisation": belonging.organisation_id, "ended": ended})


@action("register.compare_enterprises", allowed_to=secretariat)
def compare_enterprises(first: Enterprise, second: Enterprise, *, said: str, by: Actor, at: datetime) -> Likeness:
    """Say of two enterprises that they are one, or that they are two."""
    first, second = sorted((first, second), key=lambda one: one.pk)
    if first.country != second.country or first == second:
        raise Apart
    likeness, is_new = Likeness.objects.get_or_create(first=first, second=second, defaults={"said": said})
    if not is_new:
        raise AlreadySaid
    recount(_members_of(likeness))
    write(likeness, values={"first": first, "second": second, "said": said})
    return likeness


@action("register.take_comparison_back", allowed_to=secretariat)
def take_comparison_back(likeness: Likeness, *, by: Actor, at: datetime) -> None:
    """Take back what was said of two enterprises: they count again as they did before."""
    likeness = Likeness.objects.select_for_update().get(pk=likeness.pk)
    members = _members_of(likeness)
    write(likeness, values={"first": likeness.first_id, "second": likeness.second_id, "said": likeness.said})
    likeness.delete()
    recount(members)


def _enterprises(organisation: Organisation, listed: Iterable[Listed]) -> dict[str, Enterprise]:
    wanted = {one.key(organisation): one for one in listed}
    known = Enterprise.objects.in_bulk(list(wanted), field_name="key")
    made = [one.enterprise(organisation) for key, one in wanted.items() if key not in known]
    # Another member may list the same body at this moment: whoever comes second takes what stands there.
    Enterprise.objects.bulk_create(made, ignore_conflicts=True)
    return known | Enterprise.objects.in_bulk([one.key for one in made], field_name="key")


def _set_end(belonging: Belonging, ends: date | None) -> None:
    _lock([belonging.organisation_id])
    belonging.ends = ends
    belonging.save(update_fields=["ends"])
    recount([belonging.organisation_id])


def _members_of(likeness: Likeness) -> list[int]:
    # While it stands, all that are one with either are one with both.
    known = roots()
    pair = (likeness.first_id, likeness.second_id)
    ones = {known.get(one, one) for one in pair}
    wanted = {*pair, *(one for one, root in known.items() if root in ones)}
    found = Belonging.objects.filter(enterprise__in=wanted)
    return list(found.order_by("organisation").values_list("organisation", flat=True).distinct())


def _lock(organisations: Iterable[int]) -> None:
    list(Organisation.objects.select_for_update().filter(pk__in=organisations).order_by("pk"))


def recount(organisations: Iterable[int]) -> None:
    """Work out anew how many enterprises members count, day by day."""
    _lock(organisations)
    known = roots()
    OwnCount.objects.filter(organisation__in=organisations).delete()
    rows = Belonging.objects.filter(organisation__in=organisations)
    OwnCount.objects.bulk_create(
        OwnCount(organisation_id=member, starts=day, number=number)
        for member, day, number in counts_by_day(rows, known)
    )
