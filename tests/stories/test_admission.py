"""A network joins, from first contact to the register and its first fee, as each of the people involved."""

from datetime import date, timedelta

import pytest

NETWORK = "Red Aurora (sample)"


def _candidate_link(house, email):
    """Sign in as a candidate does who was not there when the demo was made: with the link a demo gives."""
    made = house.django(
        "from accede.people.models import Account; from accede.people.queries import demo_link; "
        f"print(demo_link(Account.objects.get(email={email!r})))"
    )
    return house.url + made.strip()


def _assembly(house):
    """The next assembly: its day and its address."""
    days = house.django(
        "from accede.assembly.models import Assembly; print(*(one.day for one in Assembly.objects.all()))"
    ).split()
    return date.fromisoformat(days[0])


@pytest.fixture(scope="module")
def day(house):
    return _assembly(house)


def test_a_visitor_reads_how_to_join_and_expresses_interest(person, house, day):
    visitor = person()
    visitor.go("/en/join/").reads(
        "What membership brings", "Five steps", "Who may join", "What it costs", "Texts", "Ask us"
    )
    send_by = day - timedelta(days=14)
    visitor.reads(f"{send_by.day} {send_by:%B %Y}")
    visitor.fill(country="EE", wises=14).press("Work out the fee").reads("640.00", "sample")
    visitor.go("/en/interest/").fill(name=NETWORK, country="ES", contact="Director", email="aurora@example.org")
    visitor.press("Send").reads("your message has arrived")


def test_the_secretariat_offers_times_and_the_candidate_takes_one(person, house, calendar):
    office = person("Secretariat")
    office.go("/en/").reads(f"Offer {NETWORK} times for the meeting")
    office.go("/en/candidacies/").press(NETWORK)
    times = date.fromisoformat(office.page.locator("#demo-day").input_value()) + timedelta(days=2)
    office.fill(time_1=f"{times}T10:00", link="https://meet.example.org/room").press("Offer these times")
    office.reads("60 minutes")

    candidate = person()
    candidate.page.goto(_candidate_link(house, "aurora@example.org"))
    candidate.reads("Choose a time for our meeting")
    candidate.page.locator("input[name=slot]").first.check()
    candidate.press("Take this time").reads("The invitation for your calendar is on its way.")

    calendar(office, times + timedelta(days=1))
    office.go("/en/").press("Write the notes").fill(notes="They presented themselves.").press(
        "Note the meeting as held"
    )
    office.reads("They presented themselves.")


def test_the_candidate_writes_its_request_and_sends_it_in_time(person, house, day):
    candidate = person()
    candidate.page.goto(_candidate_link(house, "aurora@example.org"))
    candidate.fill(sheet_founded=2072).press("Save and check again").reads("2072")
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
    candidate.press("Save and check again").press("Send the request")
    candidate.page.locator("main button.act").first.click()
    candidate.reads("Your request is sent.", f"{day.day} {day:%B %Y}")


def test_board_members_judge_each_criterion_and_conclude(person, house):
    board = person("Secretary of the Board")
    board.go("/en/candidacies/").press(NETWORK).press("See the criteria")
    for _ in range(13):
        board.fill(answer="met", reason="Seen in its statutes.").press("Record the judgement")
    board.press("Conclude the verification").reads("Met: The five criteria.")


def test_the_assembly_is_convened_opened_and_votes(person, house, calendar, day):
    president = person("President")
    path = f"/en/assemblies/{day}/"
    president.go(path).reads(f"Admit {NETWORK}?").press("Convene the members").reads("The members have been convened.")
    calendar(president, day)
    president.go(path).press("Open the assembly").reads("The assembly is open.")

    first, second = person("first delegate", width=390), person("second delegate", width=390)
    late = person("delegate in arrears", width=390)
    for delegate in (first, second, late):
        delegate.go(path).press("I am in the room").reads("You are on the list of those who attend.")

    president.press(f"Admit {NETWORK}?").press("Open the vote")
    item = president.page.url.removeprefix(house.url)
    for delegate in (first, second):
        delegate.go(item).fill(choice="for").press("Cast this vote").reads("Your vote was recorded")
    late.go(item).reads("You may not vote", "Annual fee unpaid")

    president.go(item).press("Declare the result")
    president.reads("Admitted", NETWORK, "1 of 1 votes cast is for", "Luxembourg")


def test_the_register_the_fee_the_letters_and_the_journal_have_it(person, house):
    office = person("Secretariat")
    office.go("/en/members/").reads(NETWORK)
    office.go("/en/register/").reads(NETWORK, "admitted")
    office.go("/en/fees/").reads(NETWORK)
    office.go("/en/letters/").reads(f"Welcome: {NETWORK} is a member")
    office.go("/en/journal/").reads("procedure.admit")
    verified = house.run("verify")
    assert (verified.returncode, "The journal holds" in verified.stdout) == (0, True)
