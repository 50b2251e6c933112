"""How long the server works on pages of the members' space when its shelf is full. Run by `make bench`.

20,000 publications and 5,000 calls; the 95th of 100 requests: processor time of this process, which holds the database
too if that is SQLite; and wall time.
"""

import os
import tempfile
from datetime import UTC, datetime, timedelta
from random import Random

from pages import REQUESTS, learn, measure, opened, words

ITEMS, CALLS = 20_000, 5_000


def fill(chance: Random, names: list[str]) -> None:
    """Lay publications on the shelf, a fifth of them calls, most of them for members."""
    from accede.people.queries import now
    from accede.space.models import Audience, Kind, Publication

    kinds = [Kind.CALL] * CALLS + [chance.choice([one for one in Kind if one != Kind.CALL]) for _ in range(ITEMS)]
    chance.shuffle(kinds)
    until = now()
    Publication.objects.bulk_create(
        [
            Publication(
                subject=f"sample:{number}",
                kind=kind,
                audience=Audience.PUBLIC if number % 4 == 0 else Audience.MEMBERS,
                address="space/",
                titles={"en": " ".join(chance.sample(names, 8)), "fr": " ".join(chance.sample(names, 8))},
                summaries={"en": " ".join(chance.sample(names, 30))},
                body=" ".join(chance.choices(names, k=100)),
                at=(at := until - timedelta(hours=number)),
                changed_at=at,
                begins=until + timedelta(hours=number) if kind == Kind.CALL else None,
                is_pinned=number < 5,
            )
            for number, kind in enumerate(kinds)
        ],
        1000,
    )


def asked(chance: Random, names: list[str]) -> dict[str, list[str]]:
    """Return the addresses of each kind of page: the first, one far behind, searches of all kinds, home, feeds."""
    searches = [
        lambda: f"?q={chance.choice(names)}",
        lambda: f"?q={chance.choice(names)}+{chance.choice(names)}",
        lambda: f"?q={chance.choice(names)[:2]}",
        lambda: f"?q={chance.choice(names)}&kind=call",
        lambda: "?q=zgłoszenie",
    ]
    return {
        "the space": ["/en/space/"] * REQUESTS,
        "pages of it": [f"/en/space/?page={chance.randint(1, 1000)}" for _ in range(REQUESTS)],
        "calls": [f"/en/space/?kind=call&page={chance.randint(1, 200)}" for _ in range(REQUESTS)],
        "search": [f"/en/space/{searches[number % len(searches)]()}" for number in range(REQUESTS)],
        "home": ["/en/"] * REQUESTS,
        "news.atom": ["/en/space/news.atom"] * REQUESTS,
    }


def delegate(client: object) -> None:
    """Sign a delegate of a new member in."""
    from accede.journal.actions import Actor, Mandated
    from accede.people.actions import open_account
    from accede.register.actions import add_organisation, give_mandate

    done = {"by": Actor("account:1", (Mandated("secretariat"),)), "at": datetime(2026, 1, 1, tzinfo=UTC)}
    on = done["at"].date()
    account = open_account("delegate@example.org", name="Ana", **done)
    organisation = add_organisation("Network", country="BE", **done)
    give_mandate(account, office="delegate", capacity="delegate", organisation=organisation, starts=on, **done)
    client.force_login(account)


def main() -> None:
    """Measure each kind of page and print its times."""
    client, vendor = opened()
    chance = Random(1)
    names = words(chance, 20_000)
    fill(chance, names)
    delegate(client)
    learn()
    for name, addresses in asked(chance, names).items():
        measure(client, addresses[:5])
        processor, wall = measure(client, addresses)
        print(f"{vendor}, {name}: {processor:.0f} ms of processor, {wall:.0f} ms in all")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        os.environ.setdefault("ACCEDE_DATA", place)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.web.settings")
        main()
