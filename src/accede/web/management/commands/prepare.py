"""`prepare`: brings database, shelf, cache table and static files to where this version needs them."""

import sys
from argparse import ArgumentParser
from typing import NoReturn

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from accede.assembly.actions.shelf import lay_planned
from accede.assembly.queries.shelf import not_on_shelf
from accede.people.access import is_loopback_name
from accede.people.capacities import CLOCK
from accede.people.queries import is_demo, now
from accede.statutes.queries import day_of, editions

EMPTY = "No rulebook is loaded: run `accede init FILE --email ADDRESS`, or `accede demo`."
REFUSAL = "A demo database is served on this machine only: bind it to 127.0.0.1 and leave ACCEDE_URL to it."


class Command(BaseCommand):
    """Runs before the doors open; exits with 2 and one sentence when they must not."""

    help = "Makes the house ready to be opened."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the address that the house will be reached at."""
        parser.add_argument("host", nargs="?", default="127.0.0.1")

    def handle(self, *_args: object, host: str, **_options: object) -> None:
        """Prepare; refuse a house without a rulebook, and a demo that others could reach."""
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        if not editions():
            self.refuse(EMPTY)
        if not_on_shelf(day_of(now())):
            lay_planned(by=CLOCK, at=now())
        if is_demo() and not (is_loopback_name(host) and is_loopback_name(settings.PUBLIC_HOST)):
            self.refuse(REFUSAL)

    def refuse(self, sentence: str) -> NoReturn:
        """End with a sentence."""
        self.stderr.write(sentence)
        sys.exit(2)
