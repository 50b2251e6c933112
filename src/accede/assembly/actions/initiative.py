"""Members ask for something together; as soon as there are enough, it comes about or is due."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.item import AgendaClosed, NotItsMatter, add_item
from accede.assembly.actions.meeting import locked
from accede.assembly.models import Assembly, Initiative, Support
from accede.assembly.queries.agenda import agenda_is_open, takes
from accede.assembly.queries.initiative import members_may, petition
from accede.journal.actions import Actor, Refused, action, write
from accede.journal.record import named
from accede.people.capacities import delegate
from accede.people.queries import language
from accede.register.models import Organisation
from accede.register.queries import members_on
from accede.rulebook.verdict import Verdict
from accede.statutes.queries import book_at, day_of

Aim, State = Initiative.Aim, Initiative.State
own = delegate.of(lambda organisation: organisation.pk)


class NotForMembers(Refused):
    """Members ask together for what an article lets them ask for."""

    sentence = _("No article lets members ask for this together.")


class OnlyMembers(Refused):
    """Who is no member asks for nothing."""

    sentence = _("This organisation is not a member today.")


class AlreadySupported(Refused):
    """A member asks for the same thing once."""

    sentence = _("This organisation stands behind it already.")


class NotSupported(Refused):
    """What was not said is not taken back."""

    sentence = _("This organisation does not stand behind it.")


class Settled(Refused):
    """Once there are enough, nothing is added or taken back."""

    sentence = _("There are enough members behind it already, or it was withdrawn.")


@action("assembly.start_initiative", allowed_to=own)
def start_initiative(
    organisation: Organisation,
    *,
    aim: str,
    title: str,
    body: str = "",
    assembly: Assembly | None = None,
    matter: str = "",
    reasons: str = "",
    by: Actor,
    at: datetime,
) -> Initiative:
    """Ask for an item on an assembly's agenda, or for a meeting of a body; others may stand behind it."""
    assembly = locked(assembly) if assembly else None
    book = assembly.book if assembly else book_at(at)
    body = assembly.body if assembly else body
    if body not in book.body or (aim == Aim.PUT) != (assembly is not None) or not members_may(book, aim, body):
        raise NotForMembers
    if assembly and matter not in takes(assembly):
        raise NotItsMatter if agenda_is_open(assembly) else AgendaClosed
    _check_member(organisation, at)
    said = {"title": title.strip(), "reasons": reasons.strip(), "matter": matter, "language": language()}
    asked = {"aim": aim, "body": body, "assembly": assembly, "starter": organisation, "started_at": at}
    initiative = Initiative.objects.create(**asked, **said)
    Support.objects.create(initiative=initiative, organisation=organisation, at=at, by=by.id)
    _settle(initiative, petition(initiative, day_of(at)), organisation, by, at)
    return initiative


@action("assembly.support_initiative", allowed_to=own)
def support_initiative(organisation: Organisation, initiative: Initiative, *, by: Actor, at: datetime) -> Initiative:
    """Stand behind what another member asks for."""
    initiative = _held(initiative)
    _check_member(organisation, at)
    _found, is_new = Support.objects.get_or_create(
        initiative=initiative, organisation=organisation, defaults={"at": at, "by": by.id}
    )
    if not is_new:
        raise AlreadySupported
    _settle(initiative, petition(initiative, day_of(at)), organisation, by, at)
    return initiative


@action("assembly.withdraw_support", allowed_to=own)
def withdraw_support(organisation: Organisation, initiative: Initiative, *, by: Actor, at: datetime) -> None:
    """No longer stand behind it, while there are not enough; when the last one leaves, it is withdrawn."""
    initiative = _held(initiative)
    if not initiative.supports.filter(organisation=organisation).delete()[0]:
        raise NotSupported
    if not initiative.supports.exists():
        initiative.state = State.WITHDRAWN
        initiative.save(update_fields=["state"])
    write(initiative, values={"organisation": organisation, "state": initiative.state})


def _held(initiative: Initiative) -> Initiative:
    # The assembly first, as everywhere here.
    assembly = locked(initiative.assembly) if initiative.assembly else None
    initiative = Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
    if initiative.state != State.OPEN:
        raise Settled
    if assembly and not agenda_is_open(assembly):
        raise AgendaClosed
    return initiative


def _check_member(organisation: Organisation, at: datetime) -> None:
    if not members_on(day_of(at)).filter(organisation=organisation).exists():
        raise OnlyMembers


def _settle(initiative: Initiative, verdict: Verdict, organisation: Organisation, by: Actor, at: datetime) -> None:
    if verdict.holds is True:
        initiative.state, initiative.reached_at = State.REACHED, at
    write(initiative, verdict=verdict, values={"organisation": organisation, "state": initiative.state})
    if verdict.holds is True and initiative.aim == Aim.PUT:
        said = {"matter": initiative.matter, "title": {initiative.language: initiative.title}}
        initiative.item = add_item(initiative.assembly, **said, about=named(initiative), by=by, at=at)
    initiative.save(update_fields=["state", "reached_at", "item"])
