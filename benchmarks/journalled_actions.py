"""Journalled actions per second, beside bare durable inserts into the same database. Run by `make bench`."""

import os
import tempfile
from datetime import UTC, datetime
from statistics import median
from time import perf_counter

COUNT, RUNS = 1000, 5


def rate(one, start: int) -> float:
    """Do it COUNT times, each in its own transaction, and return how many went through in a second."""
    began = perf_counter()
    for number in range(start, start + COUNT):
        one(number)
    return COUNT / (perf_counter() - began)


def main() -> None:
    """Measure in turn, in one process, and print the medians and their ratio."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection, transaction

    from accede.journal.actions import Actor, Mandated
    from accede.people.actions import open_account
    from accede.people.models import Account

    call_command("migrate", verbosity=0)
    by, at = Actor("account:1", (Mandated("secretariat"),)), datetime(2027, 5, 4, tzinfo=UTC)

    def bare(number):
        with transaction.atomic():
            Account.objects.create(email=f"bare{number}@example.org")

    def journalled(number):
        open_account(f"journalled{number}@example.org", by=by, at=at)

    rates = [(rate(bare, run * COUNT), rate(journalled, run * COUNT)) for run in range(RUNS)]
    inserts, actions = (median(each) for each in zip(*rates, strict=True))
    print(f"{connection.vendor}: {inserts:.0f} bare inserts/s, {actions:.0f} journalled actions/s")
    print(f"one action takes the time of {inserts / actions:.1f} inserts")
    print(f"medians of {RUNS} runs of {COUNT}; an action here is 2 rows more, a chained hash and a permission")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        os.environ.setdefault("ACCEDE_DATA", place)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.web.settings")
        main()
