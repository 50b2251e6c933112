"""Associations of unlike shape admit and decide: desks in English, phones in French, and who meets on them.

What one of them decided is counted again from its archive, without the site.
"""

import pytest
from stories import houses
from stories.conftest import SHARED
from stories.test_other_associations import RULEBOOKS, joined_already, planned

DESK, PHONE = ("en", 1280), ("fr", 390)


@pytest.fixture
def told():
    """These stories are told once: their people read both languages."""
    return DESK


@pytest.fixture
def house(request, tmp_path):
    """A house that lives by the rulebook of this name."""
    with houses.another(tmp_path / "house", SHARED, RULEBOOKS / request.param) as made, made.served():
        yield made


@pytest.fixture
def phone(person, house):
    """Somebody who reads French on a phone: a visitor, or whoever has this address."""

    def call(email=None):
        one = person(lang=PHONE[0], width=PHONE[1])
        if email:
            one.page.goto(house.link_of(email))
        return one

    return call


def interested(visitor, email, name, **said):
    visitor.go("/join/").sees().go("/interest/").sees()
    visitor.fill(country="EE", contact="Director", email=email, name=name, **said)
    visitor.press("Send").reads("Thank you, your message has arrived")


def opened(chair, calendar, day, *there):
    """Convene the members, open the assembly on its day, and let those who are there say so."""
    chair.go(f"/assemblies/{day}/").press("Convene the members").reads("The members have been convened.")
    calendar(chair, day)
    chair.go(f"/assemblies/{day}/").press("Open the assembly").reads("The assembly is open.")
    for one in there:
        one.go(f"/assemblies/{day}/").press("I am in the room").reads("You are on the list of those who attend.")


def voted(chair, item, votes):
    """Put an item to the vote, and declare what these choose."""
    chair.go(item).press("Open the vote").sees()
    for one, choice in votes:
        one.go(item).sees().fill(choice=choice).press("Cast this vote").reads("Change this vote")
    return chair.go(item).press("Declare the result").sees()


def verified(chair, house, tmp_path):
    """Count a result again from its archive."""
    with chair.page.expect_download() as coming:
        chair.page.get_by_role("link", name=chair.said("Download the archive")).click()
    archive = tmp_path / "result.zip"
    coming.value.save_as(archive)
    counted = house.run("verify", str(archive))
    assert counted.returncode == 0, counted.stdout + counted.stderr


@pytest.mark.parametrize("house", ["asif"], indirect=True)
def test_a_council_selects_one_society_a_country_and_a_country_has_one_voice(person, phone, house, calendar, tmp_path):
    for name, country in (("liitto", "FI"), ("forbund", "FI"), ("union", "FR")):
        joined_already(house, f"{name.title()} (sample)", f"{name}@example.org", "society", country)
    office, board, chair = person("Secretariat"), person("Board"), person("Chair")
    day = planned(office, 60)
    interested(phone(), "selts@example.org", "Selts (sample)", answer_societies_in_country="0")
    board.go("/").press("Judge the criteria").sees().fill(answer="met", reason="Seen in its statutes.")
    board.press("Record the judgement").reads("a member from today on").sees().press("Conclude the verification")
    board.reads("This candidacy is admitted.").sees()
    office.go("/members/").reads("Selts (sample)")
    office.go(f"/assemblies/{day}/").fill(matter="motion", title_en="Open accounts", title_fr="Des comptes ouverts")
    office.press("Put it on the agenda")
    liitto, forbund, union, selts = (phone(f"{one}@example.org") for one in ("liitto", "forbund", "union", "selts"))
    liitto.go(f"/assemblies/{day}/speakers/").sees().press("Forbund (sample)")
    liitto.reads("Liitto (sample) désigne Forbund (sample).", "Forbund (sample) parle pour tous.").sees()
    opened(chair, calendar, day, liitto, forbund, union, selts)
    item = f"/assemblies/{day}/1/"
    voted(chair, item, [(liitto, "against"), (forbund, "for"), (union, "against"), (selts, "for")])
    chair.reads("Carried: Open accounts", "2 of 3 votes cast are for", "The one they chose speaks for it.")
    liitto.go(item).reads("Adopté : Des comptes ouverts").sees()
    verified(chair, house, tmp_path)
