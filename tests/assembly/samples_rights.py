"""Rights and proxies for tests: a law with a day on which the roll closes, and proxies in every state."""

from datetime import timedelta

from assembly.samples import BEFORE, FRONT, PARTICIPANTS, TODAY, prepared, speaker
from cast import NOON
from permissions import Call, Sample
from register.samples import member
from statutes.samples import LAW, SECRETARY

from accede.assembly.actions.entrusting import accept_proxy, entrust
from accede.statutes.actions import load_edition

CLOSING = b'\n[deadline.roll]\narticle = "15"\nby = "secretariat"\nwhen = "1 week before assembly"\n'


def with_closing():
    """Load the law with a day on which the roll closes: a week before the meeting."""
    return load_edition(LAW + CLOSING, by=SECRETARY, at=NOON)


def given(assembly, principal, holder, at=BEFORE, by=None, **said):
    """Return a proxy that was given, and not answered."""
    return entrust(
        principal.organisation, assembly, holder=holder.organisation, by=by or speaker(principal), at=at, **said
    )


def accepted(assembly, principal, holder, at=BEFORE):
    """Return a proxy that was given and accepted."""
    return accept_proxy(given(assembly, principal, holder, at), by=speaker(holder), at=at)


def two():
    """Return a meeting on the day of NOON with one item, and two members."""
    return prepared(day=TODAY), member("Network A", "BE"), member("Network B", "FR")


def of_principal():
    assembly, one, other = two()
    return Call((one.organisation, assembly), {"holder": other.organisation}, owner=one.organisation_id)


def of_holder():
    assembly, one, other = two()
    return Call((given(assembly, one, other),), owner=other.organisation_id)


def to_revoke():
    assembly, one, other = two()
    return Call((given(assembly, one, other),), owner=one.organisation_id)


def to_freeze():
    with_closing()
    return Call((prepared(day=TODAY + timedelta(days=5), at=NOON - timedelta(days=60)),))


def rights_page():
    return Call((two()[0].address,))


def answer():
    assembly, one, other = two()
    return Call((assembly.address, given(assembly, one, other).pk))


SAMPLES = {
    "assembly.entrust": Sample("secretariat own:delegate", of_principal),
    "assembly.accept_proxy": Sample("secretariat own:delegate", of_holder),
    "assembly.decline_proxy": Sample("secretariat own:delegate", of_holder),
    "assembly.revoke_proxy": Sample("secretariat own:delegate", to_revoke),
    "assembly.tell_rights": Sample("secretariat chair consequence", lambda: Call((two()[0],))),
    "assembly.freeze_roll": Sample("secretariat chair clock", to_freeze),
}
ACCESS = {
    **dict.fromkeys(("rights", "rights_csv", "close_roll", "tell_rights"), Sample(PARTICIPANTS, rights_page)),
    **dict.fromkeys(("rights_letters", "rights_letters_file"), Sample(FRONT, rights_page)),
    "answer_proxy": Sample(PARTICIPANTS, answer),
}
