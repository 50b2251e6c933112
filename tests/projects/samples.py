"""Calls for tests, taken in by the real actions: eight real ones from a file, and one that is open."""

import tomllib
from datetime import UTC, datetime
from functools import cache
from json import dumps
from pathlib import Path

from cast import NOON
from permissions import Call, Sample
from statutes.samples import SECRETARY, house_texts, law

from accede.projects.actions import add_watch, publish_call, take_calls
from accede.projects.eligibility.conditions import Conditions
from accede.projects.models import Call as CallForProposals
from accede.projects.portal import Told
from accede.projects.portal.file import calls

ASKED = {"countries": ["eu", "erasmus_associated"], "min_organisations": 3, "min_countries": 3, "rate": "80%"}


@cache
def real():
    """The real calls as a file in JSON."""
    read = tomllib.loads(Path(__file__).with_name("calls.toml").read_text())["call"]
    return dumps({"calls": read}, default=lambda day: day.isoformat()).encode()


def real_calls():
    """Take the real calls in."""
    take_calls(calls(real()), origin="file", by=SECRETARY, at=NOON)
    return {one.identifier: one for one in CallForProposals.objects.all()}


def told(identifier="ERASMUS-2027-COOP", **changed):
    said = {
        "titles": {"en": "Cooperation partnerships"},
        "programme": "Erasmus+",
        "opens": datetime(2027, 3, 1, tzinfo=UTC),
        "deadlines": (datetime(2027, 9, 1, 15, tzinfo=UTC),),
        "conditions": Conditions.model_validate(ASKED),
    }
    return Told(identifier, **(said | changed))


def call(identifier="ERASMUS-2027-COOP", audience="members", **changed):
    """Take a call in and lay it out."""
    take_calls([told(identifier, **changed)], origin="file", by=SECRETARY, at=NOON)
    found = CallForProposals.objects.get(identifier=identifier)
    return publish_call(found, audience=audience, by=SECRETARY, at=NOON) if audience else found


def watch(words="social economy"):
    """Have the portal searched for some words."""
    return add_watch(words, by=SECRETARY, at=NOON)


def of_law():
    house_texts()
    law()
    return Call((), {})


def page_of_call(audience="members"):
    of_law()
    return Call((call(audience=audience).pk,))


SAMPLES = {
    "projects.take_calls": Sample("secretariat clock", lambda: Call(([told()],), {"origin": "file"})),
    "projects.note_conditions": Sample("secretariat", lambda: Call((call(), Conditions()))),
    "projects.publish_call": Sample("secretariat", lambda: Call((call(),), {"audience": "public"})),
    "projects.add_watch": Sample("secretariat", lambda: Call(("social economy",))),
    "projects.pause_watch": Sample("secretariat", lambda: Call((watch(),))),
    "projects.note_search": Sample("clock", lambda: Call((watch(),), {"brought": [told()]})),
    "projects.withdraw_call": Sample("secretariat", lambda: Call((call(),))),
}
ACCESS = {
    "project_calls": Sample("everyone", of_law),
    "project_calls_csv": Sample("everyone", of_law),
    "project_calls_xlsx": Sample("everyone", of_law),
    "project_calls_file": Sample("secretariat", of_law),
    "project_call": Sample("everyone", lambda: page_of_call("public")),
    "project_call_conditions": Sample("secretariat", page_of_call),
    "project_watches": Sample("secretariat", of_law),
    "project_watch_pause": Sample("secretariat", lambda: Call((watch().pk,))),
    "project_call_publish": Sample("secretariat", page_of_call),
}
