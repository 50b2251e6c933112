"""Whoever pays in a member's place, for tests, by the real actions."""

from datetime import date

from cast import NOON
from fees.samples import sized
from permissions import Call, Sample
from statutes.samples import SECRETARY, house_texts

from accede.fees.actions import name_payer

OUTSIDE = {"name": "Sample Fund", "email": "fund@example.org", "language": "fr"}


def naming(**changed):
    return OUTSIDE | {"starts": date(2027, 1, 1), "reason": "Pays for its member."} | changed


def payer(membership, **changed):
    """Return somebody who pays in a member's place."""
    return name_payer(membership.organisation, **naming(**changed), by=SECRETARY, at=NOON)


def page_of_new():
    house_texts()
    return Call((sized().number,))


def page_of_end():
    house_texts()
    one = sized()
    return Call((one.number, payer(one).pk))


SAMPLES = {
    "fees.name_payer": Sample("treasurer secretariat", lambda: Call((sized().organisation,), naming())),
    "fees.end_payer": Sample("treasurer secretariat", lambda: Call((payer(sized()),), {"ends": date(2027, 6, 1)})),
}
ACCESS = {
    "payer_new": Sample("treasurer secretariat", page_of_new),
    "payer_end": Sample("treasurer secretariat", page_of_end),
}
