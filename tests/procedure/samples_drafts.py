"""Words beside a request for tests, kept by the real action."""

from cast import NOON
from permissions import Sample
from procedure.samples import met, of, page

from accede.procedure.models import Unsaved

SEAT = {"sheet_seat": "Tartu"}
TRYING = ("account:1", "account:987654")  # whom the permission tests let do it and try it


def with_unsaved():
    candidacy = met()
    for each in TRYING:
        Unsaved.objects.create(candidacy=candidacy, by=each, words=SEAT, at=NOON)
    return candidacy


SAMPLES = {
    "procedure.keep_unsaved": Sample("own:candidate", of(met, typed=SEAT, seen={})),
    "procedure.drop_unsaved": Sample("own:candidate", of(with_unsaved, name="sheet_seat")),
}
ACCESS = {
    "candidacy_draft_drop": Sample("own:candidate", page()),
    "candidacy_draft_check": Sample("own:candidate", page()),
}
