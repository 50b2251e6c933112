"""Proxies: a member entrusts its votes to another, which accepts; it is taken back until it was used."""

from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.meeting import keep, locked
from accede.assembly.models import Assembly, Entrusting
from accede.assembly.queries.entrusting import given_by, may_entrust, proxies_by
from accede.assembly.queries.moment import began
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import delegate, secretariat
from accede.people.queries import language
from accede.register.models import Organisation
from accede.rulebook.dates import in_time
from accede.rulebook.verdict import Verdict
from accede.statutes.queries import day_of
from accede.wording.margin import sentence

State = Entrusting.State


class NoProxy(Refused):
    """The rules do not allow this proxy; the verdict says why."""

    def __init__(self, assembly: Assembly, verdict: Verdict) -> None:
        super().__init__(sentence(verdict, assembly.book, language()), verdict=verdict)


class AlreadyEntrusted(Refused):
    """A member entrusts its votes to one other at a time."""

    sentence = _("This member has entrusted its votes already. Take that proxy back before you give another.")


class AlreadyGiven(AlreadyEntrusted):
    """The same proxy is given once."""


class TooLateToEntrust(Refused):
    """Proxies are given before the meeting ends, and by the day that the rulebook names."""

    sentence = _("It is too late to give or to accept a proxy for this meeting.")


class AlreadyAnswered(Refused):
    """A proxy is accepted or declined once."""

    sentence = _("This proxy has been answered already.")


class AlreadyRevoked(Refused):
    """A proxy is taken back once."""

    sentence = _("This proxy has been taken back already.")


class AlreadyUsed(Refused):
    """What was voted by proxy was voted."""

    def __init__(self, entrusting: Entrusting) -> None:
        values = {"holder": entrusting.holder.name}
        told = gettext("A vote was opened under this proxy: %(holder)s has used it, and it is not taken back.")
        super().__init__(told % values)


@action("assembly.entrust", allowed_to=secretariat | delegate.of(lambda principal: principal.pk))
def entrust(
    principal: Organisation,
    assembly: Assembly,
    *,
    holder: Organisation,
    instructions: str = "",
    by: Actor,
    at: datetime,
) -> Entrusting:
    """Entrust a member's votes at a meeting to another, which has still to accept."""
    assembly = locked(assembly)
    _check_time(assembly, by, at)
    if held := given_by(principal, assembly):
        raise AlreadyGiven if held.holder_id == holder.pk else AlreadyEntrusted
    verdict = may_entrust(assembly, principal, holder)
    if verdict.holds is not True:
        raise NoProxy(assembly, verdict)
    made = Entrusting.objects.create(
        assembly=assembly,
        principal=principal,
        holder=holder,
        instructions=instructions,
        given_at=began(assembly, at),
    )
    _written(made, assembly, verdict)
    return made


@action("assembly.accept_proxy", allowed_to=secretariat | delegate.of(lambda entrusting: entrusting.holder_id))
def accept_proxy(entrusting: Entrusting, *, by: Actor, at: datetime) -> Entrusting:
    """Accept a proxy: from now on the holder votes for the member wherever that does not attend."""
    assembly, entrusting = _held(entrusting)
    _check_time(assembly, by, at)
    if entrusting.state != State.GIVEN:
        raise AlreadyRevoked if entrusting.state == State.REVOKED else AlreadyAnswered
    verdict = may_entrust(assembly, entrusting.principal, entrusting.holder)
    if verdict.holds is not True:
        raise NoProxy(assembly, verdict)
    return _answered(entrusting, assembly, State.ACCEPTED, at, verdict)


@action("assembly.decline_proxy", allowed_to=secretariat | delegate.of(lambda entrusting: entrusting.holder_id))
def decline_proxy(entrusting: Entrusting, *, by: Actor, at: datetime) -> Entrusting:
    """Decline a proxy: the member can entrust its votes to somebody else."""
    assembly, entrusting = _held(entrusting)
    if entrusting.state != State.GIVEN:
        raise AlreadyRevoked if entrusting.state == State.REVOKED else AlreadyAnswered
    return _answered(entrusting, assembly, State.DECLINED, at)


@action("assembly.revoke_proxy", allowed_to=secretariat | delegate.of(lambda entrusting: entrusting.principal_id))
def revoke_proxy(entrusting: Entrusting, *, by: Actor, at: datetime) -> Entrusting:
    """Take a proxy back, as long as no vote was opened under it."""
    assembly, entrusting = _held(entrusting)
    if entrusting.state not in (State.GIVEN, State.ACCEPTED):
        raise AlreadyRevoked
    if entrusting.used_at:
        raise AlreadyUsed(entrusting)
    entrusting.state, entrusting.revoked_at = State.REVOKED, at
    entrusting.save(update_fields=["state", "revoked_at"])
    _written(entrusting, assembly)
    return entrusting


def _check_time(assembly: Assembly, by: Actor, at: datetime) -> None:
    if assembly.state == Assembly.State.CLOSED:
        raise TooLateToEntrust
    if assembly.is_on_paper:
        # What had come in time is on paper; nobody else adds to it afterwards.
        if not secretariat(by):
            raise TooLateToEntrust
        return
    due = proxies_by(assembly)
    if due and due.on and not in_time(due, day_of(at)):
        raise TooLateToEntrust(verdict=due)


def _held(entrusting: Entrusting) -> tuple[Assembly, Entrusting]:
    assembly = locked(entrusting.assembly)
    found = Entrusting.objects.select_for_update(of=("self",)).select_related("principal", "holder")
    return assembly, found.get(pk=entrusting.pk)


def _answered(
    entrusting: Entrusting, assembly: Assembly, state: State, at: datetime, verdict: Verdict | None = None
) -> Entrusting:
    entrusting.state, entrusting.answered_at = state, began(assembly, at)
    entrusting.save(update_fields=["state", "answered_at"])
    _written(entrusting, assembly, verdict)
    return entrusting


def _written(entrusting: Entrusting, assembly: Assembly, verdict: Verdict | None = None) -> None:
    keep(assembly)
    values = {"principal": entrusting.principal, "holder": entrusting.holder, "state": entrusting.state}
    write(assembly, verdict=verdict, edition=assembly.edition.sha256, values=values)
