"""A member finds a call that fits it, offers what it has, and builds the consortium that the call asks for."""

import pytest
from stories.test_other_associations import joined_already

CALLS = """
from datetime import timedelta
from accede.journal.actions import Actor
from accede.people.models import Account
from accede.people.queries import now
from accede.projects.actions import describe, publish_call, take_calls
from accede.projects.eligibility.conditions import Conditions
from accede.projects.models import Call
from accede.projects.portal import Told
from accede.register.models import Organisation
from accede.register.queries import mandates_of
from accede.web.founding import SETUP
do, until = {"by": SETUP, "at": now()}, (now() + timedelta(days=90),)
required = [{"type": "public_authority"}]
asked = Conditions(countries=("eu",), min_organisations=2, min_countries=2, required=required)
several = [Told("STORY-1", {"en": "Repair in towns"}, deadlines=until, conditions=asked)]
several += [Told("STORY-2", {"en": "Repair in Baku"}, deadlines=until, conditions=Conditions(countries=("AZ",)))]
take_calls(several, origin="file", **do)
for one in Call.objects.filter(identifier__startswith="STORY"):
    publish_call(one, audience="members", **do)
said = dict.fromkeys(("does", "looks_for", "themes", "languages"), "") | {"founded": None, "often": "never"}
for name, kind in (("brug", "network"), ("ville", "public_authority")):
    account = Account.objects.get(email=f"{name}@example.org")
    by = Actor(f"account:{account.pk}", tuple(mandates_of(account, now())))
    one = Organisation.objects.get(pk=by.mandates[0].organisation)
    describe(one, said=said | {"types": [kind]}, by=by, at=now())
"""


@pytest.fixture
def members(person, house):
    """A network of Belgium and a town of France, each at a browser of its own."""
    found = []
    for name, country in (("Brug", "BE"), ("Ville", "FR")):
        joined_already(house, f"{name} (sample)", email := f"{name.lower()}@example.org", "full", country)
        found.append(one := person())
        one.page.goto(house.link_of(email))
    house.django(CALLS)
    return found


def test_a_member_builds_a_consortium_of_what_the_call_asks_for(members, told):
    brug, ville = members
    belgium = {"en": "Belgium", "fr": "Belgique"}[told[0]]

    # One call fits, the other does not, and says why.
    brug.go("/space/calls/?state=open&q=story").reads("Repair in towns", "Fits", "Does not fit").sees()
    brug.reads(brug.said("%(country)s is not eligible for this call.", country=belgium))

    # It offers what it has.
    brug.go("/space/ideas/new/").fill(kind="offer", title="We train menders", text="In every town of ours.").sees()
    brug.press("Put it out").reads("We train menders").sees()

    # It begins a consortium, which lacks a public authority; one of the members is one, and is asked.
    brug.go("/space/calls/?state=open&q=towns").press("Repair in towns").press("Begin a consortium")
    brug.fill(title="Menders of two towns").press("Begin it")
    kind = brug.said("Public authority")
    brug.reads(brug.said("One more organisation of this kind: %(type)s.", type=kind), "Ville (sample)").sees()
    brug.press("Put it in").reads("Whole").press("Ask whether it takes part").reads("Asked").sees()

    # The town has it due, reads who else is in it, and says yes.
    ville.go("/").reads("Menders of two towns").press("See the consortium").reads("Brug (sample)").sees()
    ville.press("It takes part").reads("Takes part")
    brug.go("/space/calls/?state=open&q=towns").press("Repair in towns").press("Menders of two towns").reads(
        "Takes part"
    )
