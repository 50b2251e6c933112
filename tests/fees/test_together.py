"""A yearly call that is killed goes on where it ended, and calls at once call nothing twice. Real threads and processes."""

import os
import random
import subprocess
import sys
from datetime import UTC, datetime
from signal import SIGKILL

import pytest
from cast import NOON
from django.db import connection
from fees.samples import TODAY, called, named_payee
from fees.samples_call import call_all, carry_out, seen
from register.samples import many, member
from register.test_together import at_once
from statutes.samples import SECRETARY

from accede.archive.models import Document
from accede.archive.queries import broken
from accede.fees.actions import AlreadyCalled, Ended, Underway, carry_out_call, open_call
from accede.fees.models import Call, CallLine, Invoice, Issue, Series
from accede.journal.models import Entry
from accede.journal.queries import verify
from accede.people.capacities import CLOCK
from accede.post.models import Letter
from accede.register.actions import declare_figure
from accede.register.models import Membership, Obligation

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.soak]

KILLS, MEMBERS, QUERIES = (50, 2000, 1500) if "SOAK" in os.environ else (5, 60, 400)
# The cashier reads the real clock.
LONG_AGO = datetime(2024, 1, 1, tzinfo=UTC)
# The cashier as it is, on the test's database, killed at its n-th question, if it comes so far.
CASHIER = """
import os, signal, sys, django
django.setup()
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from accede.fees.actions import call, matching, statement
from accede.fees.management.commands.cashier import Command
call.BATCH = matching.BATCH = statement.PIECE = int(sys.argv[2])
left = int(sys.argv[3])

def counting(execute, sql, params, many, context):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return execute(sql, params, many, context)

command = Command()
with connection.execute_wrapper(counting):
    while command.go_round():
        pass
"""


def cashier(dies_at=-1, batch=10):
    arguments = [str(connection.settings_dict["NAME"]), str(batch), str(dies_at)]
    return subprocess.run([sys.executable, "-c", CASHIER, *arguments], env=os.environ, timeout=600).returncode


def assert_whole(number):
    """Everybody is called once, without a gap, and what the register, the post and the journal say is the same."""
    assert list(Invoice.objects.order_by("number").values_list("number", flat=True)) == list(range(1, number + 1))
    assert Series.objects.get().last == number
    assert sorted(Invoice.objects.values_list("membership", flat=True)) == sorted(
        Membership.objects.values_list("pk", flat=True)
    )
    assert Obligation.objects.count() == number
    assert Entry.objects.filter(action="fees.call_fee").count() == number
    assert verify() == []


def assert_issued(number):
    """Every invoice is issued once, with its three files and its letter."""
    assert (Issue.objects.count(), Document.objects.count()) == (number, 3 * number)
    assert Letter.objects.filter(kind="fee_called").values("about").distinct().count() == number
    assert Letter.objects.count() == number
    assert list(broken()) == []


def test_a_call_that_is_killed_anywhere_leaves_no_gap_no_double_and_nobody_out():
    many(MEMBERS)
    named_payee(at=LONG_AGO)
    call = call_all()
    chance = random.Random()
    ended = [cashier(chance.randint(1, QUERIES)) for _kill in range(KILLS)]
    assert (ended[0], set(ended) <= {0, -SIGKILL}) == (-SIGKILL, True)
    assert cashier() == 0
    assert Call.objects.get().ended_at is not None
    assert set(call.lines.values_list("state", flat=True)) == {"called"}
    assert_whole(MEMBERS)
    assert_issued(MEMBERS)


def test_two_calls_pressed_at_once_are_one():
    many(5)
    looked = seen()
    press = lambda: open_call(on=TODAY, seen=looked, by=SECRETARY, at=NOON)  # noqa: E731
    assert at_once(press, press) == [Underway]
    assert (Call.objects.count(), CallLine.objects.count()) == (1, 5)


def test_two_cashiers_at_once_call_everybody_once():
    many(12)
    call = call_all()
    assert set(at_once(*[lambda: carry_out_call(call, by=CLOCK, at=NOON)] * 2)) <= {Ended}
    assert_whole(12)


def test_a_call_and_a_first_fee_at_once_share_the_numbers():
    many(6)
    call = call_all()
    new = member("Newcomer", effective_on=TODAY)
    declare_figure(new.organisation, name="wises", value=12, year=2026, by=SECRETARY, at=NOON)
    at_once(lambda: carry_out(call), lambda: called(new, joined=TODAY))
    assert_whole(7)


def test_a_fee_called_alone_while_the_call_comes_to_it_is_called_once():
    many(6)
    call, one = call_all(), Membership.objects.order_by("-number").first()
    assert set(at_once(lambda: carry_out(call), lambda: called(one))) <= {AlreadyCalled}
    assert_whole(6)
