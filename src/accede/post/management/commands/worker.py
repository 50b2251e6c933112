"""`worker`: sends letters as they fall due, until it is told to stop."""

import logging
from signal import SIGINT, SIGTERM, signal
from threading import Event

from django.core.management.base import BaseCommand
from django.db import Error, close_old_connections

from accede.people.queries import now
from accede.post.delivery import send_due

log = logging.getLogger(__name__)


class Command(BaseCommand):
    """Sends letters until SIGTERM or SIGINT, finishing the one in hand."""

    help = "Sends the letters that are due, and goes on doing so."

    def handle(self, *_args: object, **_options: object) -> None:
        """Look every second for letters that are due."""
        stop = Event()
        for each in (SIGTERM, SIGINT):
            signal(each, lambda *_: stop.set())
        while not stop.wait(1):
            self.send(stop)

    def send(self, stop: Event) -> None:
        """Send what is due now; a database that is away for a moment is no reason to end."""
        close_old_connections()
        try:
            while not stop.is_set() and send_due(now()):
                pass
        except Error as fault:
            log.warning("letters wait: %s", type(fault).__name__)
