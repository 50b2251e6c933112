"""Calls are taken in as they are told; the office notes what they ask, and lays out what members are to see."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.journal.record import named
from accede.people.capacities import clock, secretariat
from accede.projects.eligibility.conditions import Conditions
from accede.projects.models import Call
from accede.projects.portal import Told
from accede.projects.portal.details import Details
from accede.space.actions import publish, withdraw
from accede.space.actions.shelf import Laid
from accede.space.models import Audience, Kind

TOLD = ("titles", "summaries", "programme", "keywords", "url", "opens", "deadlines", "closes", "budget", "status")


class NothingToTake(Refused):
    """Whoever takes calls in has some."""

    sentence = _("There is no call to take in.")


class Published(Refused):
    """What is laid out is taken back before it is laid out otherwise."""

    sentence = _("This call is published so already, or is not published.")


@action("projects.take_calls", allowed_to=secretariat | clock)
def take_calls(told: Sequence[Told], *, origin: str, by: Actor, at: datetime) -> dict[str, int]:
    """Take in calls as they are told; return how many were new, and how many changed.

    What is known of a call already is brought to what is told now; its conditions only where some are told.
    """
    if not told:
        raise NothingToTake
    by_name = {one.identifier: one for one in told}
    held = Call.objects.select_for_update().in_bulk(by_name, field_name="identifier")
    new, changed = [], []
    for identifier, one in by_name.items():
        call = held.get(identifier) or Call(identifier=identifier, origin=origin, noted_at=at)
        if _told_into(call, one) or call.pk is None:
            (changed if call.pk else new).append(call)
    Call.objects.bulk_create(new)
    for call in changed:
        call.save()
        if call.audience:
            _lay(call, by, at)
    counts = {"new": len(new), "changed": len(changed)}
    write(f"projects.calls:{origin}", values={**counts, "told": len(by_name)})
    return counts


@action("projects.note_details", allowed_to=clock)
def note_details(call: Call, details: Details | None, *, by: Actor, at: datetime) -> Call:
    """Keep what the portal tells of a topic in full, or that it tells nothing; what it leaves out stays as it is."""
    call = Call.objects.select_for_update().get(pk=call.pk)
    call.detailed_at = at
    if details:
        call.scope = details.scope or call.scope
        call.opens, call.budget = details.opens or call.opens, details.budget or call.budget
        if details.deadlines:
            call.deadlines, call.closes = [one.isoformat() for one in details.deadlines], max(details.deadlines)
    call.save()
    write(call, values={"identifier": call.identifier, "is_told": bool(details)})
    if call.audience:
        _lay(call, by, at)
    return call


@action("projects.note_conditions", allowed_to=secretariat)
def note_conditions(call: Call, conditions: Conditions, *, by: Actor, at: datetime) -> Call:
    """Note what a call asks of those who answer it."""
    call = Call.objects.select_for_update().get(pk=call.pk)
    call.conditions = _as_data(conditions)
    call.save(update_fields=["conditions", "of_one"])
    write(call, values={"identifier": call.identifier, "conditions": call.conditions})
    return call


@action("projects.publish_call", allowed_to=secretariat)
def publish_call(call: Call, *, audience: str, by: Actor, at: datetime) -> Call:
    """Lay a call out for members or for everybody."""
    call = Call.objects.select_for_update().get(pk=call.pk)
    if call.audience == audience:
        raise Published
    call.published_at = call.published_at if call.audience else at
    call.audience = Audience(audience)
    call.save(update_fields=["audience", "published_at"])
    write(call, values={"identifier": call.identifier, "audience": audience})
    _lay(call, by, at)
    return call


@action("projects.withdraw_call", allowed_to=secretariat)
def withdraw_call(call: Call, *, by: Actor, at: datetime) -> Call:
    """Take a call back, so that the office alone sees it."""
    call = Call.objects.select_for_update().get(pk=call.pk)
    if not call.audience:
        raise Published
    call.audience = ""
    call.save(update_fields=["audience"])
    write(call, values={"identifier": call.identifier})
    withdraw(named(call), by=by, at=at)
    return call


def _told_into(call: Call, told: Told) -> bool:
    """Bring a call to what is told of it, and say whether that changed anything."""
    deadlines = [one.isoformat() for one in told.deadlines]
    said = {name: getattr(told, name) for name in TOLD if name not in ("deadlines", "closes")}
    said |= {"deadlines": deadlines, "closes": max(told.deadlines, default=None)}
    if told.conditions is not None:
        said["conditions"] = _as_data(told.conditions)
    has_changed = any(getattr(call, name) != value for name, value in said.items())
    for name, value in said.items():
        setattr(call, name, value)
    return has_changed


def _lay(call: Call, by: Actor, at: datetime) -> None:
    laid = Laid(
        kind=Kind.CALL,
        audience=Audience(call.audience),
        address=f"space/calls/{call.pk}/",
        titles=call.titles,
        summaries={lang: words[:300] for lang, words in call.summaries.items()},
        body=" ".join((call.identifier, call.programme, call.keywords, *call.summaries.values())),
        begins=call.due(at),
    )
    publish(named(call), laid, by=by, at=at)


def _as_data(conditions: Conditions) -> dict[str, object]:
    return conditions.model_dump(mode="json", exclude_defaults=True)
