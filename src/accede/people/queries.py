"""What people's data tells: accounts by address, whether this is a demo, and sign-in links for one."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core import signing
from django.urls import reverse
from django.utils import timezone

from accede.journal.actions import Mandated
from accede.people.models import Account, DemoMark
from accede.rulebook.verdict import Answer

SALT = "accede.people.demo"


def account_at(email: str) -> Account | None:
    """Return the account with this address, whatever its case."""
    return Account.objects.filter(email=email.strip().lower()).first()


def is_demo() -> bool:
    """Say whether this database carries the demo mark."""
    return DemoMark.objects.exists()


def now() -> datetime:
    """Return the instant at which this house lives: the clock's, moved forward by a demo's own calendar.

    The one place where the product reads the clock.
    """
    moved = DemoMark.objects.values_list("moved", flat=True).first()
    return timezone.now() + (moved or timedelta())


def demo_link(account: Account) -> str:
    """Return the path that signs this account in, on a demo database reached by loopback only."""
    return reverse("demo_sign_in", args=[signing.dumps(account.pk, salt=SALT)])


def account_of_link(token: str) -> Account | None:
    """Return the account that a demo sign-in link was made for, or None if it was not made here."""
    try:
        return Account.objects.filter(pk=signing.loads(token, salt=SALT), is_active=True).first()
    except signing.BadSignature:
        return None


def no_mandates(_account: Account, _at: datetime) -> tuple[Mandated, ...]:
    """Answer for a house without a register: nobody holds an office."""
    return ()


@dataclass(frozen=True)
class DueRow:
    """One thing somebody has to do: by when, what, why, and the one act that does it."""

    on: date | None
    title: str
    text: str = ""
    answer: Answer | None = None
    act_label: str = ""
    act_url: str = ""
