"""Sources for tests, by the real actions."""

from itertools import count
from zoneinfo import ZoneInfo

from cast import NOON
from debates.feeds import PARLIAMENT
from permissions import Call, Sample
from statutes.samples import SECRETARY, house_texts, law

from accede.debates.actions import add_source, note_reading, pause_source, take_file
from accede.debates.reading import Got, items_of
from accede.people.capacities import CLOCK

BRUSSELS = ZoneInfo("Europe/Brussels")
_numbers = count(1)


def said(**changed):
    known = {"name": "Parliament", "address": f"https://example.org/{next(_numbers)}.xml", "language": "en"}
    return known | {"every_hours": 6, "credit": "European Parliament", "licence": "Source named"} | changed


def source(**changed):
    """Return a source that was not read yet."""
    law()
    house_texts()
    return add_source(said(**changed), by=SECRETARY, at=NOON)


def read(one, content=PARLIAMENT, at=NOON):
    """Have a source say this; return what is new of it."""
    return note_reading(one, got=Got(content), found=items_of(content, BRUSSELS), by=CLOCK, at=at)


def paused():
    one = source()
    pause_source(one, by=SECRETARY, at=NOON)
    return one


def imported(content=PARLIAMENT, **changed):
    """Return what a file brought to a source without an address."""
    one = source(**({"address": ""} | changed))
    return take_file(one, found=items_of(content, BRUSSELS), by=SECRETARY, at=NOON)


SAMPLES = {
    "debates.add_source": Sample("secretariat", lambda: Call((said(),))),
    "debates.change_source": Sample("secretariat", lambda: Call((source(),), {"said": said(name="Another")})),
    "debates.pause_source": Sample("secretariat", lambda: Call((source(),))),
    "debates.resume_source": Sample("secretariat", lambda: Call((paused(),))),
    "debates.ask_reading": Sample("secretariat", lambda: Call((source(),))),
    "debates.note_reading": Sample("clock", lambda: Call((source(),), {"got": Got(PARLIAMENT)})),
    "debates.take_file": Sample("secretariat", lambda: Call((source(),), {"found": items_of(PARLIAMENT, BRUSSELS)})),
}


def page_of_source():
    return Call((source().pk,))


def page():
    law()
    house_texts()
    return Call()


ACCESS = {
    "sources": Sample("secretariat", page),
    "source_new": Sample("secretariat", page),
    "source": Sample("secretariat", page_of_source),
    "source_change": Sample("secretariat", page_of_source),
    "source_import": Sample("secretariat", page_of_source),
    "source_do": Sample("secretariat", page_of_source),
}
