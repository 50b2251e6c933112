"""The cashier's own process: two at once issue no invoice twice, and what a killed one left is taken up."""

import os
import signal
import subprocess
import sys
import threading

import pytest
from django.db import connection
from fees.samples import called, named_payee, sized
from fees.test_together import LONG_AGO, assert_issued
from register.samples import law
from statutes.samples import house_texts

from accede.fees.models import Issue
from accede.journal.queries import verify

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.soak]
INVOICES = 20
# The cashier's own command, on the test's database and files.
PROCESS = """
import sys, django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.db import connection
connection.settings_dict["NAME"], settings.MEDIA_ROOT = sys.argv[1:3]
call_command("cashier", *sys.argv[3:])
"""


@pytest.fixture
def started(settings, tmp_path):
    """Start cashiers that do not outlive their test."""
    settings.MEDIA_ROOT = tmp_path / "files"
    law()
    house_texts()
    # The cashier reads the real clock.
    named_payee(at=LONG_AGO)
    for number in range(INVOICES):
        called(sized(name=f"Network {number}"))
    running = []

    def start(*words):
        arguments = [str(connection.settings_dict["NAME"]), str(settings.MEDIA_ROOT), *words]
        running.append(subprocess.Popen([sys.executable, "-c", PROCESS, *arguments], env=os.environ))
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.wait()


def until(issued, *processes):
    """Wait until so many invoices are issued; a process that ends meanwhile is a fault."""
    pause = threading.Event()
    for _ in range(1200):
        if Issue.objects.count() >= issued:
            return
        assert all(process.poll() is None for process in processes)
        pause.wait(0.05)
    raise AssertionError("they were not issued")


def whole():
    """Say whether every invoice is issued once, with its three files and its letter."""
    assert_issued(INVOICES)
    return verify() == []


def test_two_cashiers_issue_each_invoice_once_and_stop_when_told(started):
    both = [started(), started()]
    until(INVOICES, *both)
    for process in both:
        process.send_signal(signal.SIGTERM)
    assert [process.wait(30) for process in both] == [0, 0]
    assert whole()


def test_what_a_killed_cashier_left_is_issued_by_the_next(started):
    for issued in (3, 9):
        killed = started()
        until(issued, killed)
        killed.kill()
        killed.wait(30)
    until(INVOICES, started())
    assert whole()


def test_a_cashier_that_helps_begins_with_the_last_invoice_and_ends_with_the_first(started):
    assert started("--helps").wait(60) == 0
    assert whole()
    issued = list(Issue.objects.order_by("pk").values_list("invoice", flat=True))
    assert issued == sorted(issued, reverse=True)
