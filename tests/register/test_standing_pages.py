"""Pages of standing: one member's, all members' of a day, the same for programs."""

import csv
from datetime import date

import pytest
from cast import NOON
from django.urls import reverse
from register.samples import SECRETARY, delegate, leaving, member, owe
from statutes.samples import PLACE, house_texts, law

from accede.journal.actions import Actor
from accede.people.capacities import Capacity
from accede.register.actions import suspend
from accede.register.models import RegisterEntry
from accede.register.queries import due_for, mandates_of
from accede.statutes.actions import load_edition

pytestmark = pytest.mark.django_db
LOST = "Annual fee unpaid: the right to vote is lost."
CURE = "It ends once what is owed is paid."


@pytest.fixture(autouse=True)
def texts():
    house_texts()


@pytest.fixture
def office(client, cast):
    return cast.signed_in(client, Capacity.SECRETARIAT)


@pytest.fixture
def late():
    """A member whose fee was due long ago."""
    law()
    one = member()
    owe(one, due=date(2021, 1, 1))
    return one


@pytest.fixture
def young():
    """A member under statutes whose assembly suspends for a year at most."""
    law = (PLACE.parent / "iflry" / "2025-01-01.toml").read_bytes()
    edition = load_edition(law, by=SECRETARY, at=NOON)
    return member(edition=edition, effective_on=date(2026, 1, 1))


def decision(**changed):
    said = {"what": "suspended", "effective_on": "2026-11-01", "decided_on": "2026-10-30", "decision": "Item 7"}
    return said | changed


def rows(answer):
    return [[cell["text"] for cell in row["cells"]] for row in answer.context["table"]["rows"]]


def test_members_whose_rights_are_not_whole_are_shown_with_the_cure(office, late):
    member("Brug")
    shown = office.get(reverse("standings"), {"on": "2027-01-01"})
    assert rows(shown) == [["Aalto", LOST, CURE]]
    assert shown.context["claim"].replace("\u00a0", " ") == "The rights of one member are not whole on 1 January 2027"
    told = office.get(reverse("standings_csv"), {"on": "2027-01-01"}).content.decode().splitlines()
    assert list(csv.DictReader(told)) == [
        {
            "number": "1",
            "name": "Aalto",
            "category": "full",
            "whole": "no",
            "standing": "unpaid",
            "rights": "vote",
            "article": "15",
            "cure": CURE,
        }
    ]


def test_where_every_right_is_whole_the_page_says_so(office):
    law()
    member()
    assert "Every member’s rights are whole on that day." in office.get(reverse("standings")).content.decode()


@pytest.mark.parametrize("number", [3, 300])
def test_all_standings_ask_the_same_number_of_questions(number, office, django_assert_max_num_queries):
    law()
    for index in range(number):
        owe(member(f"Network {index}"), due=date(2021, 1, 1), subject=f"test.thing:{index}")
    with django_assert_max_num_queries(14):
        assert len(rows(office.get(reverse("standings")))) == min(number, 50)


def test_a_program_is_told_the_same(office, late):
    told = office.get(reverse("api_standing", args=[1]), {"on": "2027-01-01"}).json()
    assert told == {
        "schema": 1,
        "number": 1,
        "name": "Aalto",
        "on": "2027-01-01",
        "holds": False,
        "says": f"{LOST} {CURE}",
        "article": ["15"],
        "missing": [],
        "lost": [{"standing": "unpaid", "rights": ["vote"], "article": ["15"], "cure": CURE}],
    }


def test_a_program_that_asks_for_no_day_is_told_so(office, late):
    answer = office.get(reverse("api_standing", args=[1]), {"on": "soon"})
    assert (answer.status_code, list(answer.json()["faults"])) == (400, ["on"])


def test_a_delegate_is_told_among_what_is_due(late):
    account = delegate(late)
    actor = Actor(f"account:{account.pk}", tuple(mandates_of(account, NOON)))
    (row,) = [one for one in due_for(actor, date(2026, 11, 26), NOON) if one.act_url.endswith("/standing/")]
    assert (row.title, row.text) == (LOST, f"Aalto. {CURE}")


@pytest.mark.usefixtures("at_noon")
def test_the_secretariat_enters_a_suspension_and_its_end(office, young):
    page = reverse("standing", args=[young.number])
    assert office.post(page, decision()).status_code == 302
    line = RegisterEntry.objects.last()
    assert (line.event, line.standing, line.decision, line.article) == ("suspended", "suspended", "Item 7", ["leaving"])
    shown = office.get(page)
    assert "It ends by itself on 1\u00a0November 2027." in shown.context["standing"][0]["text"]
    assert [value for value, _label in shown.context["form"].fields["what"].choices] == ["end suspended"]
    office.post(page, decision(what="end suspended", effective_on="2026-11-20"))
    assert [one["text"] for one in office.get(page).context["standing"]] == ["Its rights are whole."]
    assert [one["title"] for one in office.get(page).context["lines"]] == [
        "suspended: Suspended",
        "no longer suspended: Suspended",
    ]


@pytest.mark.usefixtures("at_noon")
def test_what_cannot_be_entered_is_said_at_the_form(office, young):
    said = decision(what="suspended", effective_on="2026-11-01")
    office.post(reverse("standing", args=[young.number]), said)
    again = office.post(reverse("standing", args=[young.number]), said)
    assert (again.status_code, RegisterEntry.objects.count()) == (200, 2)


def test_a_day_on_which_it_was_suspended_already_is_refused(office, young):
    suspend(young, **leaving(edition=RegisterEntry.objects.get().edition, standing="suspended"), by=SECRETARY, at=NOON)
    page = reverse("standing", args=[young.number])
    answer = office.post(page, decision(effective_on="2027-02-01"))
    assert answer.status_code == 409
    assert "This member is suspended already on that day." in answer.content.decode()


def test_statutes_without_a_suspension_say_so(office, late):
    shown = office.get(reverse("standing", args=[late.number])).content.decode()
    assert "The statutes name no suspension that somebody decides." in shown
    assert "No decision has ever suspended this member." in shown


def test_whoever_only_reads_enters_nothing(client, cast, young):
    cast.signed_in(client, Capacity.BOARD)
    assert client.post(reverse("standing", args=[young.number]), decision()).status_code == 403
