"""What members tell of themselves, and who may see it, made by the real actions."""

from cast import NOON, acting, open_account
from permissions import Call, Sample
from register.samples import delegate, mandate, member, organisation, page
from statutes.samples import law

from accede.journal.actions import Actor
from accede.people.capacities import Capacity
from accede.register.actions import give_consent, give_own_consent, tell_particulars

PUBLIC = {"audience": "public", "language": "en"}


def told(membership, **particulars):
    """Let a member tell particulars of itself, which nobody else sees."""
    known = membership.organisation
    tell_particulars(known, particulars=particulars, by=acting(Capacity.DELEGATE, known.pk), at=NOON)


def agreed(membership, particular, audience="public"):
    """Let a member agree that a particular is shown."""
    known = membership.organisation
    said = {"particular": particular, "audience": audience, "language": "en"}
    return give_consent(known, **said, by=acting(Capacity.DELEGATE, known.pk), at=NOON)


def agreed_oneself(account, membership, particular="person", audience="public"):
    """Let a person agree that its own name, or address, is shown with a member."""
    said = {"organisation": membership.organisation, "particular": particular, "audience": audience, "language": "en"}
    return give_own_consent(account, **said, by=Actor(f"account:{account.pk}"), at=NOON)


def telling():
    known = organisation()
    return Call((known,), {"particulars": {"telephone": "+32 2 555 12 34"}}, owner=known.pk)


def agreeing():
    known = organisation()
    return Call((known,), {"particular": "telephone", **PUBLIC}, owner=known.pk)


def withdrawing():
    one = member()
    agreed(one, "telephone")
    return Call((one.organisation,), {"particular": "telephone"}, owner=one.organisation_id)


def agreeing_oneself():
    law()
    known, person = organisation(), open_account()
    mandate(person, known)
    return Call((person,), {"organisation": known, "particular": "person", **PUBLIC}, person=person.pk)


def withdrawing_oneself():
    one = member()
    person = delegate(one)
    agreed_oneself(person, one)
    return Call((person,), {"organisation": one.organisation, "particular": "person"}, person=person.pk)


SAMPLES = {
    "register.tell_particulars": Sample("secretariat own:delegate", telling),
    "register.give_consent": Sample("own:delegate", agreeing),
    "register.withdraw_consent": Sample("secretariat own:delegate", withdrawing),
    "register.give_own_consent": Sample("oneself", agreeing_oneself),
    "register.withdraw_own_consent": Sample("oneself", withdrawing_oneself),
}
ACCESS = {"consents": Sample("secretariat own:delegate", page)}
