"""Nominations: somebody is put forward, supported, accepts or not, and may withdraw between two ballots."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.assembly import mails
from accede.assembly.actions.election import NotElected
from accede.assembly.actions.item import AlreadyDeclared
from accede.assembly.actions.meeting import check_counts, keep, locked
from accede.assembly.models import Election, Item, Nomination
from accede.assembly.queries.election import Ruled
from accede.assembly.queries.nomination import filed_by, served
from accede.journal.actions import Actor, Refused, action, write
from accede.people.actions import open_account
from accede.people.capacities import delegate, oneself, secretariat
from accede.people.models import Account
from accede.people.queries import account_at
from accede.post.actions import queue_letters
from accede.register.models import Organisation
from accede.register.queries import members_on, readers_for
from accede.rulebook.dates import in_time
from accede.statutes.queries import day_of

State = Nomination.State


class NotYours(Refused):
    """Who may put somebody forward is said by the article."""

    sentence = _("The statutes let others put somebody forward for these seats.")


class NominationsClosed(Refused):
    """Nominations end on the day that the article names, or when the first ballot opens."""

    sentence = _("Nominations for these seats are closed.")


class NominatedAlready(Refused):
    """A person stands once."""

    sentence = _("Somebody of this name is nominated already. Support the nomination instead.")


class ServedOut(Refused):
    """Some offices are held only so often in a row; the verdict says how often."""

    sentence = _("This person has held the office as often in a row as the statutes allow.")


class NotFromThere(Refused):
    """Some seats are held by persons from members of some categories."""

    sentence = _("These seats are held by persons who come from members of another category.")


class AnsweredAlready(Refused):
    """A nomination is answered once."""

    sentence = _("This nomination was answered already.")


class MemberUnnamed(Refused):
    """A member stands for a seat that members hold."""

    sentence = _("These seats are held by members: choose the member that stands.")


class MemberAnswers(Refused):
    """Whoever would represent a member does not decide whether it stands."""

    sentence = _("The member stands for this seat: whoever speaks for it answers.")


class NotStanding(Refused):
    """Only whoever stands withdraws, and not while a ballot is open."""

    sentence = _("This cannot be withdrawn now: a ballot is open, or the result is declared.")


@action("assembly.nominate", allowed_to=secretariat | delegate.of(lambda one: one and one.pk))
def nominate(
    proposer: Organisation | None,
    election: Election,
    *,
    name: str,
    email: str = "",
    organisation: Organisation | None = None,
    facts: Mapping[str, str] | None = None,
    office: str = "",
    by: Actor,
    at: datetime,
) -> Nomination:
    """Put a person forward, for a member or for an office; the person is asked by letter whether it stands.

    Where members hold the seats, the organisation is put forward and asked, and the person would represent it.
    """
    election = hold(election)
    check_counts(election.item.assembly)
    ruled, name = Ruled(election), " ".join(name.split())
    _check_open(ruled, at)
    if ruled.decision.may_propose(office, int(proposer is not None), {}).holds is False and not _members_may(ruled):
        raise NotYours(verdict=ruled.decision.may_propose(office, 0, {}))
    person, name = name, _stands(ruled, name, organisation)
    if election.nominations.filter(name__iexact=name).exists():
        raise NominatedAlready
    account = (account_at(email) if email else None) or open_account(email, name=person, by=by, at=at)
    category = _check_person(ruled, account, organisation, at)
    known = {**(facts or {}), **({"category": category} if category else {})}
    said = {"name": name, "account": account, "organisation": organisation, "facts": known, "office": office}
    said["representative"] = person if ruled.is_of_members else ""
    nomination = election.nominations.create(**said, made_at=at)
    if proposer:
        nomination.proposers.add(proposer)
    keep(election.item.assembly)
    write(nomination, article=ruled.decision.article, values={"item": election.item, "office": office, "by": proposer})
    readers = [one for one, _of in readers_for([organisation], day_of(at))] if ruled.is_of_members else [account]
    letters = [mails.nominated(nomination, ruled, one) for one in readers if one.email or one.postal]
    queue_letters(nomination, letters, kind="nominated", by=by, at=at)
    return nomination


@action("assembly.support", allowed_to=delegate.of(lambda one: one.pk))
def support(organisation: Organisation, nomination: Nomination, *, by: Actor, at: datetime) -> None:
    """Support a nomination for a member; a second time changes nothing."""
    election = hold(nomination.election)
    _check_open(Ruled(election), at)
    nomination.proposers.add(organisation)
    keep(election.item.assembly)
    write(nomination, values={"by": organisation})


@action("assembly.answer_nomination", allowed_to=secretariat | oneself)
def answer_nomination(person: Account, nomination: Nomination, *, accepts: bool, by: Actor, at: datetime) -> None:
    """Accept a nomination, or decline it, until the first ballot opens."""
    election = hold(nomination.election)
    nomination = _own(nomination, person)
    if nomination.representative:
        raise MemberAnswers
    answered(nomination, election, accepts=accepts, at=at)


@action("assembly.withdraw_nomination", allowed_to=secretariat | oneself)
def withdraw_nomination(person: Account, nomination: Nomination, *, by: Actor, at: datetime) -> None:
    """No longer stand: from the next ballot on, if one was held already."""
    election = hold(nomination.election)
    nomination = _own(nomination, person)
    if nomination.representative:
        raise MemberAnswers
    withdrawn(nomination, election, at=at)


def answered(nomination: Nomination, election: Election, *, accepts: bool, at: datetime) -> None:
    """Keep whether somebody stands, and tell the journal; the locks are held."""
    if nomination.state != State.MADE:
        raise AnsweredAlready
    if election.item.state != Item.State.PREPARED:
        raise NominationsClosed
    _keep_state(nomination, State.ACCEPTED if accepts else State.DECLINED, at)
    keep(election.item.assembly)
    write(nomination, values={"item": election.item, "state": nomination.state})


def withdrawn(nomination: Nomination, election: Election, *, at: datetime) -> None:
    """Keep that somebody no longer stands, and tell the journal; the locks are held."""
    if nomination.state != State.ACCEPTED or election.is_casting or election.item.is_declared:
        raise NotStanding
    nomination.gone_after = election.counted
    _keep_state(nomination, State.WITHDRAWN, at)
    keep(election.item.assembly)
    write(nomination, values={"item": election.item, "after": election.counted})


def hold(election: Election) -> Election:
    """Return an election with its lock held, and its assembly's before."""
    item = Item.objects.select_related("assembly__edition").get(pk=election.pk)
    item.assembly = locked(item.assembly)
    held = Election.objects.select_for_update().filter(pk=election.pk).first()
    if held is None:
        raise NotElected
    held.item = item
    return held


def _members_may(ruled: Ruled) -> bool:
    # So many members together: the first of them begins.
    return any(not isinstance(one, str) for one in ruled.decision.proposed_by)


def _stands(ruled: Ruled, person: str, organisation: Organisation | None) -> str:
    """Return whose name stands on the ballot: the person's, or the member's where members hold the seats."""
    if not ruled.is_of_members:
        return person
    if organisation is None:
        raise MemberUnnamed
    return organisation.name


def _check_open(ruled: Ruled, at: datetime) -> None:
    if ruled.election.item.is_declared:
        raise AlreadyDeclared
    due = filed_by(ruled)
    if ruled.election.item.state != Item.State.PREPARED or (due and not in_time(due, day_of(at))):
        raise NominationsClosed(verdict=due)


def _check_person(ruled: Ruled, account: Account, organisation: Organisation | None, at: datetime) -> str:
    """Refuse whoever may not hold the seat; return the category of the member that the person comes from."""
    again = ruled.seat.may_stand_again(served(account, ruled.office, ruled.election.item.assembly.day))
    if again.holds is False and not ruled.is_of_members:
        raise ServedOut(verdict=again.resting_on(ruled.body.article))
    member = members_on(day_of(at)).filter(organisation=organisation).first() if organisation else None
    category = member.category if member else ""
    comes = ruled.seat.may_come_from(category)
    if comes.holds is False:
        raise NotFromThere(verdict=comes.resting_on(ruled.body.article))
    return category


def _own(nomination: Nomination, person: Account) -> Nomination:
    held = Nomination.objects.select_for_update().select_related("account").get(pk=nomination.pk)
    if held.account_id != person.pk:
        raise AnsweredAlready
    return held


def _keep_state(nomination: Nomination, state: str, at: datetime) -> None:
    nomination.state, nomination.answered_at = state, at
    nomination.save(update_fields=["state", "answered_at", "gone_after"])
