"""How long the server works on a search of the directory, as the register grows. Run by `make bench`.

The 95th of 100 requests: processor time of this process, which holds the database too if that is SQLite; and wall time.
"""

import os
import tempfile
from datetime import UTC, date, datetime
from importlib import import_module
from random import Random
from time import perf_counter, process_time

SIZES, REQUESTS = (1_000, 10_000, 100_000), 100
STARTS = ("Network", "Federation", "Réseau", "Związek", "Ένωση", "Съюз")
SYLLABLES = ["ba", "be", "da", "ke", "lo", "mi", "na", "po", "ra", "si", "to", "vu"]
COUNTRIES = ("AT", "BE", "BG", "CZ", "DE", "DK", "ES", "FI", "FR", "GR", "IT", "NL", "PL", "RO", "SE", "SI", "SK")


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


def fill(size: int, chance: Random, names: list[str]) -> None:
    """Add members, each with a seat and one figure, until there are so many."""
    from accede.register.models import Figure, Membership, Organisation

    known = Organisation.objects.count()
    made = [
        Organisation(
            name=f"{chance.choice(STARTS)} {chance.choice(names)} {chance.choice(names)} {number}",
            country=chance.choice(COUNTRIES),
            seat=chance.choice(names),
        )
        for number in range(known, size)
    ]
    made = Organisation.objects.bulk_create(made, 2000)
    days = (date(2000 + number % 25, 3, 1) for number in range(known, size))
    Membership.objects.bulk_create(
        [
            Membership(number=known + number, organisation=one, category="full", starts=day)
            for number, (one, day) in enumerate(zip(made, days, strict=True), 1)
        ],
        2000,
    )
    Figure.objects.bulk_create([Figure(organisation=one, name="wises", value=12, year=2025) for one in made], 2000)


def learn() -> None:
    """Let PostgreSQL look at what its tables hold, as it does by itself within a minute of a change."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def searches(chance: Random, names: list[str]) -> list[dict[str, str]]:
    """Return what people type: rare words, words that nearly all have, several, a country, and what nobody has."""
    asked = [
        lambda: {"q": chance.choice(names)},
        lambda: {"q": f"{chance.choice(STARTS)} {chance.choice(names)}"},
        lambda: {"q": chance.choice(STARTS)},
        lambda: {"q": chance.choice(names), "country": chance.choice(COUNTRIES)},
        lambda: {"q": "zgłoszenie"},
    ]
    return [asked[number % len(asked)]() for number in range(REQUESTS)]


def measure(client: object, asked: list[dict[str, str]]) -> tuple[float, float]:
    """Return the 95th of 100 processor times and of 100 wall times, in milliseconds."""
    taken = []
    for one in asked:
        wall, processor = perf_counter(), process_time()
        answer = client.get("/en/members/", one)
        taken.append((process_time() - processor, perf_counter() - wall))
        assert answer.status_code == 200, answer.status_code
    processors, walls = (sorted(each) for each in zip(*taken, strict=True))
    place = len(asked) * 95 // 100 - 1
    return processors[place] * 1000, walls[place] * 1000


def main() -> None:
    """Measure at each size, in one process, and print the times."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    import_module("accede.web.wsgi")  # makes a process ready to serve, as the site's own
    load_law()
    chance, client = Random(1), Client(SERVER_NAME="127.0.0.1")
    names = words(chance, 20_000)
    for size in SIZES:
        fill(size, chance, names)
        learn()
        measure(client, searches(chance, names))
        processor, wall = measure(client, searches(chance, names))
        print(f"{connection.vendor}, {size:,} members: {processor:.0f} ms of processor, {wall:.0f} ms in all")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        os.environ.setdefault("ACCEDE_DATA", place)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.web.settings")
        main()
