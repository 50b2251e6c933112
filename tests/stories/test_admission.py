"""A network joins, from first contact to the register and its first fee, as each of the people involved."""

from datetime import date, timedelta

import pytest

from accede.wording.formats import country, plain_money
from accede.wording.formats import day as written

NETWORK = "Red Aurora (sample)"


@pytest.fixture(scope="module")
def day(house):
    """The day of the next assembly."""
    days = house.django(
        "from accede.assembly.models import Assembly; "
        "print(*(one.day for one in Assembly.objects.filter(is_rehearsal=False)))"
    ).split()
    return date.fromisoformat(days[0])


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_visitor_reads_how_to_join_and_expresses_interest(person, told, day):
    visitor = person()
    visitor.go("/join/").reads(
        "What membership brings", "Five steps", "Who may join", "What it costs", "Texts", "Ask us"
    )
    visitor.reads(plain(written(day - timedelta(days=14), told[0]))).sees()
    visitor.fill(country="EE", wises=14).press("Work out the fee").reads(plain(plain_money(64000, told[0])))
    visitor.go("/interest/").sees()
    visitor.fill(name=NETWORK, country="ES", contact="Director", email="aurora@example.org")
    visitor.press("Send").reads("Thank you, your message has arrived")


def test_the_secretariat_offers_times_and_the_candidate_takes_one(person, house, calendar):
    office = person("Secretariat")
    office.go("/").reads(office.said("Offer %(name)s times for the meeting", name=NETWORK)).sees()
    office.go("/candidacies/").sees().press(NETWORK)
    times = date.fromisoformat(office.page.locator("#demo-day").input_value()) + timedelta(days=2)
    office.fill(time_1=f"{times}T10:00", link="https://meet.example.org/room").press("Offer these times")
    office.reads("60 minutes").sees()

    candidate = person()
    candidate.page.goto(house.link_of("aurora@example.org"))
    candidate.go("/").reads("Choose a time for our meeting").sees()
    candidate.page.locator("input[name=slot]").first.check()
    candidate.press("Take this time")
    candidate.reads("The time is settled.", "The invitation for your calendar is on its way.")

    calendar(office, times + timedelta(days=1))
    office.go("/").press("Write the notes").fill(attended="The director", notes="They presented themselves.").press(
        "Note the meeting as held"
    )
    office.reads("They presented themselves.")


def test_the_candidate_writes_its_request_and_sends_it_in_time(person, house, told, day):
    candidate = person()
    candidate.page.goto(house.link_of("aurora@example.org"))
    candidate.go("/").fill(sheet_founded=2072).press("Save and check again").reads("2072").sees()
    candidate.fill(
        sheet_legal_form="association",
        sheet_seat="Zaragoza",
        sheet_country="ES",
        sheet_founded=2014,
        sheet_wises=9,
        sheet_network_exists="exists",
        sheet_contact="Director",
        motivation="We wish to work with you.",
    )
    for box in candidate.page.locator("input[name=adheres]").all():
        box.check()
    candidate.press("Save and check again").press("Send the request").sees()
    candidate.page.locator("main button.act").first.click()
    candidate.reads("Your request is sent. You find it below, as it was received.", plain(written(day, told[0]))).sees()


def test_board_members_judge_each_criterion_and_conclude(person, told):
    board = person("Secretary of the Board")
    board.go("/candidacies/").press(NETWORK).sees().press("See the criteria").sees()
    for _ in range(13):
        board.fill(answer="met", reason="Seen in its statutes.").press("Record the judgement")
    board.press("Conclude the verification")
    board.reads({"en": "Met: The five criteria.", "fr": "Rempli : Les cinq critères."}[told[0]])
    judged = {"en": "Judged: Have the head office in Europe", "fr": "Critère apprécié : Avoir son siège en Europe"}
    board.reads(judged[told[0]]).sees()


def test_the_assembly_is_convened_opened_and_votes(person, house, told, calendar, day):
    president = person("President")
    path = f"/assemblies/{day}/"
    president.go(path).reads(president.said("Admit %(subject)s?", subject=NETWORK)).sees()
    president.press("Convene the members").reads("The members have been convened.")
    calendar(president, day)
    president.go(path).press("Open the assembly").reads("The assembly is open.")

    first, second = person("first delegate", width=390), person("second delegate", width=390)
    late = person("delegate in arrears", width=390)
    for delegate in (first, second, late):
        delegate.go(path).press("I am in the room").reads("You are on the list of those who attend.")

    president.press("Admit %(subject)s?", subject=NETWORK).press("Open the vote").sees()
    item = president.page.url.removeprefix(f"{house.url}/{told[0]}")
    for delegate in (first, second):
        delegate.go(item).sees().fill(choice="for").press("Cast this vote")
        delegate.reads({"en": "Your vote was recorded", "fr": "Votre vote a été enregistré"}[told[0]]).sees()
    unpaid = {"en": "The reason: Annual fee unpaid.", "fr": "Motif : Cotisation annuelle impayée."}
    late.go(item).reads("You may not vote", unpaid[told[0]]).sees()

    president.go(item).press("Declare the result")
    carried = {"en": "1 of 1 votes cast is for", "fr": "1 suffrage exprimé sur 1 est pour"}
    president.reads(NETWORK, carried[told[0]], country("LU", told[0])).sees()


def test_the_register_the_fee_the_letters_and_the_journal_have_it(person, house, told):
    office = person("Secretariat")
    office.go("/members/").reads(NETWORK).sees()
    office.go("/register/").reads(NETWORK).sees()
    office.go("/fees/").reads(NETWORK).sees()
    welcome = {"en": f"Welcome: {NETWORK} is a member", "fr": f"Bienvenue : {NETWORK} est membre"}
    office.go("/letters/").reads(welcome[told[0]]).sees().press(welcome[told[0]]).sees()
    office.press("Send it").reads("It is on its way.")
    office.go("/journal/").reads("procedure.admit").sees()
    office.go("/statutes/").sees()
    verified = house.run("verify")
    assert (verified.returncode, "The journal holds" in verified.stdout) == (0, True)
