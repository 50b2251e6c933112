"""Members invite others to see how they work; the places are given in the order in which they are asked for."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, time

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from accede.exchange import mails
from accede.exchange.actions.holding import check_ahead, check_member, writers
from accede.exchange.models import Party, Visit
from accede.journal.actions import Actor, Refused, action, write
from accede.journal.record import named
from accede.people.capacities import secretariat
from accede.post.actions import queue_letters
from accede.register.models import Organisation
from accede.register.queries import own_organisation
from accede.space.actions import publish, withdraw
from accede.space.actions.shelf import Laid
from accede.space.models import Audience, Kind
from accede.statutes.queries import day_of, last_minute_of, zone_at
from accede.wording.markdown import beginning

Texts = Mapping[str, str]


class Cancelled(Refused):
    """What does not take place is not visited."""

    sentence = _("This visit was cancelled.")


class Disordered(Refused):
    """Places are asked for before the visit begins, and it ends after it began."""

    sentence = _("The days are not in order: places are asked for first, then it begins, then it ends.")


class NoPlace(Refused):
    """There are so many places and no more."""

    sentence = _("There are not so many places left.")


class Late(Refused):
    """Whoever comes says so in time."""

    sentence = _("The last day to say so has passed. Write to the host.")


class Host(Refused):
    """Nobody visits itself."""

    sentence = _("Your organisation is the host.")


class NotOver(Refused):
    """What has not begun is not reported."""

    sentence = _("The visit has not begun.")


@dataclass(frozen=True)
class Invitation:
    """What a host offers; titles and texts by language."""

    titles: Texts
    texts: Texts
    place: str
    begins: date
    ends: date
    until: date
    places: int


@action("exchange.invite", allowed_to=own_organisation | secretariat)
def invite(organisation: Organisation, *, offer: Invitation, is_sample: bool = False, by: Actor, at: datetime) -> Visit:
    """Invite the other members to a visit."""
    check_ahead(offer.until, at)
    check_member(organisation, at)
    _check_order(offer)
    visit = Visit.objects.create(organisation=organisation, **vars(offer), is_sample=is_sample, at=at, by=by.id)
    _lay(visit, by, at)
    write(visit, values={"organisation": organisation, **asdict(offer)})
    return visit


@action("exchange.change_visit", allowed_to=writers)
def change_visit(visit: Visit, *, offer: Invitation, by: Actor, at: datetime) -> Visit:
    """Say what is true of a visit now; whoever comes keeps its places."""
    visit = _there(visit)
    _check_order(offer)
    if offer.places < taken(visit):
        raise NoPlace
    for name, value in vars(offer).items():
        setattr(visit, name, value)
    visit.save()
    _lay(visit, by, at)
    write(visit, values=asdict(offer))
    return visit


@action("exchange.come", allowed_to=own_organisation)
def come(organisation: Organisation, visit: Visit, *, people: int, contact: str, by: Actor, at: datetime) -> Party:
    """Ask for places for so many people, or for more or fewer than before; the host is told how to reach them."""
    visit = _there(visit)
    if not visit.is_open(day_of(at)):
        raise Late
    if visit.organisation_id == organisation.pk:
        raise Host
    check_member(organisation, at)
    if taken(visit, besides=organisation) + people > visit.places:
        raise NoPlace
    party, _is_new = visit.parties.update_or_create(
        organisation=organisation, defaults={"people": people}, create_defaults={"people": people, "at": at}
    )
    write(visit, values={"organisation": organisation, "people": people}, personal={"contact": contact})
    drafts = mails.visit_asked(party, contact, day_of(at))
    queue_letters(visit, drafts, kind="visit_asked", by=by, at=at)
    return party


@action("exchange.stay_away", allowed_to=own_organisation)
def stay_away(organisation: Organisation, visit: Visit, *, by: Actor, at: datetime) -> None:
    """Give places back."""
    visit = Visit.objects.select_for_update().get(pk=visit.pk)
    visit.parties.filter(organisation=organisation).delete()
    write(visit, values={"organisation": organisation})


@action("exchange.cancel_visit", allowed_to=writers)
def cancel_visit(visit: Visit, *, reason: str, by: Actor, at: datetime) -> None:
    """Say that a visit does not take place, and tell whoever would have come."""
    visit = _there(visit)
    visit.cancelled_at, visit.reason = at, reason.strip()
    visit.save(update_fields=["cancelled_at", "reason"])
    withdraw(named(visit), by=by, at=at)
    write(visit, values={"reason": visit.reason})
    guests = Organisation.objects.filter(pk__in=visit.parties.order_by().values("organisation"))
    if drafts := mails.visit_cancelled(visit, guests, day_of(at)):
        queue_letters(visit, drafts, kind="visit_cancelled", by=by, at=at)


@action("exchange.report_visit", allowed_to=writers)
def report_visit(visit: Visit, *, texts: Texts, by: Actor, at: datetime) -> None:
    """Say what was seen."""
    visit = _there(visit)
    if day_of(at) < visit.begins:
        raise NotOver
    visit.reports = dict(texts)
    visit.save(update_fields=["reports"])
    _lay(visit, by, at)
    write(visit, values={"languages": sorted(texts)})


def taken(visit: Visit, besides: Organisation | None = None) -> int:
    """Return how many places are taken, by others than one."""
    parties = visit.parties.exclude(organisation=besides) if besides else visit.parties
    return parties.aggregate(people=Sum("people"))["people"] or 0


def _there(visit: Visit) -> Visit:
    visit = Visit.objects.select_for_update().get(pk=visit.pk)
    if visit.cancelled_at:
        raise Cancelled
    return visit


def _check_order(offer: Invitation) -> None:
    if not offer.until <= offer.begins <= offer.ends:
        raise Disordered


def _lay(visit: Visit, by: Actor, at: datetime) -> None:
    texts = visit.reports or visit.texts
    laid = Laid(
        kind=Kind.VISIT,
        audience=Audience.MEMBERS,
        address=f"space/visits/{visit.pk}/",
        titles=dict(visit.titles),
        summaries={lang: beginning(words) for lang, words in texts.items()},
        body="\n".join([visit.place, visit.organisation.name, *visit.texts.values(), *visit.reports.values()]),
        country=visit.organisation.country,
        begins=datetime.combine(visit.begins, time(), tzinfo=zone_at(at)),
        ends=last_minute_of(visit.ends),
    )
    publish(named(visit), laid, by=by, at=at)
