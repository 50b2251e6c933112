"""On SQLite those who write wait for their turn, and pass it on however their transaction ends."""

import fcntl
import os
import threading

import pytest
from django.db import connection, connections, transaction
from django.db.utils import OperationalError

from accede.people.models import Account

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="another database has a queue of its own"),
]


def is_taken():
    """Say whether somebody's turn it is."""
    place = os.open(f"{connection.settings_dict['NAME']}-turn", os.O_RDWR | os.O_CREAT)
    try:
        fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(place)
    return False


def test_a_transaction_has_its_turn_until_it_is_kept():
    assert not is_taken()
    with transaction.atomic():
        with transaction.atomic():
            assert is_taken()
        assert is_taken()
    assert not is_taken()


def test_what_is_undone_passes_its_turn_on():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        raise ZeroDivisionError
    assert not is_taken()


def test_a_connection_that_is_closed_within_its_transaction_passes_its_turn_on():
    with transaction.atomic():
        connection.close()
        assert not is_taken()


def test_a_transaction_that_cannot_begin_passes_its_turn_on(monkeypatch):
    connection.ensure_connection()
    monkeypatch.setattr(connections["default"], "transaction_mode", "NEVER")
    with pytest.raises(OperationalError):
        transaction.atomic().__enter__()
    monkeypatch.undo()
    assert not is_taken()


def test_whoever_waits_writes_after_the_one_before():
    begun, written = threading.Event(), []

    def second():
        begun.set()
        with transaction.atomic():
            written.append(Account.objects.count())
        connection.close()

    with transaction.atomic():
        waiting = threading.Thread(target=second)
        waiting.start()
        begun.wait(10)
        Account.objects.create(email="first@example.org")
    waiting.join(10)
    assert written == [1]
