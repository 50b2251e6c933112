"""`scout`: searches the portal for calls whenever a watch is due, until it is told to stop.

A process of its own: a portal that answers slowly holds up nothing else.
"""

import logging
from signal import SIGINT, SIGTERM, signal
from threading import Event

from django.core.management.base import BaseCommand
from django.db import Error, close_old_connections

from accede.people.capacities import CLOCK
from accede.people.queries import now
from accede.projects.actions import note_search
from accede.projects.models import Watch
from accede.projects.portal.client import Failed, search
from accede.projects.queries import to_search

LOOK_EVERY = 5  # seconds
log = logging.getLogger(__name__)


def follow(watch: Watch) -> Watch:
    """Search for the words of a watch, and keep what that brought."""
    try:
        brought = search(watch.words)
    except Failed as fault:
        brought = fault
    return note_search(watch, brought=brought, by=CLOCK, at=now())


class Command(BaseCommand):
    """Searches until SIGTERM or SIGINT, finishing the search in hand."""

    help = "Searches the portal for calls as often as it is due, and goes on doing so."

    def handle(self, *_args: object, **_options: object) -> None:
        """Look every few seconds for a watch that is due."""
        stop = Event()
        for each in (SIGTERM, SIGINT):
            signal(each, lambda *_: stop.set())
        while not stop.wait(LOOK_EVERY):
            self.look(stop)

    def look(self, stop: Event) -> None:
        """Search for what is due now; a database that is away for a moment is no reason to end."""
        close_old_connections()
        try:
            while not stop.is_set() and (watch := to_search(now()).first()):
                follow(watch)
        except Error as fault:
            log.warning("calls wait: %s", type(fault).__name__)
