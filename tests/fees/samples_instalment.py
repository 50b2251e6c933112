"""Instalments for tests, by the real actions."""

from datetime import date

from cast import NOON
from fees.samples import called, invoice
from permissions import Call, Sample
from statutes.samples import SECRETARY

from accede.fees.actions import agree_instalments

PARTS = [(date(2027, 6, 1), 30_000), (date(2027, 7, 1), 30_000), (date(2027, 8, 1), 36_000)]
WHY = "The Board, as the grant comes late."


def plan(one=None, parts=PARTS, at=NOON, **changed):
    """Return the instalments that were agreed for an invoice."""
    return agree_instalments(one or called(), parts=parts, **({"reason": WHY} | changed), by=SECRETARY, at=at)


SAMPLES = {
    "fees.agree_instalments": Sample(
        "treasurer secretariat", lambda: Call((called(),), {"parts": PARTS, "reason": WHY})
    ),
}
ACCESS = {"plan_new": Sample("treasurer secretariat", invoice)}
