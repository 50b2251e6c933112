"""Reductions for tests, by the real actions."""

from datetime import date

from cast import NOON
from fees.samples import sized
from permissions import Call, Sample
from statutes.samples import SECRETARY, house_texts

from accede.fees.actions import grant_relief

HALF = {"kind": "share", "share": "1/2", "first_year": 2027, "reason": "Hardship", "body": "board"}


def deciding(**changed):
    return HALF | {"decided_on": date(2027, 2, 1)} | changed


def relief(membership=None, **changed):
    """Return a reduction that was decided."""
    return grant_relief(membership or sized(), **deciding(**changed), by=SECRETARY, at=NOON)


def ending():
    return Call((relief(),), {"last_year": 2027, "reason": "Recovered."})


def page_of_new():
    house_texts()
    return Call((sized().number,))


def page_of_end():
    house_texts()
    return Call((relief().pk,))


SAMPLES = {
    "fees.grant_relief": Sample("treasurer secretariat", lambda: Call((sized(),), deciding())),
    "fees.end_relief": Sample("treasurer secretariat", ending),
}
ACCESS = {
    "relief_new": Sample("treasurer secretariat", page_of_new),
    "relief_end": Sample("treasurer secretariat", page_of_end),
}
