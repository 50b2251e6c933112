"""The fixed cast: one account in every capacity, some of them for organisation 1, others for organisation 2."""

import socket
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone, translation

from accede.journal.actions import Actor, Mandated
from accede.people.capacities import CLOCK, VISITOR, Capacity
from accede.people.models import Account

NOON = datetime(2027, 5, 4, 12, 0, tzinfo=UTC)
OURS, THEIRS = 1, 2
# Those who act for an organisation; all others act for the association.
FOR_ORGANISATIONS = (Capacity.DELEGATE, Capacity.CANDIDATE)


def acting(capacity, organisation=None, person=None):
    """Return an actor with one mandate: in `capacity`, for an organisation if that capacity has one."""
    if capacity == Capacity.CLOCK:
        return CLOCK
    owner = (organisation or OURS) if capacity in FOR_ORGANISATIONS else None
    return Actor(f"account:{person or 1}", (Mandated(str(capacity), owner),))


def open_account(email="ana@example.org", **fields):
    """Return an account that can sign in."""
    account = Account(email=email, **({"name": "Ana", "language": "en"} | fields))
    account.set_unusable_password()
    account.save()
    return account


class Cast:
    """Accounts by capacity, and what each of them may act as."""

    def __init__(self):
        self.mandates = {}

    def account(self, capacity=None, organisation=None, **fields):
        """Open an account that holds one mandate, or none."""
        email = fields.pop("email", f"{capacity or 'nobody'}.{len(self.mandates)}@example.org")
        account = open_account(email, **fields)
        self.mandates[account.pk] = acting(capacity, organisation).mandates if capacity else ()
        return account

    def mandates_of(self, account, _at):
        """Answer as the register does."""
        return self.mandates.get(account.pk, ())

    def signed_in(self, client, capacity=None, organisation=None, **fields):
        """Sign a new account of this capacity in and return the client."""
        client.force_login(self.account(capacity, organisation, **fields))
        return client


_here = Cast()


def mandates_of(account, at):
    """Stand in for the register's query, which the middleware finds by name."""
    return _here.mandates_of(account, at)


@pytest.fixture
def cast(db, settings):
    """Accounts of every capacity, whose mandates a test gives."""
    settings.MANDATES_OF = "cast.mandates_of"
    _here.mandates.clear()
    return _here


@pytest.fixture
def at_noon(monkeypatch):
    """The house lives from NOON on, whatever day and hour tests run at; else it lives by the clock."""
    clock, began = timezone.now, timezone.now()
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON + (clock() - began))


@pytest.fixture
def here():
    """A browser on this machine itself."""
    return Client(SERVER_NAME="127.0.0.1")


@pytest.fixture
def secretary():
    """The actor of the secretariat."""
    return acting(Capacity.SECRETARIAT)


@pytest.fixture
def visitor():
    """An actor without any account."""
    return VISITOR


@pytest.fixture(autouse=True)
def english():
    """The language of the source: a page that another test opened in French leaves it behind."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def outbox(settings, tmp_path):
    """A folder of its own for letters, which are laid as files like in a house without a mail server."""
    settings.EMAIL_BACKEND = "accede.post.outbox.Outbox"
    settings.EMAIL_FILE_PATH = tmp_path / "outbox"
    return settings.EMAIL_FILE_PATH


@pytest.fixture
def unused_port():
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
