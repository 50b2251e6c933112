"""A file is worked on by several people, judged by several members of the Board, refused, and opened again."""

from datetime import date

import pytest

NETWORK = "Võrgustik Tööle (sample)"
MOTIVATION = "We wish to work with you."
SHEET = {"legal_form": "association", "seat": "Tartu", "country": "EE", "founded": 2014, "wises": 14}
QUESTION, ANSWER = "Who runs the network in summer?", "Two of us, in turns."
NOTE = "Wrote to us twice by mistake."
FOUND, DOUBTED, SETTLED = "Seen in its statutes.", "Its seat is let to others.", "The lease ends this year."
ADVICE, GROUNDS, REGRET = "It is what its members need.", "It is too early.", "Do come and see us all the same."


@pytest.fixture(scope="module")
def day(house):
    """The day of the next assembly."""
    found = house.django(
        "from accede.assembly.models import Assembly; print(Assembly.objects.filter(is_rehearsal=False).first().day)"
    )
    return date.fromisoformat(found.strip())


@pytest.fixture
def candidate(person):
    return person(f"candidate, {NETWORK}").go("/")


@pytest.fixture
def file_for(person):
    """Open the file as somebody of the association."""
    return lambda who: person(who).go("/candidacies/").press(NETWORK)


def test_a_second_person_is_invited_and_works_on_the_same_file(person, house, candidate):
    candidate.press("Invite somebody, or change it").sees()
    candidate.fill(name="Tiina Tamm", email="tiina@example.org").press("Invite")
    candidate.reads("tiina@example.org").sees()
    second = person()
    second.page.goto(house.link_of("tiina@example.org"))
    second.go("/").reads(NETWORK).sees()
    second.fill(motivation=MOTIVATION).press("Save and check again").reads("What you wrote is saved.")
    candidate.go("/").fill(sheet_network_exists="exists", sheet_contact="Director")
    candidate.fill(**{f"sheet_{name}": value for name, value in SHEET.items()}).press("Save and check again")
    assert candidate.page.locator("[name=motivation]").input_value() == MOTIVATION


def test_a_question_is_answered_and_a_note_stays_with_the_office(person, house, file_for, candidate):
    office = file_for("Secretariat").fill(words=NOTE).press("Write the note").reads("The note is written.", NOTE)
    office.sees().press("Ask the candidate").sees().fill(words=QUESTION).press("Put the question")
    office.reads("The question is put.", "The candidate has a letter.", QUESTION)
    second = person()
    second.page.goto(house.link_of("tiina@example.org"))
    second.go("/").reads(QUESTION).sees().press("Answer").sees().fill(words=ANSWER).press("Send the answer")
    second.reads("Your answer has arrived; whoever asked sees it.", ANSWER).sees()
    assert [NOTE in one.body() for one in (second, candidate.go("/"))] == [False, False]
    office.go("/candidacies/").press(NETWORK).reads(ANSWER).press("Close the question").reads("The question is closed.")


def test_the_request_is_sent(candidate):
    for box in candidate.page.locator("input[name=adheres]").all():
        box.check()
    candidate.press("Save and check again").press("Send the request")
    candidate.page.locator("main button.act").first.click()
    candidate.reads("Your request is sent. You find it below, as it was received.", MOTIVATION, "Tartu").sees()


def test_two_members_of_the_board_differ_and_the_board_settles_it(file_for):
    first = file_for("Secretary of the Board").press("See the criteria")
    for _ in range(13):
        first.fill(answer="met", reason=FOUND).press("Record the judgement")
    other = file_for("President").press("See the criteria").press("Judge it too").sees()
    other.fill(answer="not_met", reason=DOUBTED).press("Record the judgement").reads("Your judgement is recorded.")
    first.page.reload()
    first.reads("They differ").press("See and settle it").reads(FOUND, DOUBTED).sees()
    first.fill(**{"board-answer": "met", "board-reason": SETTLED}).press("Record it for the Board")
    first.reads("What the Board finds is recorded.", SETTLED).press("Conclude the verification")
    first.reads("The verification is concluded.").sees()


def test_the_board_gives_its_opinion_with_its_vote_and_its_report_is_a_pdf(file_for):
    board = file_for("Secretary of the Board").press("Note the opinion").sees()
    for name in board.page.locator("[name^=member_]").all():
        name.select_option("for")
    board.fill(advice="admit", reasons=ADVICE).press("Note the opinion").reads(ADVICE).sees()
    link = board.page.get_by_role("link", name=board.said("The report as PDF")).first.get_attribute("href")
    report = board.page.request.get(f"{board.house.url}{link}")
    assert (report.status, report.body()[:5]) == (200, b"%PDF-")


def test_the_assembly_does_not_admit_and_its_reasons_are_noted(person, calendar, day):
    president, path = person("President"), f"/assemblies/{day}/"
    president.go(path).press("Convene the members").reads("The members have been convened.")
    calendar(president, day)
    president.go(path).press("Open the assembly").reads("The assembly is open.")
    delegate = person("first delegate").go(path).press("I am in the room")
    delegate.reads("You are on the list of those who attend.")
    president.press("Admit %(subject)s?", subject=NETWORK).press("Open the vote").reads("Declare the result")
    delegate.page.goto(president.page.url)
    delegate.reads("Report of the Board").sees().fill(choice="against").press("Cast this vote").reads(
        "Change this vote"
    )
    president.press("Declare the result").sees()
    # What has ended is in the list, under its number, and no longer on the board of steps.
    president.go("/candidacies/").page.get_by_role("row", name=NETWORK).get_by_role("link").first.click()
    president.reads(NETWORK).sees().press("Note the reasons of the assembly").sees()
    president.fill(reasons=GROUNDS).press("Note the reasons")
    president.reads("The reasons are noted.", "The letter waits for the secretariat to look at it.", GROUNDS).sees()


def test_the_letter_waits_until_the_secretariat_has_changed_and_sent_it(person, candidate):
    office = person("Secretariat").go("/letters/?state=waiting&kind=refused").sees()
    office.page.locator("main th a").first.click()
    body = office.page.locator("[name=body]")
    office.sees().fill(body=f"{body.input_value()}\n\n{REGRET}").press("Keep these words and look at them")
    office.reads("The words are kept; below, the letter as it will be sent.", REGRET).sees()
    office.press("Send it").reads("It is on its way.").sees()
    candidate.go("/").reads(GROUNDS).sees()


def test_the_candidate_applies_again_with_what_it_had_written(candidate):
    candidate.press("Apply again").sees().press("Open the new candidacy")
    candidate.reads("The new candidacy is open, and begins with what was written before.").sees()
    kept = {name: candidate.page.locator(f"[name=sheet_{name}]").input_value() for name in SHEET}
    assert kept == {name: str(value) for name, value in SHEET.items()}
    assert candidate.page.locator("[name=motivation]").input_value() == MOTIVATION
