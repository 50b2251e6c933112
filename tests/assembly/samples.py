"""Assemblies for tests, made by the real actions: members, delegates, an agenda, a vote."""

from datetime import date, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from archive.files import deposit
from cast import NOON, acting, open_account
from cast import _here as here
from permissions import Call, Sample
from register.samples import many, member, owe
from statutes.samples import LAW, SECRETARY, house_texts, law
from worlds import kept

from accede.archive.queries import documents_about
from accede.assembly.actions import (
    add_item,
    add_paper,
    cast_vote,
    close_assembly,
    convene,
    declare_result,
    make_feed,
    note_attendance,
    open_assembly,
    open_vote,
    plan_assembly,
    start_initiative,
)
from accede.people.capacities import Capacity
from accede.statutes.actions import load_edition

CHAIR = acting(Capacity.CHAIR)
ZONE = ZoneInfo("Europe/Brussels")
# Three months ahead, so that at NOON its convocation is still in time; and the day of NOON itself, for what happens on the day.
DAY = date(2027, 8, 14)
TODAY = NOON.date()
BEFORE = NOON - timedelta(days=60)
TITLE = {"en": "Réseau Neuf", "fr": "Réseau Neuf"}
_numbers = count(1)


def speaker(membership):
    """Return the delegate of a member, as an actor."""
    return acting(Capacity.DELEGATE, membership.organisation_id, person=1000 + membership.pk)


@kept
def planned(day=DAY, at=BEFORE, place="Ghent"):
    law()
    opens = datetime(day.year, day.month, day.day, 14, tzinfo=ZONE)
    return plan_assembly(day=day, opens_at=opens, place=place, by=SECRETARY, at=at)


def put(assembly, matter="admission", title=None, about="", at=BEFORE, by=SECRETARY):
    return add_item(assembly, matter=matter, title=title or TITLE, about=about, by=by, at=at)


@kept
def prepared(day=DAY, at=BEFORE, matter="admission"):
    """Return an assembly with one item on its agenda."""
    house_texts()
    assembly = planned(day, at)
    put(assembly, matter, at=at)
    return assembly


@kept
def convened(day=TODAY, at=BEFORE, matter="admission"):
    return convene(prepared(day, at, matter), by=CHAIR, at=at)


@kept
def opened(day=TODAY, at=NOON, matter="admission"):
    """Return an assembly that is open, its members convened long before."""
    return open_assembly(convened(day, at - timedelta(days=60), matter), by=CHAIR, at=at)


@kept
def attends(membership, assembly, mode="present", at=NOON):
    note_attendance(membership.organisation, assembly, mode=mode, by=SECRETARY, at=at)


@kept
def voting(*countries, at=NOON, day=TODAY, absent=0, matter="admission"):
    """Return an item whose vote is open, and its members: one for each country named, all but some attending."""
    assembly = opened(day, at, matter)
    members = [member(f"Network {one} {next(_numbers)}", one) for one in countries]
    for one in members[: len(members) - absent]:
        attends(one, assembly, at=at)
    return open_vote(assembly.items.get(), by=CHAIR, at=at), members


def vote(membership, item, choice="for", at=NOON):
    return cast_vote(membership.organisation, item, choice=choice, by=speaker(membership), at=at)


def declare(item, at=NOON):
    return declare_result(item, by=CHAIR, at=at)


@kept
def arrears(membership):
    return owe(membership, due=TODAY - timedelta(days=3), subject=f"test.fee:{membership.pk}")


def ballot():
    item, (one,) = voting("BE")
    return Call((one.organisation, item), {"choice": "for"}, owner=one.organisation_id)


def coming():
    assembly, one = opened(), member()
    return Call((one.organisation, assembly), {"mode": "remote"}, owner=one.organisation_id)


def called():
    one = member()
    return Call((one.organisation, convened()), owner=one.organisation_id)


def paper(assembly=None, item=None, title="Report", at=BEFORE):
    """Return a document of a meeting."""
    assembly = assembly or prepared()
    return add_paper(assembly, item=item, title=title, language="en", deposit=deposit(), by=SECRETARY, at=at)


def to_arrange():
    assembly = prepared()
    return Call((assembly,), {"order": [assembly.items.get().pk], "minutes": {}})


def with_news():
    assembly = convened()
    paper(assembly, at=NOON)
    return Call((assembly,))


def started(one=None, assembly=None, title="A report on travel", **changed):
    """Return what a member asks for: an item on an agenda, unless something else is said."""
    one = one or member()
    of_body = "body" in changed
    said = {"aim": "put", "assembly": None if of_body else assembly or planned(), "matter": "programme", "title": title}
    return start_initiative(one.organisation, **said | changed, by=speaker(one), at=NOON)


def of_initiative():
    one, assembly = member(), planned()
    many(12)
    said = {"aim": "put", "assembly": assembly, "matter": "programme", "title": "A report"}
    return Call((one.organisation,), said, owner=one.organisation_id)


def supporting():
    many(12)
    one = member()
    return Call((one.organisation, started()), owner=one.organisation_id)


def supported():
    many(12)
    one = member()
    return Call((one.organisation, started(one)), owner=one.organisation_id)


THEN = b'then = [{ when = "2 to 6 weeks after first_meeting" }]\n'


def with_second_call(at=NOON):
    """Load a law with a quorum of half of the members, and a second call where there is none."""
    quorum = '\n[quorum.half]\narticle = "15"\npresent = { at_least = "1/2", of = "members entitled" }\n'
    with_rule = LAW.replace(
        b'majority        = "ordinary"\n', b'majority        = "ordinary"\nquorum          = "half"\n'
    )
    load_edition(with_rule + quorum.encode() + THEN, by=SECRETARY, at=at - timedelta(days=80))


@kept
def without_quorum(at=NOON, day=TODAY):
    """Return an assembly that closed without a quorum for what stood on its agenda, under a law with a second call."""
    with_second_call(at)
    item, _members = voting("BE", "FR", "IT", absent=2, at=at, day=day)
    declare(item, at)
    return close_assembly(item.assembly, by=CHAIR, at=at)


def own_feed():
    one = open_account("feed@example.org")
    return Call((one,), person=one.pk)


def of_feed():
    law()
    one = here.account(Capacity.CHAIR)
    return Call((make_feed(one, by=acting(Capacity.CHAIR, person=one.pk), at=NOON).key,))


WORDS = {"article": "13", "language": "en", "before": "One old word.", "after": "One new word."}


def on_its_day(assembly):
    return Call((assembly.day,))


def at_its_place(item):
    return Call((item.assembly.day, item.position))


def of_paper():
    one = paper()
    return Call((one.assembly.address, documents_about(one).get().pk))


def declared():
    item, (one,) = voting("BE")
    vote(one, item)
    declare(item)
    return at_its_place(item)


def of_plan():
    law()
    opens = datetime(2027, 8, 14, 14, tzinfo=ZONE)
    return Call((), {"day": DAY, "opens_at": opens, "place": "Ghent"})


def of_list():
    house_texts()
    law()
    return Call()


def an_item():
    return opened().items.get()


QUORUM = b'\n[quorum.half]\narticle = "15"\npresent = { at_least = "1/2", of = "members entitled" }\n'


def with_quorum(*without):
    """Load the law with a quorum of half of the members, and without some of its lines."""
    changed = LAW.replace(
        b'majority        = "ordinary"\n', b'majority        = "ordinary"\nquorum          = "half"\n'
    )
    for line in without:
        assert line in changed
        changed = changed.replace(line, b"")
    return load_edition(changed + QUORUM, by=SECRETARY, at=NOON)


SAMPLES = {
    "assembly.plan_assembly": Sample("secretariat", of_plan),
    "assembly.add_item": Sample(
        "secretariat chair consequence", lambda: Call((planned(),), {"matter": "accounts", "title": TITLE})
    ),
    "assembly.convene": Sample("chair", lambda: Call((prepared(),))),
    "assembly.acknowledge_convocation": Sample("own:delegate", called),
    "assembly.arrange_agenda": Sample("secretariat chair", to_arrange),
    "assembly.take_off_item": Sample("secretariat chair", lambda: Call((prepared().items.get(),))),
    "assembly.add_paper": Sample(
        "secretariat chair", lambda: Call((prepared(),), {"title": "Report", "deposit": deposit()})
    ),
    "assembly.renew_paper": Sample("secretariat chair", lambda: Call((paper(),), {"deposit": deposit()})),
    "assembly.send_papers": Sample("secretariat chair", with_news),
    "assembly.start_initiative": Sample("own:delegate", of_initiative),
    "assembly.support_initiative": Sample("own:delegate", supporting),
    "assembly.withdraw_support": Sample("own:delegate", supported),
    "assembly.postpone_assembly": Sample(
        "secretariat chair", lambda: Call((prepared(),), {"opens_at": NOON, "place": "Ghent", "reason": "No room."})
    ),
    "assembly.call_off_assembly": Sample("secretariat chair", lambda: Call((prepared(),), {"reason": "No room."})),
    "assembly.call_again": Sample(
        "secretariat chair",
        lambda: Call((without_quorum(),), {"opens_at": NOON + timedelta(days=20), "place": "Ghent"}),
    ),
    "assembly.make_feed": Sample("oneself", own_feed),
    "assembly.reword_item": Sample("secretariat chair", lambda: Call((prepared().items.get(),), {"title": TITLE})),
    "assembly.propose_wording": Sample("secretariat chair", lambda: Call((prepared().items.get(),), WORDS)),
    "assembly.open_assembly": Sample("chair", lambda: Call((convened(),))),
    "assembly.close_assembly": Sample("chair", lambda: Call((opened(),))),
    "assembly.note_attendance": Sample("secretariat own:delegate", coming),
    "assembly.adjourn_item": Sample("consequence", lambda: Call((an_item(),))),
    "assembly.withdraw_item": Sample("consequence", lambda: Call((an_item(),))),
    "assembly.open_vote": Sample("chair consequence", lambda: Call((an_item(),))),
    "assembly.cast_vote": Sample("own:delegate", ballot),
    "assembly.declare_result": Sample("chair consequence", lambda: Call((voting("BE")[0],))),
    "assembly.declare_consensus": Sample("chair consequence", lambda: Call((an_item(),))),
}
PARTICIPANTS = "secretariat chair board treasurer auditor delegate"
FRONT = "secretariat chair board treasurer auditor"
ACCESS = {
    "assemblies": Sample(PARTICIPANTS, of_list),
    **dict.fromkeys(
        ("assembly", "assembly_live", "convene", "open_assembly", "close_assembly", "attendance"),
        Sample(PARTICIPANTS, lambda: on_its_day(prepared())),
    ),
    **dict.fromkeys(
        ("item", "item_seats", "item_room", "open_vote", "declare_result", "declare_consensus"),
        Sample(PARTICIPANTS, lambda: at_its_place(prepared().items.get())),
    ),
    "acknowledge": Sample(PARTICIPANTS, lambda: on_its_day(prepared())),
    **dict.fromkeys(("convocation", "convocation_file"), Sample(FRONT, lambda: on_its_day(prepared()))),
    "initiatives": Sample(PARTICIPANTS, of_list),
    **dict.fromkeys(("support_initiative", "leave_initiative"), Sample(PARTICIPANTS, lambda: Call((started().pk,)))),
    **dict.fromkeys(
        ("change_assembly", "call_off", "call_again"), Sample("secretariat chair", lambda: on_its_day(prepared()))
    ),
    "make_feed": Sample(PARTICIPANTS, of_list),
    "calendar_feed": Sample("everyone", of_feed),
    "assembly_calendar": Sample(PARTICIPANTS, lambda: on_its_day(prepared())),
    "reword": Sample("secretariat chair", lambda: at_its_place(prepared().items.get())),
    "wording": Sample("secretariat chair", lambda: at_its_place(prepared().items.get())),
    "papers": Sample(PARTICIPANTS, lambda: on_its_day(prepared())),
    "paper": Sample(PARTICIPANTS, of_paper),
    "paper_renew": Sample("secretariat chair", lambda: Call(((one := paper()).assembly.address, one.pk))),
    **dict.fromkeys(("agenda", "papers_send"), Sample("secretariat chair", lambda: on_its_day(prepared()))),
    "item_archive": Sample(PARTICIPANTS, declared),
}
