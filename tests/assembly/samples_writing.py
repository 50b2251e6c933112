"""Assemblies that decide in writing, made by the real actions, under a law that lets them where all agree."""

from datetime import timedelta

from assembly.samples import BEFORE, CHAIR, TITLE
from cast import NOON
from permissions import Call, Sample
from register.samples import member
from statutes.samples import LAW, SECRETARY, house_texts

from accede.assembly import actions
from accede.assembly.actions.writing import open_writing
from accede.assembly.models import Assembly
from accede.statutes.actions import load_edition

BEGINS, ENDS = NOON, NOON + timedelta(days=14)
IN_WRITING = b"""
[majority.unanimous]
article = "15"
for = { at_least = "100%", of = "votes entitled" }
"""
MAY = b'[body.assembly]\nwritten = { article = "15", majority = "unanimous", but_not = ["statutes"] }\n'


def ruled(may=MAY):
    """Load the law with what it asks in writing."""
    house_texts()
    return load_edition(LAW.replace(b"[body.assembly]\n", may) + IN_WRITING, by=SECRETARY, at=BEFORE)


def planned(at=BEFORE, may=MAY, **changed):
    ruled(may)
    said = {"day": BEGINS.date(), "opens_at": BEGINS, "ends_at": ENDS, "place": "", "mode": Assembly.Mode.WRITTEN}
    return actions.plan_assembly(**said | changed, by=SECRETARY, at=at)


def convened(*matters):
    assembly = planned()
    for matter in matters or ("accounts",):
        actions.add_item(assembly, matter=matter, title=TITLE, by=SECRETARY, at=BEFORE)
    return actions.convene(assembly, by=CHAIR, at=BEFORE)


def voting(*countries, matters=()):
    """Return an assembly whose votes in writing are open, and its members: one for each country named."""
    assembly = convened(*matters)
    members = [member(f"Network {place} {one}", one) for place, one in enumerate(countries, 1)]
    return open_writing(assembly, by=CHAIR, at=BEGINS), members


SAMPLES = {"assembly.open_writing": Sample("chair clock", lambda: Call((convened(),)))}
ACCESS = {}
