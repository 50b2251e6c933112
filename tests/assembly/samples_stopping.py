"""Decisions in writing that give way to a meeting where two members ask for it."""

from assembly.samples import BEFORE, CHAIR, PARTICIPANTS, TITLE, speaker
from assembly.samples_writing import MAY, planned
from cast import NOON
from permissions import Call, Sample
from register.samples import member
from statutes.samples import SECRETARY

from accede.assembly import actions
from accede.assembly.actions.stopping import ask_for_meeting

TWO = MAY.replace(b" but_not", b' stopped_by = [{ at_least = 2, of = "members" }], but_not')


def convened(*names, may=TWO):
    """Return an assembly that was convened to decide in writing, and these members."""
    assembly = planned(may=may)
    members = [member(one) for one in names]
    actions.add_item(assembly, matter="accounts", title=TITLE, by=SECRETARY, at=BEFORE)
    return actions.convene(assembly, by=CHAIR, at=BEFORE), members


def asks(membership, assembly, at=NOON):
    return ask_for_meeting(membership.organisation, assembly, by=speaker(membership), at=at)


def to_ask():
    assembly, (one,) = convened("Aalto")
    return Call((one.organisation, assembly), owner=one.organisation_id)


SAMPLES = {"assembly.ask_for_meeting": Sample("own:delegate", to_ask)}
ACCESS = {"ask_for_meeting": Sample(PARTICIPANTS, lambda: Call((convened()[0].address,)))}
