"""A house with 2,000 members and as many delegates, each with a session, served as `accede serve` does."""

import os
import secrets
import signal
import socket
import subprocess
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from voting.client import Voter

BENCHMARKS = Path(__file__).parents[1]
MEMBERS = 2_000
COUNTRIES = ("AT", "BE", "BG", "CZ", "DE", "DK", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "NL", "PL", "PT")


@dataclass
class House:
    """A house that is served: its voters, and the server's processes."""

    port: int
    voters: list[Voter]
    server: subprocess.Popen | None = None

    def serve(self, application: str = "", processes: int = 0) -> None:
        """Start the web server as `accede serve` does, unless so many processes are wanted; wait until it answers."""
        from accede.web.serve import web

        command = web("127.0.0.1", self.port)
        if processes:
            command[command.index("--workers") + 1] = str(processes)
        command = [*command[:-1], application or command[-1]]
        quiet = {"stderr": subprocess.DEVNULL, "start_new_session": True, "cwd": BENCHMARKS}
        self.server = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(BENCHMARKS)}, **quiet)
        for _look in range(600):
            with socket.socket() as door:
                if door.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise SystemExit("The server did not come up.")

    def end(self, how: int = signal.SIGTERM) -> None:
        """End every process of the server."""
        os.killpg(self.server.pid, how)
        self.server.wait()


def founded() -> House:
    """Make a house of 2,000 members with a delegate each, all signed in and in the room."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    for words in (("migrate",), ("createcachetable",), ("collectstatic", "--no-input")):
        call_command(*words, verbosity=0)
    from accede.people.models import Account
    from accede.register.models import Mandate, Membership, Organisation

    load_law()
    made = [Organisation(name=f"Network {one}", country=COUNTRIES[one % len(COUNTRIES)]) for one in range(MEMBERS)]
    made = Organisation.objects.bulk_create(made, 500)
    people = Account.objects.bulk_create([Account(email=f"delegate{one}@example.org") for one in range(MEMBERS)], 500)
    since = date(2020, 1, 1)
    Membership.objects.bulk_create(
        [
            Membership(number=place, organisation=one, category="full", starts=since)
            for place, one in enumerate(made, 1)
        ],
        500,
    )
    Mandate.objects.bulk_create(
        [
            Mandate(account=person, organisation=one, capacity="delegate", starts=since)
            for person, one in zip(people, made, strict=True)
        ],
        500,
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    backend = settings.AUTHENTICATION_BACKENDS[0]
    voters = [
        Voter(signed_in(person, backend), secrets.token_hex(16), one.pk)
        for person, one in zip(people, made, strict=True)
    ]
    return House(port, voters)


def load_law() -> None:
    """Load ENSIE's rulebook and texts."""
    from django.conf import settings

    from accede.statutes.actions import load_edition, load_texts

    ensie = settings.HOME / "rulebooks" / "ensie"
    done = {"by": chair(), "at": datetime(2026, 1, 1, tzinfo=UTC)}
    load_edition(sorted(ensie.glob("[0-9]*.toml"))[0].read_bytes(), **done)
    load_texts((ensie / "texts.toml").read_bytes(), **done)


def chair() -> object:
    """Somebody who prepares, opens and declares."""
    from accede.journal.actions import Actor, Mandated

    return Actor("account:1", (Mandated("secretariat"), Mandated("chair")))


def signed_in(person: object, backend: str) -> str:
    """Return the key of a session in which this person is signed in."""
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session.update(
        {
            "_auth_user_id": str(person.pk),
            "_auth_user_backend": backend,
            "_auth_user_hash": person.get_session_auth_hash(),
        }
    )
    session.save()
    return session.session_key


def opened(form: str = "open") -> object:
    """Return an item of today's assembly whose vote is open, all members in the room."""
    from django.utils import timezone

    from accede.assembly import actions
    from accede.assembly.models import Assembly, Attendance, Floor
    from accede.register.models import Organisation
    from accede.statutes.queries import day_of

    now, by = timezone.now(), chair()
    assembly = Assembly.objects.first()
    if assembly is None:
        before = now - timedelta(days=60)
        assembly = actions.plan_assembly(day=day_of(now), opens_at=now, place="Ghent", by=by, at=before)
        Assembly.objects.update(state=Assembly.State.OPEN)
        there = [
            Attendance(assembly=assembly, organisation=one, mode="present", since=now)
            for one in Organisation.objects.all()
        ]
        Attendance.objects.bulk_create(there, 500)
    Assembly.objects.update(state=Assembly.State.PLANNED)
    item = actions.add_item(assembly, matter="accounts", title={"en": "The accounts"}, by=by, at=now)
    Assembly.objects.update(state=Assembly.State.OPEN)
    Floor.objects.update_or_create(assembly=assembly, defaults={"item": item})
    return actions.open_vote(item, form=form, by=by, at=now)


def checked(item: object, accepted: list[int]) -> str:
    """Say whether every accepted vote stands in the ledger exactly once, and whether the ledger holds together."""
    from accede.assembly.models import Item
    from accede.assembly.queries import ledger_faults

    item = Item.objects.select_related("ledger").get(pk=item.pk)
    stands = Counter(item.ballots.values_list("organisation", flat=True))
    lost = [one for one in accepted if not stands[one]]
    twice = [one for one, number in stands.items() if number > 1]
    faults = ledger_faults(item)
    if lost or twice or faults:
        return f"FAULT: {len(lost)} lost, {len(twice)} twice, lines {faults[:5]}"
    return f"{len(accepted)} accepted, {len(stands)} in the ledger, each once; the ledger holds together"
