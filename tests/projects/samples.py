"""Calls for tests, taken in by the real actions: eight real ones from a file, and one that is open."""

import tomllib
from datetime import UTC, date, datetime
from functools import cache
from json import dumps
from pathlib import Path

from cast import NOON, acting
from permissions import Call, Sample
from register.samples import member
from statutes.samples import SECRETARY, house_texts, law

from accede.people.capacities import Capacity
from accede.projects.actions import (
    add_partner,
    add_watch,
    ask_partner,
    begin_consortium,
    describe,
    note_past,
    publish_call,
    put_idea,
    take_calls,
)
from accede.projects.eligibility.conditions import Conditions
from accede.projects.models import Call as CallForProposals
from accede.projects.portal import Told
from accede.projects.portal.details import Details
from accede.projects.portal.file import calls
from accede.projects.portal.past import Made
from accede.projects.queries import profile_of

PROFILE = {
    "does": "Work integration",
    "looks_for": "Partners for training",
    "themes": "skills",
    "languages": "English",
    "types": ["network", "non_profit"],
    "founded": date(2001, 1, 1),
    "often": "never",
}
ASKED = {"countries": ["eu", "erasmus_associated"], "min_organisations": 3, "min_countries": 3, "rate": "80%"}


@cache
def real():
    """The real calls as a file in JSON."""
    read = tomllib.loads(Path(__file__).with_name("calls.toml").read_text())["call"]
    return dumps({"calls": read}, default=lambda day: day.isoformat()).encode()


def real_calls():
    """Take the real calls in."""
    take_calls(calls(real()), origin="file", by=SECRETARY, at=NOON)
    return {one.identifier: one for one in CallForProposals.objects.all()}


def told(identifier="ERASMUS-2027-COOP", **changed):
    said = {
        "titles": {"en": "Cooperation partnerships"},
        "programme": "Erasmus+",
        "opens": datetime(2027, 3, 1, tzinfo=UTC),
        "deadlines": (datetime(2027, 9, 1, 15, tzinfo=UTC),),
        "conditions": Conditions.model_validate(ASKED),
    }
    return Told(identifier, **(said | changed))


def call(identifier="ERASMUS-2027-COOP", audience="members", **changed):
    """Take a call in and lay it out."""
    take_calls([told(identifier, **changed)], origin="file", by=SECRETARY, at=NOON)
    found = CallForProposals.objects.get(identifier=identifier)
    return publish_call(found, audience=audience, by=SECRETARY, at=NOON) if audience else found


def watch(words="social economy"):
    """Have the portal searched for some words."""
    return add_watch(words, by=SECRETARY, at=NOON)


def own(country="BE", name="Aalto", **said):
    """Return a member that says what it is, and who speaks for it."""
    one = member(name, country).organisation
    speaker = acting(Capacity.DELEGATE, one.pk)
    describe(one, said=PROFILE | said, by=speaker, at=NOON)
    return one, speaker


def consortium(**said):
    """Begin a consortium for a call."""
    one, speaker = own(**said)
    return begin_consortium(one, call(), title="Skills across borders", by=speaker, at=NOON), speaker


def idea(**said):
    """Put an idea before the members."""
    one, speaker = own(**said)
    words = {"kind": "idea", "language": "en", "title": "A school of repair", "text": "Who would join us?"}
    return put_idea(one, **words, by=speaker, at=NOON)


def wishing(often="daily", **said):
    """Return what a member says of itself that wants to be told of calls."""
    one, _speaker = own(often=often, **said)
    return profile_of(one)


def putting():
    one, _speaker = own()
    words = {"kind": "offer", "language": "en", "title": "We train", "text": "In Flemish"}
    return Call((one,), words, owner=one.pk)


def closing():
    one = idea()
    return Call((one,), owner=one.organisation_id)


def showing_interest():
    one, _speaker = own("FR", "Autre")
    return Call((one, idea()), {"words": "We would", "contact": "ana@example.org"}, owner=one.pk)


def telling():
    call()
    return Call((wishing(),))


def page_of_idea():
    house_texts()
    return Call((idea().pk,))


def page_of_close():
    house_texts()
    one = idea()
    return Call((one.pk,), owner=one.organisation_id)


def beginning():
    one, _speaker = own()
    return Call((one, call()), {"title": "Skills"}, owner=one.pk)


def adding():
    one, _speaker = consortium()
    return Call((one,), {"role": "beneficiary", "name": "Town of Ghent", "country": "BE"}, owner=one.organisation_id)


def taking_out():
    one, _speaker = consortium()
    return Call((one.partners.get(),), owner=one.organisation_id)


def with_another():
    """Return who was put into a consortium by another member."""
    one, speaker = consortium()
    other = member("Autre", "FR").organisation
    return add_partner(one, member=other, role="beneficiary", by=speaker, at=NOON)


def asked_one():
    partner = with_another()
    return ask_partner(partner, by=acting(Capacity.DELEGATE, partner.consortium.organisation_id), at=NOON)


def asking():
    house_texts()
    partner = with_another()
    return Call((partner,), owner=partner.consortium.organisation_id)


def answering():
    house_texts()
    partner = asked_one()
    return Call((partner,), {"joins": True}, owner=partner.organisation_id)


def closing_consortium():
    one, _speaker = consortium()
    return Call((one,), owner=one.organisation_id)


def changing():
    one = idea()
    return Call((one,), {"kind": "offer", "title": "We train", "text": "In French"}, owner=one.organisation_id)


def page_of_change():
    house_texts()
    one = idea()
    return Call((one.pk,), owner=one.organisation_id)


MADE = Made("A school of repair", (("Aalto", ""), ("Town of Ghent", "BE")), 2021, budget=100_000, grant=80_000)


def made(**said):
    """Note a project that a member has made."""
    one, speaker = own(**said)
    return note_past(one, made=MADE, by=speaker, at=NOON)


def noting_past():
    one, _speaker = own()
    return Call((one,), {"made": MADE}, owner=one.pk)


def of_past(**details):
    def call():
        past = made()
        return Call((past,), details, owner=past.organisation_id)

    return call


def page_of_past():
    house_texts()
    past = made()
    return Call((past.pk,), owner=past.organisation_id)


def describing():
    one = member().organisation
    return Call((one,), {"said": PROFILE}, owner=one.pk)


def page_of_own():
    house_texts()
    one = member().organisation
    return Call((one.pk,), owner=one.pk)


def page_of_consortium():
    house_texts()
    one, _speaker = consortium()
    return Call((one.pk,), owner=one.organisation_id)


def page_of_partner():
    house_texts()
    one, _speaker = consortium()
    return Call((one.partners.get().pk,), owner=one.organisation_id)


def of_law():
    house_texts()
    law()
    return Call((), {})


def page_of_call(audience="members"):
    of_law()
    return Call((call(audience=audience).pk,))


MEMBERS = "secretariat chair board treasurer auditor delegate"
SAMPLES = {
    "projects.note_past": Sample("own:delegate", noting_past),
    "projects.change_past": Sample("own:delegate secretariat", of_past(made=MADE)),
    "projects.remove_past": Sample("own:delegate secretariat", of_past()),
    "projects.take_pasts": Sample("secretariat", lambda: Call(([MADE],), {})),
    "projects.put_idea": Sample("own:delegate", putting),
    "projects.change_idea": Sample("own:delegate", changing),
    "projects.close_idea": Sample("own:delegate secretariat", closing),
    "projects.show_interest": Sample("own:delegate", showing_interest),
    "projects.tell_of_calls": Sample("clock", telling),
    "projects.describe": Sample("own:delegate", describing),
    "projects.begin_consortium": Sample("own:delegate", beginning),
    "projects.add_partner": Sample("own:delegate", adding),
    "projects.ask_partner": Sample("own:delegate", asking),
    "projects.answer_consortium": Sample("own:delegate", answering),
    "projects.close_consortium": Sample("own:delegate", closing_consortium),
    "projects.take_partner_out": Sample("own:delegate", taking_out),
    "projects.take_calls": Sample("secretariat clock", lambda: Call(([told()],), {"origin": "file"})),
    "projects.note_conditions": Sample("secretariat", lambda: Call((call(), Conditions()))),
    "projects.note_details": Sample("clock", lambda: Call((call(), Details("What it is about")))),
    "projects.publish_call": Sample("secretariat", lambda: Call((call(),), {"audience": "public"})),
    "projects.add_watch": Sample("secretariat", lambda: Call(("social economy",))),
    "projects.pause_watch": Sample("secretariat", lambda: Call((watch(),))),
    "projects.note_search": Sample("clock", lambda: Call((watch(),), {"brought": [told()]})),
    "projects.withdraw_call": Sample("secretariat", lambda: Call((call(),))),
}
ACCESS = {
    **dict.fromkeys(("project_pasts", "project_pasts_csv", "project_pasts_xlsx"), Sample(MEMBERS, of_law)),
    "project_past": Sample(MEMBERS, page_of_past),
    "project_past_new": Sample("delegate", of_law),
    "project_past_file": Sample("secretariat", of_law),
    "project_past_change": Sample("own:delegate secretariat", page_of_past),
    "project_past_remove": Sample("delegate secretariat", page_of_past),
    "project_ideas": Sample(MEMBERS, of_law),
    "project_idea_new": Sample("delegate", of_law),
    "project_idea": Sample(MEMBERS, page_of_idea),
    "project_idea_change": Sample("own:delegate", page_of_change),
    "project_idea_close": Sample("delegate secretariat", page_of_close),
    "project_partners": Sample(MEMBERS, of_law),
    "project_profile": Sample("own:delegate", page_of_own),
    "project_consortium_new": Sample("delegate", page_of_call),
    "project_consortium": Sample("own:delegate secretariat", page_of_consortium),
    "project_consortium_partner": Sample("delegate", page_of_consortium),
    **dict.fromkeys(
        ("project_partner_out", "project_partner_ask", "project_partner_answer"), Sample("delegate", page_of_partner)
    ),
    "project_consortium_close": Sample("delegate", page_of_consortium),
    "projects": Sample("everyone", of_law),
    "project_calls_csv": Sample("everyone", of_law),
    "project_calls_xlsx": Sample("everyone", of_law),
    "project_calls_file": Sample("secretariat", of_law),
    "project_call": Sample("everyone", lambda: page_of_call("public")),
    "project_call_conditions": Sample("secretariat", page_of_call),
    "project_watches": Sample("secretariat", of_law),
    "project_watch_pause": Sample("secretariat", lambda: Call((watch().pk,))),
    "project_call_publish": Sample("secretariat", page_of_call),
}
