"""Papers for the room, for tests."""

from assembly.samples import convened
from permissions import Call, Sample

SAMPLES = {}
ACCESS = dict.fromkeys(
    ("on_paper", "attendance_list", "kit", "paper_ballots"),
    Sample("secretariat chair", lambda: Call((convened().address,))),
)
