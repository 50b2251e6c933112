"""Meetings that were held on paper and are entered afterwards, for tests."""

from datetime import timedelta

from assembly.samples import TODAY, convened
from cast import NOON
from permissions import Call, Sample
from register.samples import member
from statutes.samples import SECRETARY

from accede.assembly.actions.paper_meeting import begin_paper_meeting, enter_attendance, enter_result

# Those who try an action do it at NOON: by then this meeting was over.
PAST = {"opened_at": NOON - timedelta(hours=3), "closed_at": NOON - timedelta(hours=1)}
HOURS = {"opened_at": NOON, "closed_at": NOON + timedelta(hours=3)}
LATER = NOON + timedelta(days=2)


def begun(assembly=None):
    """Return a meeting of two days ago that is being entered from paper."""
    assembly = assembly or convened(day=TODAY)
    begin_paper_meeting(assembly, **HOURS, by=SECRETARY, at=LATER)
    assembly.refresh_from_db()
    return assembly


def sign(assembly, *members, among=()):
    everybody = [one.organisation for one in (*members, *among)]
    said = {"there": everybody[: len(members)], "among": everybody, "by": SECRETARY, "at": LATER}
    enter_attendance(assembly, **said)


def signed(*countries):
    """Return such a meeting, and its members, one of each country, who have all signed the list."""
    assembly = begun()
    members = [member(f"Network {one}", one) for one in countries]
    sign(assembly, *members)
    return assembly, members


def enter(assembly, members=(), choices=(), **sums):
    """Enter the result of the one item of a meeting: what these members have said, or the sums of a sheet."""
    votes = {one.organisation: choice for one, choice in zip(members, choices, strict=True)}
    return enter_result(assembly.items.get(), votes=votes, sums=sums, by=SECRETARY, at=LATER)


def to_sign():
    assembly, one = begun(), member("Network A", "BE")
    return Call((assembly,), {"there": [one.organisation], "among": [one.organisation]})


def to_enter():
    assembly, (one,) = signed("BE")
    return Call((assembly.items.get(),), {"votes": {one.organisation: "for"}})


def of_meeting():
    return Call((begun().address,))


SAMPLES = {
    "assembly.begin_paper_meeting": Sample("secretariat", lambda: Call((convened(day=TODAY),), PAST)),
    "assembly.enter_attendance": Sample("secretariat", to_sign),
    "assembly.enter_result": Sample("secretariat", to_enter),
    "assembly.end_paper_meeting": Sample("secretariat", lambda: Call((begun(),))),
}
ACCESS = {
    **dict.fromkeys(("paper_meeting", "paper_signed", "paper_end"), Sample("secretariat", of_meeting)),
    "enter_result": Sample("secretariat", lambda: Call(((one := begun()).address, one.items.get().position))),
}
