"""What people's data tells: accounts by address, whether this is a demo, and sign-in links for one."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import get_language

from accede.journal.actions import Actor
from accede.journal.question import Question
from accede.people.models import Account, DemoMark
from accede.rulebook.verdict import Answer

SALT = "accede.people.demo"
# A page asks what time it is at every turn, and in a demo that is read from the database.
_read: ContextVar[list[timedelta | None] | None] = ContextVar("mark_read", default=None)
_mark = Question(lambda: DemoMark.objects.values_list("moved"))


@contextmanager
def mark_read_once() -> Iterator[None]:
    """Look once whether this is a demo while something is done, such as answering a request."""
    token = _read.set([])
    try:
        yield
    finally:
        _read.reset(token)


def mark_known(moved: timedelta | None) -> None:
    """Take over whether this is a demo from whoever has read it along with something else."""
    read = _read.get()
    if read == []:
        read.append(moved)


def mark_read_anew() -> None:
    """Forget what was read: the mark has changed."""
    (_read.get() or []).clear()


def _moved() -> timedelta | None:
    """How far a demo's calendar is moved forward; None where this is no demo."""
    read = _read.get()
    if read:
        return read[0]
    found = next((moved for [moved] in _mark()), None)
    if read is not None:
        read.append(found)
    return found


def account_at(email: str) -> Account | None:
    """Return the account with this address, whatever its case."""
    return Account.objects.filter(email=email.strip().lower()).first()


def is_demo() -> bool:
    """Say whether this database carries the demo mark."""
    return _moved() is not None


def language() -> str:
    """Return the two letters of the language in which somebody is told something now."""
    return (get_language() or "en")[:2]


def now() -> datetime:
    """Return the instant at which this house lives: the clock's, moved forward by a demo's own calendar.

    The one place where the product reads the clock.
    """
    return timezone.now() + (_moved() or timedelta())


def demo_link(account: Account) -> str:
    """Return the path that signs this account in, on a demo database reached by loopback only."""
    return reverse("demo_sign_in", args=[signing.dumps(account.pk, salt=SALT)])


def account_of_link(token: str) -> Account | None:
    """Return the account that a demo sign-in link was made for, or None if it was not made here."""
    try:
        return Account.objects.filter(pk=signing.loads(token, salt=SALT), is_active=True).first()
    except signing.BadSignature:
        return None


def actor_for(account: Account) -> Actor:
    """Return an account with the mandates that it holds now; `settings.MANDATES_OF` names the query that knows them."""
    mandates_of = import_string(settings.MANDATES_OF)
    return Actor(f"account:{account.pk}", tuple(mandates_of(account, now())))


@dataclass(frozen=True)
class DueRow:
    """One thing somebody has to do: by when, what, why, and the one act that does it."""

    on: date | None
    title: str
    text: str = ""
    answer: Answer | None = None
    act_label: str = ""
    act_url: str = ""
