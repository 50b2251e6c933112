"""`cashier`: does the long work of fees piece by piece, until it is told to stop."""

import logging
import subprocess
import sys
from signal import SIGINT, SIGTERM, signal
from threading import Event

from django.core.management.base import BaseCommand, CommandParser
from django.db import Error, close_old_connections

from accede.fees.actions import AlreadyTaken, Ended, carry_out_call, lay_lines
from accede.fees.actions.matching import NothingWaits, match_lines
from accede.fees.actions.waiting import issue_waiting, issue_waiting_credits
from accede.fees.models import CallLine
from accede.fees.queries import calls_at_work
from accede.fees.queries.payee import issuable, payee_on
from accede.fees.queries.statements import at_work, index, to_lay, told_by
from accede.people.capacities import CLOCK
from accede.people.queries import now
from accede.statutes.queries import day_of, law_read_once

LOOKS = 20  # how often what was read once serves
MANY = 200  # invoices for which a second process is worth its start
log = logging.getLogger(__name__)


def call_next() -> bool:
    """Call some fees of the call that has waited longest; say whether there was one."""
    call = calls_at_work().first()
    if call is None:
        return False
    try:
        carry_out_call(call, by=CLOCK, at=now())
    except Ended:
        log.info("another cashier was faster")
    return True


def lay_next() -> bool:
    """Take in the lines of the long statement that has waited longest; say whether there was one."""
    statement = to_lay().first()
    if statement is None:
        return False
    told = told_by(statement)
    try:
        for _piece in range(LOOKS):
            lay_lines(statement, told=told, by=CLOCK, at=now())
    except AlreadyTaken:
        log.info("every line of statement %d was taken in", statement.pk)
    return True


def match_next() -> bool:
    """Look at some lines of the statement that has waited longest; say whether there was one."""
    statement = at_work().first()
    if statement is None:
        return False
    known = index(statement.starts)
    try:
        for _look in range(LOOKS):
            match_lines(statement, known=known, by=CLOCK, at=now())
    except NothingWaits:
        log.info("every line of statement %d was looked at", statement.pk)
    return True


def issue_some() -> bool:
    """Issue some of the invoices and credit notes that wait; say whether any could be."""
    return issue_waiting(now) + issue_waiting_credits(now) > 0


# Each does one piece of work, in short transactions, and says whether there was any.
ROUND = (call_next, issue_some, lay_next, match_next)


class Helper:
    """A second process that issues invoices from the other end, for as long as many wait."""

    process: subprocess.Popen | None = None

    def call(self) -> None:
        """Start it, if many wait and it is not at work."""
        is_away = self.process is None or self.process.poll() is not None
        if is_away and payee_on(day_of(now())) and issuable().exists() and self.coming() > MANY:
            self.process = subprocess.Popen([sys.executable, "-m", "django", "cashier", "--helps"])

    def coming(self) -> int:
        """Return how many invoices wait, or are about to be called."""
        return issuable().count() + CallLine.objects.filter(state=CallLine.State.WAITING).count()

    def end(self) -> None:
        """Let it end what it has in hand."""
        if self.process:
            self.process.terminate()
            self.process.wait()


class Command(BaseCommand):
    """Works until SIGTERM or SIGINT; what was cut off is taken up where the last piece ended."""

    help = "Calls the fees of a yearly call, matches statements of banks, and whatever else of fees takes its time."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the word by which a cashier calls another to its help."""
        parser.add_argument("--helps", action="store_true", help="issue the last invoices first, and end with them")

    def handle(self, *_args: object, helps: bool, **_options: object) -> None:
        """Look every second for something to do."""
        stop = Event()
        for each in (SIGTERM, SIGINT):
            signal(each, lambda *_: stop.set())
        if helps:
            while not stop.is_set() and issue_waiting(now, last_first=True):
                pass
            return
        helper = Helper()
        while not stop.wait(1):
            self.look(stop, helper)
        helper.end()

    def look(self, stop: Event, helper: Helper) -> None:
        """Do what waits now; a database or a disk that is away for a moment is no reason to end."""
        close_old_connections()
        try:
            while not stop.is_set() and self.go_round():
                helper.call()
        except (Error, OSError) as fault:
            log.warning("fees wait: %s", type(fault).__name__)

    def go_round(self) -> bool:
        """Do one piece of each kind of work; say whether there was any."""
        with law_read_once():
            done = [work() for work in ROUND]
        return any(done)
