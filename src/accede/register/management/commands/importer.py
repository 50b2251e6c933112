"""`importer`: checks the files that wait for it, until it is told to stop."""

import logging
from signal import SIGINT, SIGTERM, signal
from threading import Event

from django.core.management.base import BaseCommand
from django.db import Error, close_old_connections

from accede.people.queries import now
from accede.register.actions.importing import check_next

log = logging.getLogger(__name__)


class Command(BaseCommand):
    """Checks files until SIGTERM or SIGINT; one that was cut off is taken up again once its lease has run out."""

    help = "Checks the files that are to be imported, and goes on doing so."

    def handle(self, *_args: object, **_options: object) -> None:
        """Look every second for a file that waits."""
        stop = Event()
        for each in (SIGTERM, SIGINT):
            signal(each, lambda *_: stop.set())
        while not stop.wait(1):
            self.look(stop)

    def look(self, stop: Event) -> None:
        """Check what waits now; a database that is away for a moment is no reason to end."""
        close_old_connections()
        try:
            while not stop.is_set() and check_next(now):
                pass
        except Error as fault:
            log.warning("imports wait: %s", type(fault).__name__)
