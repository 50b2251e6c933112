"""Rehearsals for tests."""

from assembly.samples import prepared
from cast import NOON
from permissions import Call, Sample
from statutes.samples import SECRETARY

from accede.assembly.actions.rehearsal import plan_rehearsal

OFFICE = "secretariat chair"


def rehearsed(assembly=None):
    return plan_rehearsal(assembly or prepared(), by=SECRETARY, at=NOON)


SAMPLES = {
    "assembly.plan_rehearsal": Sample(OFFICE, lambda: Call((prepared(),))),
    "assembly.throw_rehearsal_away": Sample(OFFICE, lambda: Call((rehearsed(),))),
}
ACCESS = {
    "rehearse": Sample(OFFICE, lambda: Call((prepared().address,))),
    "throw_rehearsal_away": Sample(OFFICE, lambda: Call((rehearsed().address,))),
}
