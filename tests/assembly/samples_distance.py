"""Meetings in which members take part from afar, under a law that says what is asked of that."""

from datetime import datetime, timedelta

from assembly.samples import CHAIR, TITLE, ZONE
from cast import NOON
from permissions import Call, Sample
from statutes.samples import LAW, SECRETARY, house_texts

from accede.assembly import actions
from accede.statutes.actions import load_edition

TODAY, BEFORE = NOON.date(), NOON - timedelta(days=60)
ASKS = b'[body.assembly]\nremote = { article = "15", asks = ["identified", "follow", "speak", "vote", "bureau"] }\n'


MORE = ASKS.replace(b'"bureau"]', b'"bureau", "notice", "room"]')


def convened(mode="both", link="https://meet.example.org/a", asks=ASKS):
    house_texts()
    load_edition(LAW.replace(b"[body.assembly]\n", asks), by=SECRETARY, at=NOON - timedelta(days=90))
    opens = datetime(TODAY.year, TODAY.month, TODAY.day, 14, tzinfo=ZONE)
    said = {"day": TODAY, "opens_at": opens, "place": "Ghent", "mode": mode, "link": link}
    assembly = actions.plan_assembly(**said, by=SECRETARY, at=BEFORE)
    actions.add_item(assembly, matter="accounts", title=TITLE, by=SECRETARY, at=BEFORE)
    return actions.convene(assembly, by=CHAIR, at=BEFORE)


def opened():
    return actions.open_assembly(convened(), by=CHAIR, at=NOON)


SAMPLES = {"assembly.note_trouble": Sample("secretariat chair", lambda: Call((opened(),), {"text": "No sound."}))}
ACCESS = {"note_trouble": Sample("secretariat chair", lambda: Call((opened().address,)))}
