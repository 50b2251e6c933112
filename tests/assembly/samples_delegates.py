"""Delegates of a member at one assembly, for tests."""

from assembly.samples import TODAY, prepared, speaker
from cast import NOON
from permissions import Call, Sample
from register.samples import delegate, member

from accede.assembly.actions.delegation import name_delegates
from accede.assembly.models import Delegation


def people(membership, *names):
    """Return delegates of a member, one of each name."""
    return [delegate(membership, f"{name.lower()}@{membership.number}.example.org", name=name) for name in names]


def sent(membership, assembly, *delegates, substitutes=()):
    """Name who speaks for a member at an assembly, and return all who are named."""
    said = {"delegates": delegates, "substitutes": substitutes, "by": speaker(membership), "at": NOON}
    name_delegates(membership.organisation, assembly, **said)
    assembly.refresh_from_db()
    return list(Delegation.objects.filter(organisation=membership.organisation))


def with_two():
    """Return a member with a delegate, Ada, and a substitute, Ben, at an assembly of today."""
    one, assembly = member("Network A", "BE"), prepared(day=TODAY)
    ada, ben = people(one, "Ada", "Ben")
    return one, assembly, sent(one, assembly, ada, substitutes=[ben])


def to_name():
    one, assembly = member("Network A", "BE"), prepared(day=TODAY)
    return Call((one.organisation, assembly), {"delegates": people(one, "Ada")}, owner=one.organisation_id)


def to_step_in():
    _one, _assembly, (ada, ben) = with_two()
    return Call((ben.account, ben), {"instead_of": ada}, person=ben.account_id)


def page():
    one, assembly, _named = with_two()
    return Call((assembly.address, one.organisation_id), owner=one.organisation_id)


SAMPLES = {
    "assembly.name_delegates": Sample("secretariat own:delegate", to_name),
    "assembly.step_in": Sample("secretariat oneself", to_step_in),
}
ACCESS = {
    "delegates": Sample("secretariat own:delegate", page),
    "step_in": Sample("secretariat delegate", lambda: Call((with_two()[1].address,))),
}
