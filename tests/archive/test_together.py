"""A full disk, and processes killed while they write: never half a file, never a document without its own."""

import os
import subprocess
import sys
from hashlib import sha256

import pytest
from archive.files import full_disk, pdf, upload
from archive.samples import document
from django.db import connection

from accede.archive import store
from accede.archive.intake import Unfit, taken_in
from accede.archive.queries import broken

# A process of its own that keeps files without end, each with its document.
PROCESS = """
import sys, django
from datetime import UTC, datetime
django.setup()
from django.conf import settings
from django.db import connection
connection.settings_dict["NAME"], settings.MEDIA_ROOT = sys.argv[1], sys.argv[2]
from accede.archive import store
from accede.archive.actions import keep_document
from accede.archive.intake import Deposit
from accede.journal.actions import Actor, action
from accede.people.capacities import anyone

@action("test.keep", allowed_to=anyone, journalled="A test.")
def keep(number, *, by, at):
    digest = store.put(f"{number} {piece}".encode() * 4096 for piece in range(20))
    keep_document("test.thing:1", deposit=Deposit("a.txt", "txt", 1, digest), purpose="", by=by, at=at)

for number in range(100_000):
    keep(number, by=Actor("visitor"), at=datetime(2027, 5, 4, tzinfo=UTC))
    print(number, flush=True)
"""


def test_a_disk_that_is_full_leaves_nothing_of_a_file(place):
    place.mkdir()
    with full_disk():
        with pytest.raises(OSError, match="large"):
            store.put([bytes(8_000), bytes(8_000)])
        with pytest.raises(Unfit, match="There is no room left for the file, and nothing of it is kept"):
            taken_in(upload(pdf() + b" " * 20_000 + b"%%EOF\n"))
    assert not list(place.rglob("*"))


def test_a_file_is_read_by_nobody_else_on_the_machine(place):
    digest = store.put([b"words"])
    assert [oct(each.stat().st_mode & 0o777) for each in (place, *place.rglob("*"))] == ["0o700", "0o700", "0o600"]
    assert (place / digest[:2] / digest).read_bytes() == b"words"


@pytest.mark.soak
@pytest.mark.django_db(transaction=True)
def test_a_killed_process_leaves_no_half_file_and_no_document_without_its_file(place):
    document()
    command = [sys.executable, "-c", PROCESS, str(connection.settings_dict["NAME"]), str(place)]
    with subprocess.Popen(command, env=os.environ, stdout=subprocess.PIPE, text=True) as process:
        for _kept in range(5):
            assert process.stdout.readline()
        process.kill()
    kept = list(place.glob("??/*"))
    assert len(kept) >= 6
    assert [each.name for each in kept if sha256(each.read_bytes()).hexdigest() != each.name] == []
    assert list(broken()) == []
