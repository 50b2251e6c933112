"""`clock`: does every hour what only time brings about, until it is told to stop."""

import logging
from contextlib import suppress
from datetime import datetime
from signal import SIGINT, SIGTERM, signal
from threading import Event

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import Error, close_old_connections

from accede.archive.queries import sweep
from accede.assembly.actions.freezing import freeze_roll
from accede.assembly.actions.writing import open_writing
from accede.assembly.queries.rights import to_freeze
from accede.assembly.queries.written import next_opening, to_open
from accede.debates.actions.procedure import turn_procedures
from accede.fees.actions.checkout import ask
from accede.fees.actions.reminding import NothingToRemind
from accede.fees.actions.reminding import remind as remind_of_fee
from accede.fees.paying import Unreachable
from accede.fees.queries.checkout import begun
from accede.fees.queries.reminders import to_remind_by_reader
from accede.journal.actions import Refused
from accede.learning.actions import forget_guests, remind_of_event
from accede.learning.queries import events_near, to_forget
from accede.people.capacities import CLOCK
from accede.people.queries import now
from accede.positions.actions import remind_members
from accede.positions.queries.reminding import to_remind
from accede.procedure.actions import give_effect, pass_time
from accede.procedure.queries import ripening
from accede.projects.actions import tell_of_calls
from accede.projects.queries import to_tell_of_calls
from accede.register.actions import remind_of_figures
from accede.register.queries import reminders_due
from accede.space.actions import drop_returned, forget_unconfirmed, tell_news
from accede.space.queries.newsletters import returned, unconfirmed
from accede.space.queries.turns import to_tell
from accede.statutes.queries import day_of

HOUR = 3600
log = logging.getLogger(__name__)


def remind(at: datetime) -> None:
    """Send the reminders whose day has come."""
    for campaign in reminders_due(at):
        remind_of_figures(campaign, by=CLOCK, at=at)
    for first, *others in to_remind_by_reader(day_of(at)):
        with suppress(NothingToRemind):  # it was paid in the meantime
            remind_of_fee(first, others=others, by=CLOCK, at=at)


def close_rolls(at: datetime) -> None:
    """Close the roll of each meeting on the day that the rulebook names."""
    for assembly in to_freeze(at):
        freeze_roll(assembly, by=CLOCK, at=at)


def take_votes(at: datetime) -> None:
    """Open the votes of assemblies that decide in writing, once their hour has come."""
    for assembly in to_open(at):
        open_writing(assembly, by=CLOCK, at=at)


def hear_of_payments(at: datetime) -> None:
    """Ask the provider of payments about those that were begun: what it wanted to tell may have been lost."""
    for checkout in begun():
        with suppress(Unreachable):
            ask(checkout, at)


def tell(at: datetime) -> None:
    """Send digests to those whose turn has come: some at a time, so that others write in between."""
    while to_tell(at).exists():
        tell_news(by=CLOCK, at=at)


def tell_of_new_calls(at: datetime) -> None:
    """Write to members of calls that may fit them, as often as each wishes."""
    for profile in to_tell_of_calls(at):
        tell_of_calls(profile, by=CLOCK, at=at)


def remind_of_consultations(at: datetime) -> None:
    """Write to members that have not answered a consultation that ends soon."""
    for consultation in to_remind(day_of(at)):
        remind_members(consultation, by=CLOCK, at=at)


def forget_readers(at: datetime) -> None:
    """Forget who asked for the newsletter and did not answer, or cannot be reached."""
    if unconfirmed(at).exists():
        forget_unconfirmed(by=CLOCK, at=at)
    for letter in returned():
        drop_returned(letter, by=CLOCK, at=at)


def tell_of_events(at: datetime) -> None:
    """Tell those who have a place at an event that it is near; forget guests in time."""
    for event in events_near(at):
        remind_of_event(event, by=CLOCK, at=at)
    if to_forget(at).exists():
        forget_guests(by=CLOCK, at=at)


def let_take_effect(at: datetime) -> None:
    """Enter what members' files have come to, on the day from which it counts; what is refused stays due."""
    for proceeding in ripening(day_of(at)):
        deed = give_effect if proceeding.state == proceeding.State.WAITING else pass_time
        try:
            deed(proceeding, by=CLOCK, at=at)
        except Refused as refused:
            log.warning("the clock leaves %s for the office: %s", proceeding.pk, type(refused).__name__)


def pause(at: datetime) -> int:
    """Return for how many seconds nothing is due: an hour at most."""
    try:
        begins = next_opening(at)
    except (Error, OSError):
        return HOUR
    return min(HOUR, int((begins - at).total_seconds()) + 1) if begins else HOUR


class Command(BaseCommand):
    """Runs until SIGTERM or SIGINT."""

    help = "Does every hour what is due by the passing of time."

    def handle(self, *_args: object, **_options: object) -> None:
        """Do it now, and again every hour; sooner where members were told an hour."""
        stop = Event()
        for each in (SIGTERM, SIGINT):
            signal(each, lambda *_: stop.set())
        while not stop.is_set():
            self.strike()
            stop.wait(pause(now()))

    def strike(self) -> None:
        """Forget what belongs to nothing; close rolls, take votes, remind, let take effect what may."""
        close_old_connections()
        try:
            call_command("clearsessions")
            close_rolls(now())
            take_votes(now())
            remind(now())
            hear_of_payments(now())
            tell(now())
            tell_of_new_calls(now())
            remind_of_consultations(now())
            forget_readers(now())
            tell_of_events(now())
            let_take_effect(now())
            turn_procedures(by=CLOCK, at=now())
            sweep()
        except (Error, OSError) as fault:
            log.warning("the clock waits: %s", type(fault).__name__)
