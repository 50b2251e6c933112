"""Votes that were opened by mistake, for tests."""

from assembly.samples import PARTICIPANTS, at_its_place, voting
from permissions import Call, Sample

SAMPLES = {"assembly.take_back_vote": Sample("chair", lambda: Call((voting("BE")[0],)))}
ACCESS = {"take_back_vote": Sample(PARTICIPANTS, lambda: at_its_place(voting("BE")[0]))}
