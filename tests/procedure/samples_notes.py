"""Notes of the office for tests, written by the real action."""

from cast import NOON
from permissions import Sample
from procedure.samples import OFFICE, of, page, sent
from statutes.samples import SECRETARY

from accede.procedure.actions import write_note


def note(candidacy, words="They telephoned.", by=SECRETARY, at=NOON, **more):
    return write_note(candidacy, words=words, **more, by=by, at=at)


SAMPLES = {"procedure.write_note": Sample(OFFICE, of(sent, words="They telephoned."))}
ACCESS = {"candidacy_notes": Sample(OFFICE, page())}
