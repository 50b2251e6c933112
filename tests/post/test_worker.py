"""The worker as a process: it sends, it is killed, another goes on, two never send the same letter."""

import os
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.db import connection
from permissions import letter

from accede.post.models import Letter

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.soak]

# The worker reads the real clock.
LONG_AGO = datetime(2024, 1, 1, tzinfo=UTC)
# The worker's own command, on the test's database and mail server.
PROCESS = """
import sys, django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", int(sys.argv[2])
call_command("worker")
"""


@pytest.fixture
def started(server):
    """Start workers that do not outlive their test."""
    running = []

    def start():
        arguments = [str(connection.settings_dict["NAME"]), str(settings.EMAIL_PORT)]
        running.append(subprocess.Popen([sys.executable, "-c", PROCESS, *arguments], env=os.environ))
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.wait()


def until(happened, *processes):
    """Wait for something, at most a minute; a process that ends meanwhile is a fault."""
    pause = threading.Event()
    for _ in range(600):
        if happened():
            return
        assert all(process.poll() is None for process in processes)
        pause.wait(0.1)
    raise AssertionError("it did not happen")


def accepted():
    return Letter.objects.filter(state=Letter.State.ACCEPTED).count()


def test_two_workers_send_each_letter_once_and_stop_when_told(server, started):
    for _ in range(30):
        letter(at=LONG_AGO)
    workers = [started(), started()]
    until(lambda: accepted() == 30, *workers)
    for worker in workers:
        worker.send_signal(signal.SIGTERM)
    assert [worker.wait(30) for worker in workers] == [0, 0]
    assert len(server.letters) == 30


def test_what_a_killed_worker_had_in_hand_is_sent_by_the_next(server, started):
    for _ in range(60):
        letter(at=LONG_AGO)
    killed = started()
    until(lambda: accepted() >= 5, killed)
    killed.kill()
    killed.wait(30)
    # The lease of the letter it had in hand has run out, as ten minutes later.
    Letter.objects.exclude(leased_until=None).update(leased_until=LONG_AGO)
    next_one = started()
    until(lambda: accepted() == 60, next_one)
    next_one.terminate()
    next_one.wait(30)
    ids = {line for one in server.letters for line in one.content.splitlines() if line.startswith(b"Message-ID")}
    assert len(ids) == 60
    assert len(server.letters) <= 61
