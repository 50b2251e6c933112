"""Candidacies that have ended without an admission, for tests."""

from cast import NOON
from permissions import Sample
from procedure.samples import fresh, judge, judged, of, own, page, written

from accede.procedure.actions import conclude_verification, withdraw


def withdrawn():
    candidacy = written()
    withdraw(candidacy, by=own(candidacy), at=NOON)
    return fresh(candidacy)


def refused():
    candidacy = judged(answer="not_met")
    conclude_verification(candidacy, by=judge(), at=NOON)
    return fresh(candidacy)


WHO = "secretariat own:candidate"
SAMPLES = {"procedure.apply_again": Sample(WHO, of(withdrawn))}
ACCESS = {"candidacy_again": Sample(WHO, page(withdrawn))}
