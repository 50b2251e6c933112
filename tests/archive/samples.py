"""Documents for tests, and the lines of the permission table."""

from archive.files import deposit
from cast import NOON, acting
from permissions import Call, Sample

from accede.archive.actions import keep_document
from accede.journal.actions import action
from accede.people.capacities import Capacity, anyone

ABOUT = "test.thing:1"
ANA = acting(Capacity.SECRETARIAT, person=7)


@action("test.send_document", allowed_to=anyone, journalled="A test.")
def send(found, *, purpose="evidence", by, at):
    return keep_document(ABOUT, deposit=found, purpose=purpose, by=by, at=at)


def document(content=None, name="report.pdf", purpose="evidence", at=NOON):
    return send(deposit(content, name), purpose=purpose, by=ANA, at=at)


def keeping():
    return Call((ABOUT,), {"deposit": deposit(), "purpose": "evidence"})


SAMPLES = {"archive.keep_document": Sample("consequence", keeping)}
ACCESS = {}
