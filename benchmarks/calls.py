"""How long the server works on the list of calls, narrowed and ordered for a member, among 5,000. Run by `make bench`.

The 95th of 100 requests: processor time of this process, which holds the database too if that is SQLite.
"""

import os
import tempfile
from datetime import UTC, date, datetime, timedelta
from random import Random

from pages import REQUESTS, measure, opened, words

CALLS, WORDS = 5_000, 80
SETS = (["eu"], ["eu", "erasmus_associated"], ["eu", "horizon_associated"], ["eu", "easi_associated"], [])
PAGES = {
    "open": "?state=open",
    "words": "?state=&q={word}",
    "fit": "?state=open&fits=on",
    "most like": "?state=open&like=on",
    "fit, most like": "?state=&fits=on&like=on",
}


def fill(chance: Random, names: list[str]) -> None:
    """Make calls, all of them open, each with words and conditions of its own; and a member that says what it does."""
    from accede.people.models import Account
    from accede.projects.models import Call, Profile
    from accede.register.models import Mandate, Membership, Organisation

    now = datetime.now(UTC)
    calls = []
    for number in range(CALLS):
        closes = now + timedelta(days=number % 365 + 1)
        asked = {"countries": chance.choice(SETS), "min_organisations": number % 5 + 1, "grant_max": 100_000 + number}
        calls.append(
            Call(
                identifier=f"CALL-{number}",
                titles={"en": " ".join(chance.choices(names, k=6))},
                summaries={"en": " ".join(chance.choices(names, k=WORDS))},
                deadlines=[closes.isoformat()],
                closes=closes,
                conditions=asked,
                origin="file",
                noted_at=now,
                audience="members",
            )
        )
    Call.objects.bulk_create(calls, 500)
    account = Account.objects.create(email="ana@example.org", name="Ana", language="en")
    member = Organisation.objects.create(name="Aalto", country="RS")
    Membership.objects.create(number=1, organisation=member, category="full", starts=date(2020, 1, 1))
    known = {"office": "delegate", "capacity": "delegate", "starts": date(2020, 1, 1)}
    Mandate.objects.create(account=account, organisation=member, **known)
    Profile.objects.create(organisation=member, does=" ".join(chance.choices(names, k=60)), changed_at=now)


def main() -> None:
    """Measure each kind of list, in one process, and print the times."""
    client, vendor = opened()
    from accede.people.models import Account

    chance = Random(1)
    names = words(chance, 5_000)
    fill(chance, names)
    client.force_login(Account.objects.get())
    for name, page in PAGES.items():
        asked = [f"/en/space/calls/{page.format(word=chance.choice(names)[:4])}" for _ in range(REQUESTS)]
        client.get(asked[0])
        print(f"{vendor}, {CALLS:,} calls, {name}: {measure(client, asked)[0]:.0f} ms of processor")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        os.environ.setdefault("ACCEDE_DATA", place)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.web.settings")
        main()
