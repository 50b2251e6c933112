"""How long the server works on a search of the directory, as the register grows. Run by `make bench`.

The 95th of 100 requests: processor time of this process, which holds the database too if that is SQLite; and wall time.
"""

import os
import tempfile
from datetime import date
from random import Random
from urllib.parse import urlencode

from pages import REQUESTS, learn, measure, opened, words

SIZES = (1_000, 10_000, 100_000)
STARTS = ("Network", "Federation", "Réseau", "Związek", "Ένωση", "Съюз")
COUNTRIES = ("AT", "BE", "BG", "CZ", "DE", "DK", "ES", "FI", "FR", "GR", "IT", "NL", "PL", "RO", "SE", "SI", "SK")


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


def searches(chance: Random, names: list[str]) -> list[str]:
    """Return addresses of what people type: rare words, common ones, several, a country, and what nobody has."""
    asked = [
        lambda: {"q": chance.choice(names)},
        lambda: {"q": f"{chance.choice(STARTS)} {chance.choice(names)}"},
        lambda: {"q": chance.choice(STARTS)},
        lambda: {"q": chance.choice(names), "country": chance.choice(COUNTRIES)},
        lambda: {"q": "zgłoszenie"},
    ]
    return [f"/en/members/?{urlencode(asked[number % len(asked)]())}" for number in range(REQUESTS)]


def main() -> None:
    """Measure at each size, in one process, and print the times."""
    client, vendor = opened()
    chance = Random(1)
    names = words(chance, 20_000)
    for size in SIZES:
        fill(size, chance, names)
        learn()
        measure(client, searches(chance, names))
        processor, wall = measure(client, searches(chance, names))
        print(f"{vendor}, {size:,} members: {processor:.0f} ms of processor, {wall:.0f} ms in all")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        os.environ.setdefault("ACCEDE_DATA", place)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.web.settings")
        main()
