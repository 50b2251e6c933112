"""Several at once, and killed in the middle: nothing lost, nothing half-written. Real threads, real processes."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from cast import NOON, acting
from django.db import connection, connections

from accede.journal.models import Entry
from accede.journal.queries import verify
from accede.people.actions import AlreadyOpen, open_account
from accede.people.capacities import Capacity
from accede.people.models import Account

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.soak]

SECRETARY = acting(Capacity.SECRETARIAT)
# A process of its own on the test's database: it opens accounts, and may be told to die inside the last action.
PROCESS = """
import os, sys, django
from datetime import UTC, datetime
django.setup()
from django.conf import settings
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from accede.journal.actions import Actor, Mandated, action, write
from accede.people.actions import open_account
from accede.people.capacities import secretariat
by, at = Actor("account:1", (Mandated("secretariat"),)), datetime(2027, 5, 4, tzinfo=UTC)
for number in range(int(sys.argv[3])):
    open_account(f"{sys.argv[2]}{number}@example.org", by=by, at=at)

@action("test.die", allowed_to=secretariat)
def die(*, by, at):
    open_account("half@example.org", by=by, at=at)
    write("test.thing:1")
    os._exit(9)

if sys.argv[4] == "die":
    die(by=by, at=at)
"""


def started(name, count, end="live"):
    arguments = [str(connection.settings_dict["NAME"]), name, str(count), end]
    return subprocess.Popen([sys.executable, "-c", PROCESS, *arguments], env=os.environ)


def opened_by_a_thread(email):
    try:
        return open_account(email, by=SECRETARY, at=NOON).email
    except AlreadyOpen:
        return None
    finally:
        connections.close_all()


def assert_whole(count):
    assert list(Entry.objects.values_list("sequence", flat=True)) == list(range(1, count + 1))
    assert verify() == []


def test_threads_that_write_at_once_lose_no_entry():
    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(opened_by_a_thread, [f"{number}@example.org" for number in range(40)]))
    assert None not in done
    assert_whole(40)


def test_one_address_asked_for_twice_at_once_is_opened_once():
    with ThreadPoolExecutor(4) as pool:
        outcomes = [pool.submit(opened_by_a_thread, "same@example.org") for _ in range(4)]
    assert [outcome.exception() or outcome.result() for outcome in outcomes].count("same@example.org") == 1
    assert Account.objects.count() == 1
    assert_whole(1)


def test_processes_that_write_at_once_lose_no_entry():
    running = [started(name, 15) for name in ("a", "b")]
    assert [process.wait(60) for process in running] == [0, 0]
    assert_whole(30)


def test_a_process_killed_inside_an_action_leaves_nothing_half_written():
    assert started("a", 3, "die").wait(60) == 9
    assert not Account.objects.filter(email="half@example.org").exists()
    assert_whole(3)
    opened_by_a_thread("after@example.org")
    assert_whole(4)
