"""Minutes for tests: of an assembly at which one item was voted on and that is closed."""

from datetime import timedelta

from assembly.samples import CHAIR, PARTICIPANTS, TODAY, attends, declare, planned, put, vote, voting
from cast import NOON
from permissions import Call, Sample
from register.samples import member
from statutes.samples import LAW, SECRETARY, house_texts

from accede.assembly.actions import close_assembly, convene, draft_minutes, open_assembly, open_vote, sign_minutes
from accede.statutes.actions import load_edition

HOUR = timedelta(hours=1)


def over(*countries, at=NOON, day=TODAY):
    """Return a closed assembly at which every member but the last voted for the one item, and the last against."""
    item, members = voting(*(countries or ("BE", "FR", "IT")), at=at, day=day)
    for one in members:
        vote(one, item, "against" if one == members[-1] and len(members) > 1 else "for", at=at + HOUR)
    declare(item, at=at + HOUR)
    return close_assembly(item.assembly, by=CHAIR, at=at + 2 * HOUR)


def drafted(*countries, at=NOON, day=TODAY):
    return draft_minutes(over(*countries, at=at, day=day), by=SECRETARY, at=at + 3 * HOUR)


def signed():
    minutes = drafted()
    sign_minutes(minutes, seen=1, by=CHAIR, at=NOON + 4 * HOUR)
    return minutes


SIGNERS = """
[deadline.minutes]
article = "13"
by = "coordinator"
signed_by = ["president", "secretary", "treasurer", "coordinator"]
when = "1 month after assembly"
"""


def several_sign():
    """Load a law by which four offices sign the minutes."""
    house_texts()
    return load_edition(LAW + SIGNERS.encode(), by=SECRETARY, at=NOON)


def to_be_signed():
    several_sign()
    return Call((drafted(),), {"seen": 1})


def deciding_on(minutes):
    """Return an open vote, a year later, on the approval of minutes."""
    later = NOON + timedelta(days=365)
    assembly = planned(later.date(), later - timedelta(days=60))
    item = put_on(assembly, minutes, later - timedelta(days=60))
    convene(assembly, by=CHAIR, at=later - timedelta(days=60))
    open_assembly(assembly, by=CHAIR, at=later)
    one = member()
    attends(one, assembly, at=later)
    return open_vote(item, by=CHAIR, at=later), one


def put_on(assembly, minutes, at=NOON):
    return put(assembly, "programme", about=f"assembly.minutes:{minutes.pk}", at=at)


def of_minutes(*more):
    return lambda: Call((drafted().assembly.address, *more))


OFFICE = "secretariat chair"
SAMPLES = {
    "assembly.draft_minutes": Sample(OFFICE, lambda: Call((over(),))),
    "assembly.correct_minutes": Sample(
        OFFICE, lambda: Call((drafted(),), {"language": "fr", "text": "# Un", "seen": 1})
    ),
    "assembly.sign_minutes": Sample("secretariat chair board treasurer", to_be_signed),
    "assembly.approve_minutes": Sample("consequence", lambda: Call((drafted(),))),
}
ACCESS = {
    "minutes": Sample(PARTICIPANTS, of_minutes()),
    "draft_minutes": Sample(PARTICIPANTS, of_minutes()),
    "sign_minutes": Sample(PARTICIPANTS, of_minutes()),
    "approve_minutes": Sample(PARTICIPANTS, of_minutes()),
    "minutes_file": Sample(PARTICIPANTS, lambda: Call((signed().assembly.address, "en", "pdf"))),
    "decisions": Sample(PARTICIPANTS, lambda: Call((signed().assembly.address, "en"))),
    "correct_minutes": Sample(OFFICE, of_minutes("en")),
    "minutes_version": Sample(PARTICIPANTS, lambda: Call((signed().assembly.address, "en", 1))),
}
