"""Groups that share one voice for tests: one of them speaks for all, or a body chooses where they do not agree."""

from datetime import timedelta

from assembly.samples import CHAIR, PARTICIPANTS, attends, prepared, speaker, vote, voting
from cast import NOON
from permissions import Call, Sample
from register.samples import member
from statutes.samples import LAW, SECRETARY, house_texts

from accede.assembly.actions import convene, open_assembly, open_vote
from accede.assembly.actions.speaker import name_speaker
from accede.statutes.actions import load_edition

TODAY, BEFORE = NOON.date(), NOON - timedelta(days=60)


def ruled(*changes):
    """Load the law with other words of how a country speaks."""
    house_texts()
    text = LAW
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return load_edition(text, by=SECRETARY, at=NOON - timedelta(days=90))


CHOSEN = (b'speaks  = "if all agree"', b'speaks  = "by one they choose"')
PICKED = (b'else    = "blank"', b'else    = "board"')


def french(day=TODAY):
    """Return a meeting to come and two members of one country."""
    return prepared(day, BEFORE), member("Network A", "FR"), member("Network B", "FR")


def named(assembly, who, whom):
    return name_speaker(who.organisation, assembly, speaker=whom.organisation, by=speaker(who), at=NOON)


def begun(assembly, *members, form="open"):
    """Open a meeting that was prepared, and the vote on its one item, with these members in the room."""
    convene(assembly, by=CHAIR, at=BEFORE)
    open_assembly(assembly, by=CHAIR, at=NOON)
    for one in members:
        attends(one, assembly)
    return open_vote(assembly.items.get(), form=form, by=CHAIR, at=NOON)


def to_name():
    assembly, one, other = french()
    return Call((one.organisation, assembly), {"speaker": other.organisation}, owner=one.organisation_id)


def to_pick():
    ruled(PICKED)
    item, (one, other) = voting("FR", "FR")
    vote(one, item), vote(other, item, "against")
    return Call((item,), {"group": "FR", "choice": "for"})


SAMPLES = {
    "assembly.name_speaker": Sample("secretariat own:delegate", to_name),
    "assembly.pick_for_group": Sample("secretariat chair", to_pick),
}
ACCESS = {
    "speakers": Sample(PARTICIPANTS, lambda: Call((french()[0].address,))),
    "pick_for_group": Sample("secretariat chair", lambda: Call((prepared().day, 1))),
}
