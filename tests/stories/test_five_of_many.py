"""Associations of unlike shape admit and decide: desks in English, phones in French, and who meets on them.

What one of them decided is counted again from its archive, without the site.
"""

import pytest
from stories import houses
from stories.conftest import SHARED
from stories.test_other_associations import RULEBOOKS, joined_already, planned, written_down

DESK, PHONE = ("en", 1280), ("fr", 390)
# Deeds that other stories tell in a browser: a first contact, an assembly convened, opened, and who is there.
INTEREST = """
from accede.people.capacities import VISITOR
from accede.people.queries import now
from accede.procedure.actions import express_interest
express_interest(**{said!r}, language="fr", is_sample=True, by=VISITOR, at=now())
"""
ASSEMBLY = """
from accede.assembly.actions import convene, note_attendance, open_assembly
from accede.assembly.models import Assembly
from accede.people.queries import now
from accede.register.models import Organisation
from accede.journal.actions import Actor, Mandated
from accede.web.founding import SETUP
one, chair, at = Assembly.objects.get(), Actor("setup", (Mandated("chair"),)), now()
"""
CONVENED = "convene(one, by=chair, at=at)"
OPENED = """
open_assembly(one, by=chair, at=at)
for each in Organisation.objects.filter(mandates__account__email__in={there!r}).distinct():
    note_attendance(each, one, mode="present", by=SETUP, at=at)
"""


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


def interested(house, email, name, **said):
    house.django(INTEREST.format(said={"name": name, "country": "EE", "contact": "Director", "email": email, **said}))


def opened(house, office, calendar, day, there):
    """Convene the members, come to the day of the assembly, and open it with those who are there."""
    house.django(ASSEMBLY + CONVENED)
    calendar(office, day)
    house.django(ASSEMBLY + OPENED.format(there=there))


def voted(chair, item, votes):
    """Put an item to the vote, and declare what these choose."""
    chair.go(item).press("Open the vote")
    for one, choice in votes:
        one.go(item).fill(choice=choice).press("Cast this vote").reads("Change this vote")
    return chair.go(item).press("Declare the result")


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
    interested(house, "selts@example.org", "Selts (sample)", answers={"societies_in_country": "0"})
    board.go("/").press("Judge the criteria").fill(answer="met", reason="Seen in its statutes.")
    board.press("Record the judgement").reads("a member from today on").sees().press("Conclude the verification")
    board.reads("This candidacy is admitted.")
    office.go("/members/").reads("Selts (sample)")
    office.go(f"/assemblies/{day}/").fill(matter="motion", title_en="Open accounts", title_fr="Des comptes ouverts")
    office.press("Put it on the agenda")
    liitto, forbund, union, selts = (phone(f"{one}@example.org") for one in ("liitto", "forbund", "union", "selts"))
    liitto.go(f"/assemblies/{day}/speakers/").sees().press("Forbund (sample)")
    liitto.reads("Liitto (sample) désigne Forbund (sample).", "Forbund (sample) parle pour tous.")
    opened(house, office, calendar, day, [f"{one}@example.org" for one in ("liitto", "forbund", "union", "selts")])
    item = f"/assemblies/{day}/1/"
    voted(chair, item, [(liitto, "against"), (forbund, "for"), (union, "against"), (selts, "for")])
    chair.reads("Carried: Open accounts", "2 of 3 votes cast are for", "The one they chose speaks for it.").sees()
    liitto.go(item).reads("Adopté : Des comptes ouverts").sees()
    verified(chair, house, tmp_path)


def asked(candidate, **said):
    """Fill a request and send it."""
    candidate.go("/").sees().fill(**said).press("Save and check again")
    candidate.press("Send the request").page.locator("main button.act").first.click()
    return candidate.reads("Your request is sent. You find it below, as it was received.")


@pytest.mark.parametrize("house", ["ess_survey_eric"], indirect=True)
def test_a_state_applies_to_a_consortium_is_voted_in_and_signs(person, phone, house, calendar, tmp_path):
    name = "Estonia (sample)"
    for state, country in (("finland", "FI"), ("norway", "NO"), ("latvia", "LV")):
        joined_already(house, f"{state.title()} (sample)", f"{state}@example.org", "member", country)
    office, chair = person("Secretariat"), person("Chair")
    day = planned(office, 90)
    interested(house, "estonia@example.org", name, path="admission")
    ministry = phone("estonia@example.org")
    asked(ministry, sheet_contribution="Deux échantillons nationaux.", sheet_means="Une ligne du budget.")
    ministry.reads("Une copie est adressée au directeur")
    states = [f"{one}@example.org" for one in ("finland", "norway", "latvia")]
    opened(house, office, calendar, day, states)
    voted(chair, f"/assemblies/{day}/1/", zip(map(phone, states), ["for", "for", "against"], strict=True))
    chair.reads(f"Admitted: {name}", "2 of 3 votes cast are for").sees()
    verified(chair, house, tmp_path)
    ministry.go("/").reads("Ce qui vient ensuite : Signer l’acte d’adhésion.").sees()
    office.go("/").reads(f"Sign the deed of adherence: {name}").go("/candidacies/").press(name)
    office.fill(note="Signed by the minister.").press("Write it down").reads("This candidacy is admitted.")
    office.go("/members/").reads(name).go("/").reads(f"The first fee of {name} cannot be said yet")
    office.press("See what is missing").reads("The amount cannot be said").sees()
    ministry.go("/").reads("Your organisation")


@pytest.mark.parametrize("house", ["cefor"], indirect=True)
def test_a_board_admits_for_the_next_year_and_three_quarters_of_a_meeting_exclude(
    person, phone, house, calendar, tmp_path
):
    name, insurers = "Kindlustus (sample)", [f"{one}@example.org" for one in "abcde"]
    for one in insurers:
        joined_already(house, f"Insurer {one[0].upper()} (sample)", one, "member", "NO")
    office, board, chair = person("Secretariat"), person("Board"), person("Chair")
    day = planned(office, 30)
    interested(house, "ee@example.org", name)
    candidate = asked(phone("ee@example.org"), motivation="Nous souhaitons vous rejoindre.")
    candidate.reads("Ce qui vient ensuite : Le conseil décide, s’il est unanime.")
    written_down(board, name, "The board decides, if it is unanimous", "yes").reads("This candidacy is admitted.")
    year = day.year + 1
    candidate.go("/").reads("Bienvenue. Vous êtes admis.", f"L’adhésion prend effet le 1er janvier {year}.").sees()
    board.go("/members/5/ways/exclusion/").sees().fill(grounds="misconduct", statement="It could not pay what it sold.")
    board.press("Open it").reads("It is opened.").sees()
    file = "/" + board.page.url.split("#")[0].split("/", 4)[4]
    office.go(file).page.locator("#assembly button").click()
    office.reads("It stands on the agenda.")
    opened(house, office, calendar, day, insurers[:4])
    there = [phone(one) for one in insurers[:4]]
    voted(chair, f"/assemblies/{day}/1/", list(zip(there, ["for", "for", "for", "against"], strict=True)))
    chair.reads(
        "Carried: Exclusion: Insurer E (sample)", "3 of 4 votes cast are for; 3 needed.", "It is a member no longer"
    ).sees()
    verified(chair, house, tmp_path)
    there[0].go(f"/assemblies/{day}/1/").reads("Adopté : Exclusion", "art. 7").sees()
    office.go("/members/5/").reads("No longer a member from").sees()
    calendar(office, day.replace(year=year, month=1, day=1))
    office.go("/members/").reads(name)


@pytest.mark.parametrize("house", ["ifla"], indirect=True)
def test_a_board_admits_on_a_first_contact_and_votes_weigh_by_the_type_of_a_member(
    person, phone, house, calendar, tmp_path
):
    for name, votes in (("association", 6), ("library", 2), ("archive", 1)):
        joined_already(house, f"{name.title()} (sample)", f"{name}@example.org", "institution", votes_of_type=votes)
    office, board, chair = person("Secretariat"), person("Board"), person("Chair")
    day, name = planned(office, 60), "Raamatukogu (sample)"
    interested(house, "ee@example.org", name, path="institution")
    written_down(board, name, "The board decides", "yes").reads("This candidacy is admitted.")
    office.go("/members/4/").press("Note a figure from a source").fill(
        name="votes_of_type", value=2, source="The rules"
    )
    office.press("Note it").reads("The figure is declared.")
    office.go(f"/assemblies/{day}/").fill(matter="rules", title_en="Meet online", title_fr="Se réunir en ligne")
    office.press("Put it on the agenda")
    there = [f"{one}@example.org" for one in ("association", "library", "archive")] + ["ee@example.org"]
    opened(house, office, calendar, day, there)
    item = f"/assemblies/{day}/1/"
    voted(chair, item, zip(map(phone, there), ["for", "against", "against", "against"], strict=True))
    chair.reads("Carried: Meet online", "6 of 11 votes cast are for").sees()
    phone(there[-1]).go(item).reads("Adopté : Se réunir en ligne").sees()
    verified(chair, house, tmp_path)
