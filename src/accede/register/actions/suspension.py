"""Lines of the members' register by which a decision suspends rights, and gives them back."""

from datetime import datetime
from typing import Unpack

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action
from accede.people.capacities import consequence, secretariat
from accede.register.actions.entry import Decided, add_line, check_path, hold_numbering, hold_open, write_line
from accede.register.models import Membership, RegisterEntry
from accede.register.queries import running
from accede.statutes.queries import day_of, rules_of

Event = RegisterEntry.Event


class UnknownStanding(Refused):
    """A member is led into a standing that the rulebook knows."""

    sentence = _("The statutes know no such suspension.")


class NoDay(Refused):
    """Rights are lost and come back on a day."""

    sentence = _("Say from which day this holds.")


class AlreadySuspended(Refused):
    """A member is in a standing once at a time."""

    sentence = _("This member is suspended already on that day. Put the earlier line right, or end it first.")


class NotSuspended(Refused):
    """What ends has begun."""

    sentence = _("No such suspension holds on that day, so there is nothing to end.")


@action("register.suspend", allowed_to=secretariat | consequence)
def suspend(
    membership: Membership, *, standing: str, path: str = "", by: Actor, at: datetime, **decided: Unpack[Decided]
) -> RegisterEntry:
    """Enter that a decision leads a member into a standing of the rulebook, from the first day on which it holds."""
    if standing not in rules_of(decided["edition"], day_of(at)).standing:
        raise UnknownStanding
    return _enter(Event.SUSPENDED, membership, standing, path, at, decided)


@action("register.restore", allowed_to=secretariat | consequence)
def restore(
    membership: Membership, *, standing: str, path: str = "", by: Actor, at: datetime, **decided: Unpack[Decided]
) -> RegisterEntry:
    """Enter that a decision ends a suspension, on the first day on which it holds no longer."""
    return _enter(Event.RESTORED, membership, standing, path, at, decided)


def _enter(
    event: str, membership: Membership, standing: str, path: str, at: datetime, decided: Decided
) -> RegisterEntry:
    check_path(path, decided["edition"], at)
    if decided["effective_on"] is None:
        raise NoDay
    last = hold_numbering()
    open_ = hold_open(membership)
    is_held = standing in running(open_.organisation, rules_of(decided["edition"], day_of(at)), decided["effective_on"])
    if is_held == (event == Event.SUSPENDED):
        raise AlreadySuspended if is_held else NotSuspended
    line = add_line(
        last,
        event,
        open_,
        standing=standing,
        category=open_.category,
        path=path,
        entered_at=at,
        **decided,
    )
    write_line(line)
    return line
