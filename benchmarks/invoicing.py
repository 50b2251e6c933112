"""A yearly call: from the press of the button to the last invoice set, kept and queued. Run by `make bench`.

The house is on SQLite, each member has a delegate; the cashier is the product's own command, in a process of its own.
"""

import os
import signal
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter, sleep

MEMBERS = 2_000
SAID = {"name": "Sample Network ASBL", "registration": "0403.019.261", "iban": "BE31435411161155", "bic": "KREDBEBB"}
PLACE = {"street": "Rue de l’Exemple 1", "postcode": "1000", "city": "Bruxelles", "country": "BE"}


def prepare(members: int) -> None:
    """Make the house: its statutes and texts, its members with figures and delegates, and who is paid."""
    import django

    django.setup()
    from django.core.management import call_command

    from accede.fees.actions import name_payee
    from accede.fees.models import Payee
    from accede.people.models import Account
    from accede.people.queries import now
    from accede.register.models import Mandate, Membership, Organisation
    from accede.statutes.actions import load_edition, load_texts

    call_command("migrate", verbosity=0)
    place = Path(__file__).parents[1] / "rulebooks" / "ensie"
    who = {"by": treasurer(), "at": now()}
    load_edition(sorted(place.glob("[0-9]*.toml"))[0].read_bytes(), **who)
    load_texts((place / "texts.toml").read_bytes(), **who)
    name_payee(Payee(**SAID, **PLACE), **who)
    since = date(2020, 1, 1)
    for number in range(members):
        one = Organisation.objects.create(name=f"Réseau {number}", country=("BE", "FR", "DE", "PL")[number % 4])
        Membership.objects.create(number=number + 1, organisation=one, category="full", starts=since)
        one.figures.create(name="wises", value=number % 90 + 1, year=now().year - 1)
        account = Account.objects.create(email=f"delegate{number}@example.org", language=("en", "fr")[number % 2])
        office = {"office": "delegate", "capacity": "delegate", "starts": since}
        Mandate.objects.create(account=account, organisation=one, **office)


def treasurer():
    """The actor who calls."""
    from accede.journal.actions import Actor, Mandated

    return Actor("bench", tuple(Mandated(one) for one in ("technician", "secretariat", "treasurer")))


def press() -> None:
    """Open the call of this year, as the treasurer does who has seen what it comes to."""
    import django

    django.setup()
    from accede.fees.actions import open_call
    from accede.fees.queries import planned, seal, to_call
    from accede.people.queries import now
    from accede.statutes.queries import day_of

    today = day_of(now())
    open_call(on=today, seen=seal(to_call(planned(today, today)), today), by=treasurer(), at=now())


def issued() -> int:
    """Return how many invoices are issued."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(Path(os.environ["ACCEDE_DATA"]) / "accede.sqlite3")) as house:
        return house.execute("SELECT count(*) FROM fees_issue").fetchone()[0]


def main() -> None:
    """Print how long the call of so many members took, and how much of the processors the cashier used."""
    members = int(sys.argv[1]) if len(sys.argv) > 1 else MEMBERS
    with tempfile.TemporaryDirectory() as place:
        os.environ["ACCEDE_DATA"] = place
        subprocess.run([sys.executable, __file__, "prepare", str(members)], check=True)
        began = perf_counter()
        subprocess.run([sys.executable, __file__, "press"], check=True)
        cashier = subprocess.Popen([sys.executable, "-m", "django", "cashier"], env=os.environ)
        while issued() < members:
            if cashier.poll() is not None:
                sys.exit("the cashier ended")
            sleep(0.1)
        took = perf_counter() - began
        cashier.send_signal(signal.SIGTERM)
        _pid, _status, used = os.wait4(cashier.pid, 0)
        print(f"{members} invoices called, numbered, typeset, kept and queued in {took:.1f} s;")
        print(f"the processors worked {used.ru_utime + used.ru_stime:.1f} s for the cashier")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.web.settings")
    match sys.argv[1:]:
        case ["prepare", members]:
            prepare(int(members))
        case ["press"]:
            press()
        case _:
            main()
