"""Lines of the members' register: one admitted, into another category, left."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import combinations
from typing import TypedDict, Unpack

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import Capacity, consequence, secretariat
from accede.register.actions.mandate import end_mandate
from accede.register.models import Membership, Numbering, Organisation, RegisterEntry, Suspension
from accede.register.queries import lasting, mandates, overlap, projected, suspended
from accede.statutes.models import Edition
from accede.statutes.queries import day_of, rules_of

Event = RegisterEntry.Event


class AlreadyMember(Refused):
    """An organisation has one membership at a time."""

    sentence = _("This organisation stands in the register as a member already.")


class AlreadyLeft(Refused):
    """A membership ends once."""

    sentence = _("This membership has ended already, or a counter-entry says that it never began.")


class Misordered(Refused):
    """Memberships of one organisation follow each other, and each begins before it ends."""

    sentence = _("A membership cannot end before it began, nor begin before the one before it has ended.")


class UnknownCategory(Refused):
    """A category is one that the rulebook knows."""

    sentence = _("The statutes know no such category of members.")


class UnknownPath(Refused):
    """A member leaves or changes by a path that the rulebook knows."""

    sentence = _("The statutes know no such way.")


class Decided(TypedDict):
    """What a line says of the decision it follows from: from when it holds, when and how it was taken, by what law."""

    effective_on: date | None
    decided_on: date | None
    decision: str
    article: Sequence[str]
    edition: Edition


@action("register.enter_member", allowed_to=secretariat | consequence)
def enter_member(
    organisation: Organisation,
    *,
    category: str,
    starts_year_only: bool = False,
    starts_note: str = "",
    by: Actor,
    at: datetime,
    **decided: Unpack[Decided],
) -> Membership:
    """Enter a new member under the next number; a day that no source names stays open."""
    _check_category(category, decided["edition"], at)
    last = hold_numbering()
    standing, effective_on = organisation.memberships.filter(is_void=False), decided["effective_on"]
    if (standing.filter(lasting(effective_on)) if effective_on else standing.filter(ends=None)).exists():
        raise AlreadyMember
    membership = _new_membership(last, organisation, category, starts_year_only, starts_note)
    line = add_line(
        last,
        Event.ADMITTED,
        membership,
        category=category,
        entered_at=at,
        **decided,
    )
    write_line(line)
    return membership


@action("register.change_category", allowed_to=secretariat | consequence)
def change_category(
    membership: Membership,
    *,
    category: str,
    path: str,
    by: Actor,
    at: datetime,
    **decided: Unpack[Decided],
) -> Membership:
    """Enter a member in another category: one membership ends and the next begins, under a number of its own."""
    _check_category(category, decided["edition"], at)
    check_path(path, decided["edition"], at)
    last = hold_numbering()
    old = hold_open(membership)
    new = _new_membership(last, old.organisation, category)
    line = add_line(
        last,
        Event.CHANGED,
        new,
        closes=old,
        category=category,
        path=path,
        entered_at=at,
        **decided,
    )
    write_line(line)
    return new


@action("register.end_membership", allowed_to=secretariat | consequence)
def end_membership(
    membership: Membership,
    *,
    path: str,
    by: Actor,
    at: datetime,
    **decided: Unpack[Decided],
) -> RegisterEntry:
    """Enter that a member leaves, on the first day on which it is none; whoever acted for it no longer does."""
    check_path(path, decided["edition"], at)
    last = hold_numbering()
    old = hold_open(membership)
    line = add_line(
        last,
        Event.LEFT,
        old,
        closes=old,
        category=old.category,
        path=path,
        entered_at=at,
        **decided,
    )
    gone = decided["effective_on"]
    delegates = mandates(capacity=Capacity.DELEGATE, organisation=old.organisation)
    for held in delegates.filter(Q(ends=None) | Q(ends__gt=gone)):
        end_mandate(held, ends=max(gone, held.starts), by=by, at=at)
    write_line(line)
    return line


def hold_numbering() -> Numbering:
    """Hold the lock of the last numbers until the deed is done, so that a number is used or given again: no gaps."""
    last, _created = Numbering.objects.select_for_update().get_or_create(pk=1)
    return last


def add_line(last: Numbering, event: str, membership: Membership, **said: object) -> RegisterEntry:
    """Add a line under the next number, and bring memberships and suspensions to what all lines come to."""
    last.entry += 1
    last.save(update_fields=["entry", "member"])
    line = RegisterEntry.objects.create(
        number=last.entry, event=event, membership=membership, organisation=membership.organisation, **said
    )
    settle_memberships(membership.organisation)
    settle_suspensions(membership.organisation)
    membership.refresh_from_db(fields=["starts", "ends", "starts_year_only", "is_void"])
    return line


def settle_memberships(organisation: Organisation) -> None:
    """Bring an organisation's memberships to what its lines come to; raises Misordered where they overlap."""
    several = list(projected(organisation))
    standing = [one for one in several if not one.is_void and not (one.starts and one.starts == one.ends)]
    if any(overlap(*pair) for pair in combinations(standing, 2)) or any(_is_reversed(one) for one in standing):
        raise Misordered
    # What has ended first: at no moment are there two that have not.
    for one in sorted(several, key=lambda one: (not one.is_void, one.ends is None)):
        one.save(update_fields=["starts", "ends", "starts_year_only", "is_void"])


def settle_suspensions(organisation: Organisation) -> None:
    """Bring an organisation's suspensions to what its lines come to."""
    organisation.suspensions.all().delete()
    Suspension.objects.bulk_create(suspended(organisation))


def _is_reversed(one: Membership) -> bool:
    return bool(one.starts and one.ends and one.ends < one.starts)


def _new_membership(
    last: Numbering, organisation: Organisation, category: str, year_only: bool = False, note: str = ""
) -> Membership:
    last.member += 1
    # Void until its line is there: what it is follows from that.
    return Membership.objects.create(
        number=last.member,
        organisation=organisation,
        category=category,
        starts_year_only=year_only,
        starts_note=note,
        is_void=True,
    )


def hold_open(membership: Membership) -> Membership:
    """Hold a membership until the deed is done; raises AlreadyLeft if it has ended or never was."""
    held = Membership.objects.select_for_update().select_related("organisation").get(pk=membership.pk)
    if held.is_void or held.ends is not None:
        raise AlreadyLeft
    return held


def _check_category(category: str, edition: Edition, at: datetime) -> None:
    if category not in rules_of(edition, day_of(at)).category:
        raise UnknownCategory


def check_path(path: str, edition: Edition, at: datetime) -> None:
    """Raise UnknownPath if the statutes know no such way; no way at all is allowed."""
    if path and path not in rules_of(edition, day_of(at)).path:
        raise UnknownPath


def write_line(line: RegisterEntry) -> None:
    """Write in the journal what a line says."""
    values = {
        "number": line.membership.number,
        "entry": line.number,
        "closes": line.closes.number if line.closes else None,
        "category": line.category,
        "path": line.path,
        "effective_on": line.effective_on,
        **({"standing": line.standing} if line.standing else {}),
    }
    write(line.membership, article=tuple(line.article), edition=line.edition.sha256, values=values)
