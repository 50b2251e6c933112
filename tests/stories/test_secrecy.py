"""A secret vote told in a browser: a delegate casts it on a phone in one press, and finds the ballot in the box."""

import pytest

ROOM = """
from datetime import timedelta
from accede.assembly import actions
from accede.journal.actions import Actor, Mandated
from accede.people.queries import now
from accede.statutes.queries import day_of
at, office = now(), Actor("account:1", (Mandated("chair"), Mandated("secretariat")))
early = at - timedelta(days=60)
made = actions.plan_assembly(day=day_of(at), opens_at=at, place="Ghent", is_sample=True, by=office, at=early)
actions.add_item(made, matter="accounts", title={"en": "Accounts 2026", "fr": "Comptes 2026"}, by=office, at=early)
actions.add_item(made, matter="accounts", title={"en": "Budget 2027", "fr": "Budget 2027"}, by=office, at=early)
made = actions.open_assembly(actions.convene(made, by=office, at=early), by=office, at=at)
print(made.address)
"""

IN_BOX = "Your ballots are in the box. Nobody can tell which they are; this device can, once the vote is closed."


@pytest.fixture(scope="module")
def address(house):
    return f"/assemblies/{house.django(ROOM).strip()}"


def test_a_delegate_votes_in_secret_on_a_phone_and_finds_the_ballot_in_the_box(person, address):
    chair, voter = person("President"), person("first delegate", width=390)
    voter.go(f"{address}/follow/").press("I am in the room")
    chair.go(f"{address}/1/").press("Vote in secret").reads("What it could betray").sees()
    chair.press("Open the secret vote").sees()
    voter.go(f"{address}/1/").reads("Your secret vote").sees()
    asked = []
    voter.page.on("request", lambda request: asked.append(request) if "/box/" in request.url else None)
    voter.fill(choice="for").press("Cast in secret")
    voter.reads(IN_BOX).sees()
    assert [request.all_headers().get("cookie") for request in asked] == [None]
    # Whoever opens the page again cannot vote twice, and is told that all is done.
    voter.go(f"{address}/1/").reads(IN_BOX)
    assert not voter.page.locator("form[data-secret]").is_visible()
    chair.go(f"{address}/1/").press("Close the secret vote").press("Declare the result").sees()
    voter.go(f"{address}/1/").sees().press("To the box").reads("in the box").sees()
    assert voter.page.locator("[data-box] .tag.done").count() == 1


def test_what_was_drawn_is_cast_once_the_line_is_back(person, address):
    chair, voter = person("President"), person("first delegate", width=390)
    chair.go(f"{address}/2/").press("Vote in secret").press("Open the secret vote")
    voter.page.route("**/box/*/", lambda route: route.abort())
    voter.go(f"{address}/2/").fill(choice="against").press("Cast in secret")
    voter.reads("The line is cut. What is drawn is kept on this device: open this page again to cast it.").sees()
    voter.page.unroute("**/box/*/")
    voter.go(f"{address}/2/").reads(IN_BOX)
    chair.go(f"{address}/2/").press("Close the secret vote").press("Declare the result").reads("0")
    voter.go(f"{address}/2/box/").reads("in the box")
