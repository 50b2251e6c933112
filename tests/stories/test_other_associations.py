"""Other associations admit their members on the same pages: a council decides, a board and then the assembly, a vote."""

from pathlib import Path

import pytest
from archive.files import pdf
from stories import houses

RULEBOOKS = Path(__file__).parents[2] / "rulebooks"


@pytest.fixture
def house(request, tmp_path):
    """A house that lives by the rulebook of this name."""
    with houses.another(tmp_path / "house", RULEBOOKS / request.param) as made, made.served():
        yield made


@pytest.fixture
def here(told):
    """Words of a rulebook, in the language the story is told in."""
    return lambda english, french: {"en": english, "fr": french}[told[0]]


def joining(person, email, **said):
    visitor = person().go("/join/").sees().go("/interest/").sees()
    visitor.fill(country="EE", contact="Director", email=email, **said)
    visitor.press("Send").reads("Thank you, your message has arrived")


def requesting(person, house, email, purposes=(), adheres=False, **sheet):
    candidate = person()
    candidate.page.goto(house.link_of(email))
    candidate.go("/").fill(motivation="We wish to join.", **{f"sheet_{name}": one for name, one in sheet.items()})
    if adheres:
        candidate.page.locator("input[name=adheres]").first.check()
    candidate.press("Save and check again")
    for purpose in purposes:
        file = {"name": f"{purpose}.pdf", "mimeType": "application/pdf", "buffer": pdf()}
        candidate.fill(purpose=purpose).page.locator("input[type=file][name=paper]").set_input_files(file)
        candidate.press("Add the file").reads(f"{purpose}.pdf")
    candidate.sees().press("Send the request").sees().page.locator("main button.act").first.click()
    return candidate.reads("Your request is sent. You find it below, as it was received.").sees()


def written_down(office, name, step, answer=None):
    office.go("/candidacies/").press(name).reads(step)
    office.fill(note="As the minutes say.", **({"answer": answer} if answer else {})).press("Write it down")
    return office.reads("It is written down.")


@pytest.mark.parametrize("house", ["eua"], indirect=True)
def test_a_committee_reviews_a_university_and_a_council_admits_it(person, house, here):
    name = "Ülikool (sample)"
    joining(person, "rector@example.org", name=name)
    facts = {"national_conference": "yes", "conference_letter": "yes", "public_funding": "yes"}
    numbers = {"recommending_members": 0, "recommending_countries": 0, "cycles": 3, "years_in_operation": 140}
    candidate = requesting(person, house, "rector@example.org", ["letter"], **facts, **numbers)
    candidate.reads(here("The membership committee reviews it", "Le comité d’adhésion l’examine"))
    committee = person("Board").go("/candidacies/").press(name).press("See the criteria").sees()
    for _ in range(2):
        committee.fill(answer="met", reason="Seen in its statutes.").press("Record the judgement")
    committee.press("Conclude the verification")
    office = written_down(person("Secretariat"), name, here("The council decides", "Le conseil décide"), "yes").sees()
    office.go("/members/").reads(name).sees().go("/letters/").reads(
        here(f"Welcome: {name} is a member", f"Bienvenue : {name} est membre")
    )
