"""Organisations, members and mandates for tests, made by the real actions."""

from datetime import date
from itertools import count

from cast import NOON, open_account
from permissions import Call, Sample
from register.files import checked, csv, imported, matched, staged
from statutes.samples import SECRETARY, house_texts, law
from worlds import kept

from accede.journal.actions import action
from accede.people.capacities import anyone
from accede.register.actions import (
    add_organisation,
    compare_enterprises,
    end_belonging,
    end_membership,
    enter_member,
    give_mandate,
    list_enterprises,
    note_total,
    settle,
    suspend,
    tell_apart,
)
from accede.register.actions import owe as owe_action
from accede.register.models import Belonging, Enterprise, Figure, Membership, Organisation
from accede.register.queries import DETAILS
from accede.register.queries.listing import Listed
from accede.register.sheets.reading import read

JOINED = date(2020, 3, 1)
_numbers = count(1)


def consequence(deed, *subject, **details):
    """Do what only follows from another deed."""
    act = action(f"test.cause_{next(_numbers)}", allowed_to=anyone, journalled="A test.")(
        lambda *, by, at: deed(*subject, by=by, at=at, **details)
    )
    return act(by=SECRETARY, at=NOON)


@kept
def organisation(name="Aalto", country="BE", **details):
    return add_organisation(name, country=country, **details, by=SECRETARY, at=NOON)


def entering(**changed):
    said = {"category": "full", "effective_on": JOINED, "decided_on": JOINED, "decision": "", "article": ("13",)}
    return said | {"edition": law()} | changed


@kept
def member(name="Aalto", country="BE", details=None, **entry):
    known = organisation(name, country, **(details or {}))
    return enter_member(known, **entering(**entry), by=SECRETARY, at=NOON)


def leaving(**changed):
    said = {"path": "", "effective_on": date(2027, 1, 1), "decided_on": JOINED, "decision": "", "article": ("13",)}
    return said | {"edition": law()} | changed


def left(membership, on=date(2027, 1, 1), at=NOON):
    return end_membership(membership, **leaving(effective_on=on), by=SECRETARY, at=at)


@kept
def delegate(membership, email="delegate@example.org", **account):
    person = open_account(email, **account)
    mandate(person, membership.organisation)
    return person


def mandate(account, of=None, **changed):
    said = {"office": "delegate", "capacity": "delegate", "organisation": of, "starts": JOINED} | changed
    return give_mandate(account, **said, by=SECRETARY, at=NOON)


@kept
def owe(membership, due=date(2027, 4, 30), subject="test.thing:1"):
    return consequence(owe_action, membership.organisation, subject=subject, cents=100, currency="EUR", due=due)


@kept
def settled():
    obligation = owe(member())
    consequence(settle, obligation, on=date(2027, 5, 1))
    return obligation


def listing(membership, *things, starts=date(2027, 5, 1)):
    """List enterprises of a member: each a name and a number, and a country where it is not Belgium."""
    listed = [Listed(name, country[0] if country else "BE", number) for name, number, *country in things]
    list_enterprises(membership.organisation, listed=listed, starts=starts, by=SECRETARY, at=NOON)


def many(number):
    """Make members quickly, without the actions that other tests are about."""
    law()
    known = Organisation.objects.bulk_create(
        Organisation(name=f"Network {index}", country=("BE", "FR", "IT")[index % 3]) for index in range(number)
    )
    Figure.objects.bulk_create(
        Figure(organisation=one, name="wises", value=index, year=2026) for index, one in enumerate(known)
    )
    Membership.objects.bulk_create(
        Membership(number=1000 + index, organisation=one, category="full", starts=JOINED)
        for index, one in enumerate(known)
    )


def page():
    house_texts()
    one = member()
    return Call((one.number,), owner=one.organisation_id)


def page_of_line():
    house_texts()
    return Call((member().lines.get().number,))


ALIKE = dict.fromkeys(DETAILS, "") | {"name": "Aalto", "country": "BE"}


def two():
    """Two organisations that look like one."""
    law()
    return organisation(), organisation()


def apart():
    return tell_apart(*two(), by=SECRETARY, at=NOON)


def total():
    return note_total("members", value=8, year=2001, by=SECRETARY, at=NOON)


def page_of_total():
    of_law()
    return Call((total().pk,))


def said_to_be_two():
    house_texts()
    return Call((apart().pk,))


def two_side_by_side():
    house_texts()
    return Call(tuple(one.pk for one in two()))


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


def listed():
    known = organisation()
    return Call((known,), {"listed": [Listed("Atelier", "BE")], "starts": JOINED}, owner=known.pk)


def belonging(ends=None):
    one = member()
    listing(one, ("Atelier", ""))
    found = Belonging.objects.get()
    if ends:
        end_belonging(found, ends=ends, by=SECRETARY, at=NOON)
    return found


def _shown(found):
    house_texts()
    return Call((found.pk,), owner=found.organisation_id)


def said_of_two():
    house_texts()
    return Call((likeness().pk,))


def ending_one():
    one = belonging()
    return Call((one,), {"ends": date(2027, 6, 1)}, owner=one.organisation_id)


def resuming():
    one = belonging(date(2027, 6, 1))
    return Call((one,), owner=one.organisation_id)


def pair():
    listing(member(), ("Atelier", ""), ("Atelier", "0403.019.261"))
    return list(Enterprise.objects.order_by("pk"))


def likeness():
    return compare_enterprises(*pair(), said="one", by=SECRETARY, at=NOON)


FILE = csv(["Aalto"], headers=["Name"])


def laying():
    return Call((matched(FILE),), {"rows": [], "figures": [], "done": 0})


def ending_check():
    return Call((matched(FILE),), {"state": "checked", "counts": {}, "digest": ""})


def of_import():
    house_texts()
    return Call((checked(FILE).pk,))


def matching_columns():
    return Call((staged(FILE),), {"columns": {"0": "name"}, "known": "skip", "category": "", "year": None})


def appointing():
    said = {"name": "Ana", "office": "delegate", "capacity": "delegate", "organisation": organisation()}
    return Call(("ana@example.org",), said | {"starts": JOINED})


def handing_over():
    said = {"email": "bo@example.org", "name": "Bo", "on": date(2027, 1, 1)}
    return Call((mandate(open_account(), organisation()),), said)


def page_of_mandate():
    house_texts()
    return Call((mandate(open_account("mandated@example.org"), member().organisation).pk,))


def changing_seat():
    one = member().organisation
    return Call((one,), {"details": {"seat": "Oulu"}, "seen": {"seat": ""}}, owner=one.pk)


def suspending():
    return Call((member(),), leaving(standing="unpaid"))


def restoring():
    one = member()
    suspend(one, **leaving(standing="unpaid"), by=SECRETARY, at=NOON)
    return Call((one,), leaving(standing="unpaid", effective_on=date(2027, 6, 1)))


BY_OFFICE = "secretariat technician consequence"
IMPORTERS = "secretariat technician"
SAMPLES = {
    "register.add_organisation": Sample(BY_OFFICE, lambda: Call(("Aalto",), {"country": "BE"})),
    "register.enter_member": Sample("secretariat consequence", entered),
    "register.change_category": Sample("secretariat consequence", changing),
    "register.end_membership": Sample("secretariat consequence", of_member),
    "register.suspend": Sample("secretariat consequence", suspending),
    "register.restore": Sample("secretariat consequence", restoring),
    "register.correct_entry": Sample("secretariat", correcting),
    "register.declare_figure": Sample(f"{BY_OFFICE} own:candidate", declaring),
    "register.change_details": Sample("secretariat own:delegate", changing_seat),
    "register.give_mandate": Sample(BY_OFFICE, giving),
    "register.appoint": Sample("secretariat technician", appointing),
    "register.hand_over": Sample("secretariat technician", handing_over),
    "register.end_mandate": Sample(BY_OFFICE, ending),
    "register.list_enterprises": Sample("secretariat technician own:delegate", listed),
    "register.end_belonging": Sample("secretariat own:delegate", ending_one),
    "register.resume_belonging": Sample("secretariat own:delegate", resuming),
    "register.compare_enterprises": Sample("secretariat", lambda: Call(tuple(pair()), {"said": "one"})),
    "register.take_comparison_back": Sample("secretariat", lambda: Call((likeness(),))),
    "register.stage_import": Sample(IMPORTERS, lambda: Call(("a.csv",), {"table": read(FILE), "columns": {}})),
    "register.match_columns": Sample(IMPORTERS, matching_columns),
    "register.take_up_import": Sample(f"{IMPORTERS} clock", lambda: Call((matched(FILE),))),
    "register.lay_rows": Sample(f"{IMPORTERS} clock", laying),
    "register.end_check": Sample(f"{IMPORTERS} clock", ending_check),
    "register.apply_import": Sample(IMPORTERS, lambda: Call((checked(FILE),))),
    "register.undo_import": Sample(IMPORTERS, lambda: Call((imported(FILE),), {"reason": "Sent by mistake"})),
    "register.note_total": Sample("secretariat technician", lambda: Call(("members",), {"value": 8, "year": 2001})),
    "register.merge_organisations": Sample("secretariat", lambda: Call(two(), {"values": ALIKE})),
    "register.tell_apart": Sample("secretariat", lambda: Call(two())),
    "register.take_distinction_back": Sample("secretariat", lambda: Call((apart(),))),
    "register.take_total_back": Sample("secretariat technician", lambda: Call((total(),))),
    "register.owe": Sample("consequence", owing),
    "register.settle": Sample("consequence", lambda: Call((owe(member()),), {"on": date(2027, 5, 1)})),
    "register.reopen": Sample("consequence", lambda: Call((settled(),))),
}
ACCESS = {
    "members": Sample("everyone", of_law),
    "members_csv": Sample("everyone", of_law),
    "export_csv": Sample("secretariat chair board auditor", of_law),
    "export_xlsx": Sample("secretariat chair board auditor", of_law),
    "imports": Sample(IMPORTERS, of_law),
    "import": Sample(IMPORTERS, of_import),
    "import_columns": Sample(IMPORTERS, of_import),
    "import_progress": Sample(IMPORTERS, of_import),
    "import_faults": Sample(IMPORTERS, of_import),
    "import_undo": Sample(IMPORTERS, of_import),
    "member": Sample("everyone", page),
    "figures": Sample("secretariat", page),
    "enterprises": Sample("secretariat chair board auditor own:delegate", page),
    "enterprises_csv": Sample("secretariat chair board auditor own:delegate", page),
    "more_enterprises": Sample("secretariat own:delegate", page),
    "belonging": Sample("secretariat own:delegate", lambda: _shown(belonging())),
    "totals": Sample("secretariat technician", of_law),
    "total_back": Sample("secretariat technician", page_of_total),
    "doubles": Sample("secretariat", of_law),
    "double": Sample("secretariat", two_side_by_side),
    "distinction_back": Sample("secretariat", said_to_be_two),
    "duplicates": Sample("secretariat chair board auditor", of_law),
    "comparison_back": Sample("secretariat", said_of_two),
    "network_figures": Sample("everyone", of_law),
    "network_figures_csv": Sample("everyone", of_law),
    "register": Sample("secretariat chair board auditor", of_law),
    **dict.fromkeys(
        ("register_as_of", "register_as_of_csv", "register_as_of_pdf", "api_members"),
        Sample("secretariat chair board auditor delegate", of_law),
    ),
    "register_line": Sample("secretariat chair board auditor", page_of_line),
    "offices": Sample("secretariat technician", of_law),
    "people": Sample("secretariat own:delegate", page),
    "mandate": Sample("secretariat technician", page_of_mandate),
    "leaving": Sample("secretariat", page),
    "details": Sample("secretariat own:delegate", page),
    "standing": Sample("secretariat chair board treasurer auditor own:delegate", page),
    "api_standing": Sample("secretariat chair board treasurer auditor own:delegate", page),
    **dict.fromkeys(("standings", "standings_csv"), Sample("secretariat chair board treasurer auditor", of_law)),
    "register_csv": Sample("secretariat chair board auditor", of_law),
}
