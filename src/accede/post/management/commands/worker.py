"""`worker`: sends letters as they fall due, and reads which came back, until it is told to stop."""

import logging
from imaplib import IMAP4
from itertools import count
from signal import SIGINT, SIGTERM, signal
from threading import Event

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import Error, close_old_connections

from accede.people.queries import now
from accede.post.delivery import send_due
from accede.post.mailbox import read_mailbox

LOOK_EVERY = 60  # seconds between two looks into the mailbox of returned letters
log = logging.getLogger(__name__)


class Command(BaseCommand):
    """Sends letters until SIGTERM or SIGINT, finishing the one in hand."""

    help = "Sends the letters that are due, and goes on doing so."

    def handle(self, *_args: object, **_options: object) -> None:
        """Look every second for letters that are due."""
        stop = Event()
        for each in (SIGTERM, SIGINT):
            signal(each, lambda *_: stop.set())
        for second in count():
            if stop.wait(1):
                return
            self.send(stop)
            if settings.BOUNCES and second % LOOK_EVERY == 0:
                self.read()

    def send(self, stop: Event) -> None:
        """Send what is due now; a database that is away for a moment is no reason to end."""
        close_old_connections()
        try:
            while not stop.is_set() and send_due(now()):
                pass
        except Error as fault:
            log.warning("letters wait: %s", type(fault).__name__)

    def read(self) -> None:
        """Read which letters came back; a mailbox that is away for a moment is no reason to end."""
        try:
            read_mailbox(now())
        except (Error, IMAP4.error, OSError) as fault:
            log.warning("returned letters wait: %s", type(fault).__name__)
