"""`reader`: reads what others publish when its time has come, until it is told to stop.

Sources of the debates, and the portal's calls. A process of its own: a site that answers slowly holds up nothing else,
and what it sends is taken apart here alone.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from signal import SIGALRM, SIGINT, SIGTERM, alarm, signal
from threading import Event

from django.core.management.base import BaseCommand
from django.db import Error, close_old_connections

from accede.debates.actions import note_reading
from accede.debates.models import Fault, Incoming, Source
from accede.debates.queries import to_read
from accede.debates.reading import Unread, fetch, items_of
from accede.people.capacities import CLOCK
from accede.people.queries import now
from accede.projects.actions import note_details, note_search
from accede.projects.models import Fault as Lack
from accede.projects.models import Watch
from accede.projects.portal.client import Failed, details_of, search
from accede.projects.queries import to_search
from accede.projects.queries.watches import to_detail
from accede.statutes.queries import zone_at

LOOK_EVERY = 5  # seconds
SECONDS = 30  # for all of a reading: whoever sends a byte now and then is no reason to wait
SEARCHING = 120  # for all pages of a search
AT_A_TIME = 50  # calls whose details are asked for after a search
log = logging.getLogger(__name__)


@contextmanager
def within(seconds: int, fault: Exception) -> Iterator[None]:
    """Give up what takes longer, with this fault; a main thread alone can be interrupted so."""

    def ring(*_given: object) -> None:
        raise fault

    before = signal(SIGALRM, ring)
    alarm(seconds)
    try:
        yield
    finally:
        alarm(0)
        signal(SIGALRM, before)


def read_source(source: Source, seconds: int = SECONDS) -> list[Incoming]:
    """Read a source and keep what it brought; return what is new."""
    zone = zone_at(now())
    found = []
    try:
        with within(seconds, Unread(Fault.SLOW)):
            got = fetch(source.address, etag=source.etag, modified=source.modified)
            if got.content is not None:
                found = items_of(got.content, zone)
    except Unread as fault:
        got = fault
    return note_reading(source, got=got, found=found, by=CLOCK, at=now())


def follow(watch: Watch, seconds: int = SEARCHING) -> Watch:
    """Search the portal for the words of a watch, and keep what that brought."""
    try:
        with within(seconds, Failed(Lack.SLOW)):
            brought = search(watch.words)
    except Failed as fault:
        brought = fault
    found = note_search(watch, brought=brought, by=CLOCK, at=now())
    if not found.fault:
        ask_details(seconds)
    return found


def ask_details(seconds: int = SEARCHING) -> None:
    """Ask the portal for the details of calls that it has told; after a fault, the rest is asked later."""
    for call in to_detail(now())[:AT_A_TIME]:
        try:
            with within(seconds, Failed(Lack.SLOW)):
                told = details_of(call.identifier)
        except Failed as fault:
            log.warning("the details of %s wait: %s", call.identifier, fault.fault)
            return
        note_details(call, told, by=CLOCK, at=now())


def read_due(stop: Event) -> None:
    """Read whatever is due, one after another, until told to stop."""
    while not stop.is_set() and (source := to_read(now()).first()):
        read_source(source)
    while not stop.is_set() and (watch := to_search(now()).first()):
        follow(watch)


class Command(BaseCommand):
    """Reads until SIGTERM or SIGINT, finishing what is in hand."""

    help = "Reads the feeds, the calendars and the calls that are due, and goes on doing so."

    def handle(self, *_args: object, **_options: object) -> None:
        """Look every few seconds for what is due; a database that is away for a moment is no reason to end."""
        stop = Event()
        for each in (SIGTERM, SIGINT):
            signal(each, lambda *_: stop.set())
        while not stop.wait(LOOK_EVERY):
            close_old_connections()
            try:
                read_due(stop)
            except Error as fault:
                log.warning("what is to be read waits: %s", type(fault).__name__)
