"""Events and those who take part, for tests, made by the real actions."""

from datetime import timedelta
from itertools import count

from archive.files import deposit
from cast import NOON, acting
from permissions import Call, Sample
from register.samples import member
from statutes.samples import SECRETARY, house_texts, law

from accede.learning import actions
from accede.learning.models import Registration
from accede.learning.queries import place_url
from accede.people.capacities import VISITOR, Capacity

DAY = timedelta(days=1)
BEGINS = NOON + 30 * DAY
AFTER = BEGINS + timedelta(hours=4)
TITLES = {"en": "Selling to a town", "fr": "Vendre à une commune"}
CONSENT = "You may keep it."
_numbers = count(1)


def said(**changed):
    known = {"kind": "training", "titles": TITLES, "mode": "both", "place": "Dublin", "begins": BEGINS}
    known |= {"ends": BEGINS + timedelta(hours=3), "until": (BEGINS - 7 * DAY).date(), "audience": "public"}
    known |= {
        "link": "https://example.org/room",
        "texts": {"en": "How **tenders** work.\n\nWith exercises."},
        "hours": 3,
    }
    return actions.Announced(**(known | changed))


def event(**changed):
    """Announce an event, to everybody unless it is said."""
    law()
    house_texts()
    return actions.announce_event(said(**changed), by=SECRETARY, at=NOON)


def speaker(organisation):
    return acting(Capacity.DELEGATE, organisation.pk)


def whom(email=None, name="Ana"):
    return {"name": name, "email": email or f"p{next(_numbers)}@example.org", "language": "en"}


def registered(found, of, email=None, at=NOON, by=None, **changed):
    """Register somebody of a member."""
    return actions.register(of, found, **(whom(email) | changed), by=by or speaker(of), at=at)


def guest(found, email=None, at=NOON, of="Town of Ghent", by=VISITOR, **changed):
    """Ask for a place as a guest; return the registration, whose address has not answered."""
    told = whom(email) | changed
    actions.ask_for_place(found, **told, of=of, consent=CONSENT, by=by, at=at)
    return Registration.objects.filter(event=found, email=told["email"]).first()


def confirmed(found, email=None, at=NOON, **changed):
    return actions.confirm_place(guest(found, email, at, **changed), by=VISITOR, at=at)


def material(found, is_for_all=False):
    told = {"title": "Slides", "is_for_all": is_for_all, "deposit": deposit()}
    return actions.add_material(found, **told, by=SECRETARY, at=NOON)


def came(*several):
    """Note that some came."""
    found = several[0].event
    actions.note_attendance(found, came=[one.pk for one in several], missed=[], by=SECRETARY, at=AFTER)
    return several[0]


def attended():
    of = member().organisation
    return came(registered(event(), of))


def of(make):
    """Return a call about what somebody of a member has."""

    def call():
        one = make(member().organisation)
        return Call((one,), owner=one.organisation_id)

    return call


def registering():
    one = member().organisation
    return Call((one, event()), whom(), owner=one.pk)


def near():
    found = event(begins=NOON + DAY, ends=NOON + 2 * DAY, until=NOON.date())
    registered(found, member().organisation)
    return Call((found,))


def forgetting():
    guest(event(), at=NOON - 8 * DAY)
    return Call()


def attendance():
    found = event(begins=NOON - timedelta(hours=1), until=(NOON - DAY).date())
    one = registered(found, member().organisation, at=NOON - 2 * DAY)
    return Call((found,), {"came": [one.pk], "missed": []})


def page():
    law()
    house_texts()
    return Call()


def page_of(make, *more):
    return lambda: Call((make().pk, *more))


def page_of_material():
    found = event()
    return Call((found.pk, material(found, is_for_all=True).pk))


def page_of_registration(make):
    def call():
        one = make()
        return Call((one.pk,), owner=one.organisation_id)

    return call


def signed(make):
    return lambda: Call((token(make()),))


def token(one):
    return place_url(one.pk, "en").rstrip("/").rpartition("/")[2]


def page_of_own_material():
    found = event()
    one = registered(found, member().organisation)
    return Call((token(one), material(found).pk))


ASKING = {"name": "Bo", "of": "Town", "email": "bo@example.org", "language": "en", "consent": CONSENT}
ADMITTING = {name: ASKING[name] for name in ("name", "of", "email", "language")}
HANDING = {"title": "Slides", "is_for_all": True}
SAMPLES = {
    "learning.announce_event": Sample("secretariat", lambda: (page(), Call((said(),)))[1]),
    "learning.change_event": Sample("secretariat", lambda: Call((event(),), {"said": said(place="Cork")})),
    "learning.cancel_event": Sample("secretariat", lambda: Call((event(),), {"reason": "Too few."})),
    "learning.remind_of_event": Sample("clock", near),
    "learning.register": Sample("own:delegate secretariat", registering),
    "learning.admit_guest": Sample("secretariat", lambda: Call((event(),), ADMITTING)),
    "learning.ask_for_place": Sample("everyone", lambda: Call((event(),), ASKING)),
    "learning.confirm_place": Sample("everyone", lambda: Call((guest(event()),))),
    "learning.give_up_place": Sample("everyone", lambda: Call((confirmed(event()),))),
    "learning.take_out": Sample("own:delegate secretariat", of(lambda one: registered(event(), one))),
    "learning.forget_guests": Sample("clock", forgetting),
    "learning.note_attendance": Sample("secretariat", attendance),
    "learning.add_material": Sample("secretariat", lambda: Call((event(),), HANDING | {"deposit": deposit()})),
    "learning.remove_material": Sample("secretariat", lambda: Call((material(event()),))),
}
ACCESS = {
    "learning": Sample("everyone", page),
    "event_new": Sample("secretariat", page),
    "event": Sample("everyone", page_of(event)),
    "event_calendar": Sample("everyone", page_of(event)),
    "event_change": Sample("secretariat", page_of(event)),
    "event_cancel": Sample("secretariat", page_of(event)),
    "event_material_new": Sample("secretariat", page_of(event)),
    "event_material": Sample("everyone", page_of_material),
    "event_material_remove": Sample("secretariat", page_of_material),
    "event_participants": Sample("secretariat", page_of(event)),
    "event_participants_csv": Sample("secretariat", page_of(event)),
    "event_participants_xlsx": Sample("secretariat", page_of(event)),
    "event_list": Sample("secretariat", page_of(event)),
    "event_admit": Sample("secretariat", page_of(event)),
    "event_out": Sample(
        "own:delegate secretariat", page_of_registration(lambda: registered(event(), member().organisation))
    ),
    "event_certificate": Sample("own:delegate secretariat", page_of_registration(attended)),
    "event_place": Sample("everyone", signed(lambda: confirmed(event()))),
    "place_certificate": Sample("everyone", signed(attended)),
    "place_material": Sample("everyone", page_of_own_material),
}
