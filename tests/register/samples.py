"""Organisations, members and mandates for tests, made by the real actions."""

from datetime import date
from itertools import count

from cast import NOON, open_account
from permissions import Call, Sample
from statutes.samples import SECRETARY, house_texts, law

from accede.journal.actions import action
from accede.people.capacities import anyone
from accede.register.actions import add_organisation, end_membership, enter_member, give_mandate
from accede.register.actions import owe as owe_action
from accede.register.models import Membership

JOINED = date(2020, 3, 1)
_numbers = count(1)


def consequence(deed, *subject, **details):
    """Do what only follows from another deed."""
    act = action(f"test.cause_{next(_numbers)}", allowed_to=anyone, journalled="A test.")(
        lambda *, by, at: deed(*subject, by=by, at=at, **details)
    )
    return act(by=SECRETARY, at=NOON)


def organisation(name="Aalto", country="BE", **details):
    return add_organisation(name, country=country, **details, by=SECRETARY, at=NOON)


def entering(**changed):
    said = {"category": "full", "effective_on": JOINED, "decided_on": JOINED, "decision": "", "article": ("13",)}
    return said | {"edition": law()} | changed


def member(name="Aalto", country="BE", details=None, **entry):
    known = organisation(name, country, **(details or {}))
    return enter_member(known, **entering(**entry), by=SECRETARY, at=NOON)


def leaving(**changed):
    said = {"path": "", "effective_on": date(2027, 1, 1), "decided_on": JOINED, "decision": "", "article": ("13",)}
    return said | {"edition": law()} | changed


def left(membership, on=date(2027, 1, 1), at=NOON):
    return end_membership(membership, **leaving(effective_on=on), by=SECRETARY, at=at)


def delegate(membership, email="delegate@example.org", **account):
    person = open_account(email, **account)
    mandate(person, membership.organisation)
    return person


def mandate(account, of=None, **changed):
    said = {"office": "delegate", "capacity": "delegate", "organisation": of, "starts": JOINED} | changed
    return give_mandate(account, **said, by=SECRETARY, at=NOON)


def owe(membership, due=date(2027, 4, 30), subject="test.thing:1"):
    return consequence(owe_action, membership.organisation, subject=subject, cents=100, currency="EUR", due=due)


def many(number):
    """Make members quickly, without the actions that other tests are about."""
    law()
    for index in range(number):
        known = organisation(f"Network {index}", ("BE", "FR", "IT")[index % 3])
        known.figures.create(name="wises", value=index, year=2026)
        Membership.objects.create(number=1000 + index, organisation=known, category="full", starts=JOINED)


def page():
    house_texts()
    one = member()
    return Call((one.number,), owner=one.organisation_id)


def page_of_line():
    house_texts()
    return Call((member().lines.get().number,))


def of_law():
    law()
    house_texts()
    return Call()


def entered():
    return Call((organisation(),), entering())


def of_member():
    return Call((member(),), leaving())


def changing():
    return Call((member(),), leaving() | {"category": "full"})


def correcting():
    return Call((member().lines.get(),), {"reason": "Another day.", "is_void": True})


def declaring():
    known = organisation()
    return Call((known,), {"name": "wises", "value": 12, "year": 2026}, owner=known.pk)


def giving():
    return Call(
        (open_account(),),
        {"office": "delegate", "capacity": "delegate", "organisation": organisation(), "starts": JOINED},
    )


def ending():
    return Call((mandate(open_account(), organisation()),), {"ends": date(2027, 1, 1)})


def owing():
    return Call((organisation(),), {"subject": "test.thing:1", "cents": 100, "currency": "EUR", "due": JOINED})


BY_OFFICE = "secretariat technician consequence"
SAMPLES = {
    "register.add_organisation": Sample(BY_OFFICE, lambda: Call(("Aalto",), {"country": "BE"})),
    "register.enter_member": Sample("secretariat consequence", entered),
    "register.change_category": Sample("secretariat consequence", changing),
    "register.end_membership": Sample("secretariat consequence", of_member),
    "register.correct_entry": Sample("secretariat", correcting),
    "register.declare_figure": Sample(f"{BY_OFFICE} own:delegate own:candidate", declaring),
    "register.give_mandate": Sample(BY_OFFICE, giving),
    "register.end_mandate": Sample(BY_OFFICE, ending),
    "register.owe": Sample("consequence", owing),
    "register.settle": Sample("consequence", lambda: Call((owe(member()),), {"on": date(2027, 5, 1)})),
}
ACCESS = {
    "members": Sample("everyone", of_law),
    "member": Sample("everyone", page),
    "figures": Sample("secretariat own:delegate", page),
    "register": Sample("secretariat chair board auditor", of_law),
    "register_as_of": Sample("secretariat chair board auditor", of_law),
    "register_as_of_csv": Sample("secretariat chair board auditor", of_law),
    "api_members": Sample("secretariat chair board auditor", of_law),
    "register_line": Sample("secretariat chair board auditor", page_of_line),
    "leaving": Sample("secretariat", page),
    "register_csv": Sample("secretariat chair board auditor", of_law),
}
