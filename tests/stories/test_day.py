"""The day of an assembly, told in a browser: a chair leads, a delegate votes on a phone without reloading, a screen shows it."""

import pytest

ROOM = """
from datetime import timedelta
from accede.assembly import actions
from accede.journal.actions import Actor, Mandated
from accede.people.queries import now
from accede.register.models import Organisation
from accede.statutes.queries import day_of
at, office = now(), Actor("account:1", (Mandated("chair"), Mandated("secretariat")))
early = at - timedelta(days=60)
made = actions.plan_assembly(day=day_of(at), opens_at=at, place="Ghent", is_sample=True, by=office, at=early)
actions.add_item(made, matter="admission", title={"en": "Rede Nova", "fr": "Rede Nova"}, by=office, at=early)
actions.add_item(made, matter="accounts", title={"en": "Accounts 2026", "fr": "Comptes 2026"}, by=office, at=early)
made = actions.open_assembly(actions.convene(made, by=office, at=early), by=office, at=at)
print(made.address)
"""
# A phone in a cellar: half a second there and back, fifty kilobytes a second.
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}


@pytest.fixture(scope="module")
def address(house):
    return f"/assemblies/{house.django(ROOM).strip()}"


def heard(someone):
    """What a reader of the screen is told of a page: each role with its name."""
    tree = someone.page.context.new_cdp_session(someone.page).send("Accessibility.getFullAXTree")
    told = [(one.get("role", {}).get("value"), one.get("name", {}).get("value", "")) for one in tree["nodes"]]
    return [(role, " ".join(name.replace("\u00a0", " ").split())) for role, name in told]


def button(someone, value):
    """Press the button that says this to the site."""
    someone.page.locator(f"button[value='{value}']").first.click()
    return someone.arrives()


@pytest.fixture
def voter(person):
    """A delegate on a small phone in a cellar."""
    found = person("first delegate", width=320)
    found.page.context.new_cdp_session(found.page).send("Network.emulateNetworkConditions", SLOW)
    return found


def test_the_room_is_led_from_one_page_and_followed_from_a_small_phone_on_a_slow_line(person, voter, address):
    chair, screen = person("President"), person("Secretariat", width=1920)
    question = chair.said("Admit %(subject)s?", subject="Rede Nova")
    voter.go(f"{address}/follow/").reads("No item has been taken up yet. This page follows the room by itself.").sees()
    voter.press("I am in the room")
    screen.go(f"{address}/screen/").sees()
    button(chair.go(f"{address}/preside/"), "take_up:1").sees()
    screen.reads(question)
    voter.reads(question).press("Ask to speak").reads("You are on the list of speakers.")
    chair.reads("Give the floor")
    button(chair, "give:1")
    voter.reads("You have the floor.").press("I have spoken")
    chair.press("Open the vote").sees()
    voter.reads("Cast this vote").sees()
    voice = voter.page.locator("p[role=status].unseen").text_content()
    assert voter.said("The vote is open.") in voice
    told = heard(voter)
    legend = voter.said("Your vote for %(member)s", member="Réseau Passerelle (sample)")
    assert ("group", legend) in told or ("radiogroup", legend) in told
    assert [role for role, _name in told].count("radio") == 3
    assert ("button", voter.said("Cast this vote")) in told
    voter.fill(choice="for").press("Cast this vote").reads("Change this vote").sees()
    chair.press("Declare the result").sees()
    carried = chair.said("Admitted: %(subject)s", subject="Rede Nova")
    screen.reads(carried).sees()
    voter.reads(carried)


def test_a_delegate_shows_a_code_and_the_desk_has_its_member_at_once(person, voter, address, house):
    voter.go(f"{address}/code/").sees()
    desk = person("Secretariat").go(f"{address}/desk/").sees()
    desk.page.fill("#id_q", "passerelle")
    desk.page.locator("form[role='search'] button").click()
    desk.arrives()
    button(desk, desk.page.locator("td.last button").first.get_attribute("value"))
    desk.go(f"{address}/presence/").sees().reads(desk.said("%(member)s has left.", member="Réseau Passerelle (sample)"))
