"""Associations of unlike shape admit and decide: desks in English, phones in French, and who meets on them.

What one of them decided is counted again from its archive, without the site.
"""

from datetime import date, timedelta

import pytest
from archive.files import pdf
from stories import houses
from stories.conftest import SHARED
from stories.test_other_associations import RULEBOOKS, joined_already, planned, written_down

DESK, PHONE = ("en", 1280), ("fr", 390)
DOCUMENTS = [
    "governance structure",
    "statutes",
    "number of members by kind",
    "last annual report",
    "web presence",
    "summary in English",
]
# What the clock does every hour, once a day has come.
CLOCK = """
from accede.people.queries import now
from accede.web.management.commands.clock import let_take_effect
let_take_effect(now())
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


def asked(candidate, papers=(), **said):
    """Fill a request, add its files and send it."""
    candidate.go("/").sees().fill(**said).press("Save and check again")
    for purpose in papers:
        file = {"name": f"{purpose}.pdf", "mimeType": "application/pdf", "buffer": pdf()}
        candidate.fill(purpose=purpose).page.locator("input[type=file][name=paper]").set_input_files(file)
        candidate.press("Add the file").reads(f"{purpose}.pdf")
    candidate.press("Send the request").sees().page.locator("main button.act").first.click()
    return candidate.reads("Your request is sent. You find it below, as it was received.").sees()


@pytest.mark.parametrize("house", ["ess_survey_eric"], indirect=True)
def test_a_state_applies_to_a_consortium_is_voted_in_and_signs(person, phone, house, calendar, tmp_path):
    name = "Estonia (sample)"
    for state, country in (("finland", "FI"), ("norway", "NO"), ("latvia", "LV")):
        joined_already(house, f"{state.title()} (sample)", f"{state}@example.org", "member", country)
    office, chair = person("Secretariat"), person("Chair")
    day = planned(office, 90)
    interested(phone(), "estonia@example.org", name, path="admission")
    ministry = phone("estonia@example.org")
    asked(ministry, sheet_contribution="Deux échantillons nationaux.", sheet_means="Une ligne du budget.")
    ministry.reads("Une copie est adressée au directeur")
    finland, norway, latvia = (phone(f"{one}@example.org") for one in ("finland", "norway", "latvia"))
    opened(chair, calendar, day, finland, norway, latvia)
    voted(chair, f"/assemblies/{day}/1/", [(finland, "for"), (norway, "for"), (latvia, "against")])
    chair.reads(f"Admitted: {name}", "2 of 3 votes cast are for")
    verified(chair, house, tmp_path)
    ministry.go("/").reads("Ce qui vient ensuite : Signer l’acte d’adhésion.").sees()
    office.go("/").reads(f"Sign the deed of adherence: {name}").go("/candidacies/").press(name)
    office.fill(note="Signed by the minister.").press("Write it down").reads("This candidacy is admitted.").sees()
    office.go("/members/").reads(name).go("/").reads(f"The first fee of {name} cannot be said yet").sees()
    office.press("See what is missing").reads("The amount cannot be said").sees()
    ministry.go("/").reads("Your organisation").sees()


@pytest.mark.parametrize("house", ["cefor"], indirect=True)
def test_a_board_admits_for_the_next_year_and_three_quarters_of_a_meeting_exclude(
    person, phone, house, calendar, tmp_path
):
    name, insurers = "Kindlustus (sample)", [f"{one}@example.org" for one in "abcde"]
    for one in insurers:
        joined_already(house, f"Insurer {one[0].upper()} (sample)", one, "member", "NO")
    office, board, chair = person("Secretariat"), person("Board"), person("Chair")
    day = planned(office, 30)
    interested(phone(), "ee@example.org", name)
    candidate = asked(phone("ee@example.org"), motivation="Nous souhaitons vous rejoindre.")
    candidate.reads("Ce qui vient ensuite : Le conseil décide, s’il est unanime.")
    written_down(board, name, "The board decides, if it is unanimous", "yes").reads(
        "This candidacy is admitted."
    ).sees()
    year = day.year + 1
    candidate.go("/").reads("Bienvenue. Vous êtes admis.", f"L’adhésion prend effet le 1er janvier {year}.").sees()
    board.go("/members/5/ways/exclusion/").sees().fill(grounds="misconduct", statement="It could not pay what it sold.")
    board.press("Open it").reads("It is opened.").sees()
    file = "/" + board.page.url.split("#")[0].split("/", 4)[4]
    office.go(file).page.locator("#assembly button").click()
    office.reads("It stands on the agenda.")
    there = [phone(one) for one in insurers[:4]]
    opened(chair, calendar, day, *there)
    voted(chair, f"/assemblies/{day}/1/", list(zip(there, ["for", "for", "for", "against"], strict=True)))
    chair.reads(
        "Carried: Exclusion: Insurer E (sample)", "3 of 4 votes cast are for; 3 needed.", "It is a member no longer"
    )
    verified(chair, house, tmp_path)
    there[0].go(f"/assemblies/{day}/1/").reads("Adopté : Exclusion", "art. 7").sees()
    office.go("/members/5/").reads("No longer a member from").sees()
    calendar(office, day.replace(year=year, month=1, day=1))
    office.go("/members/").reads(name)


@pytest.mark.parametrize("house", ["feiea"], indirect=True)
def test_an_applicant_is_an_associate_for_a_year_pays_a_quarter_and_is_a_full_member(person, phone, house, calendar):
    name = "Ühing (sample)"
    office, board = person("Secretariat"), person("Board")
    interested(phone(), "ee@example.org", name)
    candidate = asked(phone("ee@example.org"), DOCUMENTS, motivation="Nos actes.")
    written_down(office, name, "The secretary general draws up a paper on the applicant")
    written_down(board, name, "The council approves; the applicant is an associate", "yes").sees()
    office.go("/").reads(f"The first fee of {name} cannot be said yet").press("See what is missing").sees()
    office.press("Note a figure from a source").sees().fill(value=1200, source="The council").press("Note it")
    office.go("/fees/members/1/").reads("€300.00").sees().press("Call the fee").press("Call the fee").reads("€300.00")
    candidate.go("/").reads("La cotisation 2", "est à payer").sees()
    today = date.fromisoformat(office.page.locator("#demo-day").input_value())
    calendar(office, today.replace(year=today.year + 1, day=1) + timedelta(days=31))
    house.django(CLOCK)
    office.go("/members/2/").reads(name, "Full member").sees().go("/members/1/").reads("Went on as").sees()
