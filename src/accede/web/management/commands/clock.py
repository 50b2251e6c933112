"""`clock`: does every hour what only time brings about, until it is told to stop."""

import logging
from datetime import datetime
from signal import SIGINT, SIGTERM, signal
from threading import Event

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import Error, close_old_connections

from accede.archive.queries import sweep
from accede.people.capacities import CLOCK
from accede.people.queries import now
from accede.register.actions import remind_of_figures
from accede.register.queries import reminders_due

HOUR = 3600
log = logging.getLogger(__name__)


def remind(at: datetime) -> None:
    """Send the reminders whose day has come."""
    for campaign in reminders_due(at):
        remind_of_figures(campaign, by=CLOCK, at=at)


class Command(BaseCommand):
    """Runs until SIGTERM or SIGINT."""

    help = "Does every hour what is due by the passing of time."

    def handle(self, *_args: object, **_options: object) -> None:
        """Do it now, and again every hour."""
        stop = Event()
        for each in (SIGTERM, SIGINT):
            signal(each, lambda *_: stop.set())
        while not stop.is_set():
            self.strike()
            stop.wait(HOUR)

    def strike(self) -> None:
        """Forget sessions that have run out and files that belong to nothing; remind of figures that are owed."""
        close_old_connections()
        try:
            call_command("clearsessions")
            remind(now())
            sweep()
        except (Error, OSError) as fault:
            log.warning("the clock waits: %s", type(fault).__name__)
