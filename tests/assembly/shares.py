"""Members whose delegates carry their votes in shares, for tests."""

from assembly.samples import CHAIR, attends, opened, speaker
from assembly.samples_casting import weighted
from assembly.samples_delegates import people
from cast import NOON, acting
from register.samples import member

from accede.assembly.actions import cast_vote, open_vote
from accede.assembly.actions.delegation import name_delegates
from accede.assembly.models import Delegation
from accede.people.capacities import Capacity


def as_(delegation):
    """Return a delegate as it acts."""
    return acting(Capacity.DELEGATE, delegation.organisation_id, person=delegation.account_id)


def shared(membership, assembly, *shares, substitutes=()):
    """Divide the votes of a member among delegates of its own; return these, then their substitutes."""
    names = ["Ada", "Ben", "Cleo", "Dora"][: len(shares)]
    waiting = people(membership, *substitutes)
    said = {"delegates": people(membership, *names), "substitutes": waiting, "shares": shares}
    name_delegates(membership.organisation, assembly, **said, by=speaker(membership), at=NOON)
    assembly.refresh_from_db()
    return list(Delegation.objects.filter(organisation=membership.organisation))


def voting_in_shares(*shares, form="open", substitutes=(), law=()):
    """Return a vote in which a member of five votes has delegates that carry them, that member, and these."""
    weighted(*law)
    assembly, one = opened(), member("Network A", "BE")
    carried = shared(one, assembly, *shares, substitutes=substitutes)
    attends(one, assembly)
    return open_vote(assembly.items.get(), form=form, by=CHAIR, at=NOON), one, *carried


def casts(delegation, item, choice, at=NOON):
    """Cast the share that a delegate carries."""
    return cast_vote(delegation.organisation, item, choice=choice, by=as_(delegation), at=at)


SAMPLES, ACCESS = {}, {}
