"""An exclusion to its end: the Board decides and says why, the member appeals, and the next assembly has the last word."""

import os
from pathlib import Path

import pytest
from stories import houses
from stories.test_other_associations import joined_already, planned, voted

RULEBOOKS = Path(__file__).parents[2] / "rulebooks"
NAME = "Verein (sample)"


@pytest.fixture
def house(tmp_path):
    """A house whose rulebook lets a member appeal to the assembly."""
    shared = Path(os.environ["ACCEDE_TEST_DATA"])
    with houses.another(tmp_path / "house", shared, RULEBOOKS / "hcce") as made, made.served():
        yield made


def test_a_member_that_the_board_excludes_appeals_and_the_assembly_lets_it_go(person, house, calendar):
    joined_already(house, "Liitto (sample)", "votes@example.org", "full")
    joined_already(house, NAME, "member@example.org", "full")
    office, board, member = person("Secretariat"), person("Board"), person()
    day = planned(office, 60)
    board.go("/members/2/ways/expulsion/").sees().fill(grounds="harm", statement="It has used our name without leave.")
    board.press("Open it").reads("It is opened.")
    board.fill(answer="yes", note="Three warnings were in vain.").press("Write it down").reads("It is written down.")
    board.fill(note="By letter.").press("Write it down").reads("It is written down.").sees()
    member.page.goto(house.link_of("member@example.org"))
    file = "/" + board.page.url.split("#")[0].split("/", 4)[4]
    member.go(file).sees().press("Appeal").sees().fill(statement="Nobody has warned us.").press("Open it")
    member.reads("The appeal is made. Nothing takes effect before it is decided.").sees()
    appeal = "/" + member.page.url.split("#")[0].split("/", 4)[4]
    office.go(appeal).page.locator("#assembly button").click()
    office.reads("It stands on the agenda.").sees()
    voted(person, house, calendar, day, "votes@example.org", "against")
    office.go("/members/2/").reads(NAME, "No longer a member from")
    office.go(file).sees().go(appeal).sees()
