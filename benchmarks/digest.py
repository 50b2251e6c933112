"""How long it takes to prepare a digest to 5,000 people, and a newsletter to as many. Run by `make bench`.

A week's news of a hundred publications; half of the people hear of everything, half of some kinds or words.
"""

import os
import tempfile
from datetime import date, timedelta
from random import Random
from time import perf_counter, process_time

from pages import load_law, words

PEOPLE, NEWS = 5_000, 100


def fill(chance: Random, names: list[str], at: object) -> None:
    """Open accounts of delegates, each with what it wishes to hear, and publish a week's news."""
    from accede.people.models import Account
    from accede.register.models import Mandate, Organisation
    from accede.space.models import Audience, Kind, Publication, Wish

    people = Account.objects.bulk_create(
        [
            Account(email=f"{number}@example.org", name=f"Person {number}", language="en" if number % 2 else "fr")
            for number in range(PEOPLE)
        ],
        1000,
    )
    network = Organisation.objects.create(name="Network", country="BE")
    held = {"organisation": network, "office": "delegate", "capacity": "delegate", "starts": date(2026, 1, 1)}
    Mandate.objects.bulk_create([Mandate(account=one, **held) for one in people], 1000)
    wishes = [
        Wish(
            account=one,
            every=Wish.Every.WEEK,
            kinds=[chance.choice(Kind.values)] if number % 4 == 1 else [],
            words="\n".join(name[:3] for name in chance.sample(names, 3)) if number % 4 == 3 else "",
            told_at=at - timedelta(days=7),
        )
        for number, one in enumerate(people)
    ]
    Wish.objects.bulk_create(wishes, 1000)
    Publication.objects.bulk_create(
        Publication(
            subject=f"sample:{number}",
            kind=chance.choice(Kind.values),
            audience=Audience.PUBLIC,
            address="space/",
            titles={"en": " ".join(chance.sample(names, 8)), "fr": " ".join(chance.sample(names, 8))},
            summaries={"en": " ".join(chance.sample(names, 30))},
            at=at - timedelta(hours=number),
            changed_at=at,
        )
        for number in range(NEWS)
    )


def main() -> None:
    """Prepare both and print the times."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from accede.journal.actions import Actor, Mandated
    from accede.people.queries import now
    from accede.post.models import Letter
    from accede.space.actions import arrange_newsletter, draft_newsletter, send_newsletter
    from accede.space.models import Publication
    from accede.web.management.commands.clock import tell

    call_command("migrate", verbosity=0)
    load_law()
    chance, at = Random(1), now() + timedelta(days=7)
    fill(chance, words(chance, 20_000), at)

    def newsletter() -> None:
        done = {"by": Actor("account:1", (Mandated("secretariat"),)), "at": at}
        said = {"before": {"en": "Dear readers,"}, "after": {}, "audience": "public"}
        one = draft_newsletter({"en": "News", "fr": "Nouvelles"}, **said, **done)
        arrange_newsletter(one, picks=list(Publication.objects.values_list("pk", flat=True)[:20]), **done)
        send_newsletter(one, **done)

    for name, deed in (("digest", lambda: tell(at)), ("newsletter", newsletter)):
        before, wall, processor = Letter.objects.count(), perf_counter(), process_time()
        deed()
        taken = process_time() - processor, perf_counter() - wall
        letters = Letter.objects.count() - before
        print(
            f"{connection.vendor}, {name}: {letters:,} letters, {taken[0]:.1f} s of processor, {taken[1]:.1f} s in all"
        )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        os.environ.setdefault("ACCEDE_DATA", place)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.web.settings")
        main()
