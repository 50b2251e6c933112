"""Seats that members hold, for tests: the organisation stands, and a person represents it."""

from assembly.samples import BEFORE, speaker
from assembly.samples_elections import SEAT, ballot, begun, called, close, declare, paper, voters, with_law
from permissions import Call, Sample
from register.samples import member
from statutes.samples import SECRETARY

from accede.assembly.actions import nominate
from accede.assembly.actions.representative import answer_for_member
from accede.assembly.models import Nomination

HELD = (SEAT, SEAT + b'held_by = "member", term = "3 years", ')


def put_forward(name="Network A"):
    """Return a nomination of a member for a seat that members hold, and the member."""
    with_law(HELD)
    one = member(name, "BE")
    person = {"name": "Ana Sample", "email": "ana@example.org", "organisation": one.organisation}
    return nominate(one.organisation, called(), **person, by=SECRETARY, at=BEFORE), one


def accepted():
    nomination, one = put_forward()
    answer_for_member(one.organisation, nomination, accepts=True, by=speaker(one), at=BEFORE)
    return Nomination.objects.get(pk=nomination.pk), one


def elected():
    """Return the nomination of a member that has its seat, and the member."""
    nomination, one = accepted()
    begun(nomination.election)
    (voter,) = voters(nomination.election, "FR")
    ballot(nomination.election)
    paper(voter, nomination.election, nomination.name)
    close(nomination.election)
    declare(nomination.election)
    return Nomination.objects.get(pk=nomination.pk), one


def of(made, **named):
    nomination, one = made()
    return Call((one.organisation, nomination), named, owner=one.organisation_id)


OTHER = {"name": "Bo Sample", "email": "bo@example.org"}
SAMPLES = {
    "assembly.answer_for_member": Sample("secretariat own:delegate", lambda: of(put_forward, accepts=True)),
    "assembly.withdraw_for_member": Sample("secretariat own:delegate", lambda: of(accepted)),
    "assembly.name_representative": Sample("secretariat own:delegate", lambda: of(elected, **OTHER)),
}
ACCESS: dict[str, Sample] = {}
