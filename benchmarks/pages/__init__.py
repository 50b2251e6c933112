"""A house in this process whose pages are asked for, and how long the server works on them."""

from datetime import UTC, datetime
from importlib import import_module
from random import Random
from time import perf_counter, process_time

REQUESTS = 100
SYLLABLES = ["ba", "be", "da", "ke", "lo", "mi", "na", "po", "ra", "si", "to", "vu"]


def words(chance: Random, count: int) -> list[str]:
    """Return words that nobody uses."""
    return ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(count)]


def load_law() -> None:
    """Load ENSIE's rulebook, with the texts for its pages: it is the one that asks for figures."""
    from django.conf import settings

    from accede.journal.actions import Actor, Mandated
    from accede.statutes.actions import load_edition, load_texts

    ensie = settings.HOME / "rulebooks" / "ensie"
    law, texts = sorted(ensie.glob("[0-9]*.toml"))[0], ensie / "texts.toml"
    done = {"by": Actor("account:1", (Mandated("secretariat"),)), "at": datetime(2026, 1, 1, tzinfo=UTC)}
    load_edition(law.read_bytes(), **done)
    load_texts(texts.read_bytes(), **done)


def opened() -> tuple[object, str]:
    """Return a client of an empty house that is ready to serve, and what its database is."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    import_module("accede.web.wsgi")  # makes a process ready to serve, as the site's own
    load_law()
    return Client(SERVER_NAME="127.0.0.1"), connection.vendor


def learn() -> None:
    """Let PostgreSQL look at what its tables hold, as it does by itself within a minute of a change."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def measure(client: object, addresses: list[str]) -> tuple[float, float]:
    """Return the 95th of 100 of the processor times and of the wall times, in milliseconds."""
    taken = []
    for address in addresses:
        wall, processor = perf_counter(), process_time()
        answer = client.get(address)
        taken.append((process_time() - processor, perf_counter() - wall))
        assert answer.status_code == 200, (address, answer.status_code)
    processors, walls = (sorted(each) for each in zip(*taken, strict=True))
    place = len(addresses) * 95 // 100 - 1
    return processors[place] * 1000, walls[place] * 1000
