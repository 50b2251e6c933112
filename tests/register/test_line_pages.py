"""Pages of the register's lines: any day as it was known on any day, a line put right, a member that leaves."""

import csv
import json
from datetime import date, timedelta

import pytest
from cast import NOON
from django.urls import reverse
from pypdf import PdfReader
from register.samples import JOINED, entering, left, member, organisation
from statutes.samples import SECRETARY, house_texts, law

from accede.people.capacities import Capacity
from accede.register.actions import correct_entry, enter_member
from accede.register.models import RegisterEntry
from accede.register.views import as_of
from accede.web.as_of import told

pytestmark = pytest.mark.django_db
DAY = date(2027, 1, 1)


@pytest.fixture(autouse=True)
def texts():
    law()
    house_texts()


@pytest.fixture
def office(client, cast):
    return cast.signed_in(client, Capacity.SECRETARIAT)


def put_right(line, **said):
    return correct_entry(
        line, reason="The minutes say otherwise.", is_void=False, **said, by=SECRETARY, at=NOON + timedelta(days=9)
    )


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def table(response):
    return [
        [plain(cell if isinstance(cell, str) else cell["text"]) for cell in row["cells"]]
        for row in response.context["table"]["rows"]
    ]


def test_the_two_days_of_a_question_stand_in_its_claim(office):
    member()
    shown = office.get(reverse("register_as_of"), {"on": "2027-01-01", "known": "2027-05-04"})
    assert plain(shown.context["claim"]) == "One member on 1 January 2027, as the register stood on 4 May 2027"
    assert table(shown) == [["1", "Aalto", "Belgium", "Member", "1 March 2020", "–"]]


def test_what_was_put_right_later_shows_as_it_was_known(office):
    one = member()
    put_right(one.lines.get(), effective_on=date(2021, 1, 1))
    asked = [{"on": DAY, "known": day} for day in ("2027-05-04", "2027-05-30")]
    assert [table(office.get(reverse("register_as_of"), one))[0][4] for one in asked] == [
        "1 March 2020",
        "1 January 2021",
    ]


def test_a_day_that_is_none_is_told_and_today_is_shown(office):
    shown = office.get(reverse("register_as_of"), {"on": "2027-02-30"})
    assert "on" in shown.context["form"].errors
    assert shown.status_code == 200


def test_nobody_was_a_member_before_the_register_knew_one(office):
    member()
    shown = office.get(reverse("register_as_of"), {"on": "2027-01-01", "known": "2027-01-01"})
    assert "nobody was a member on that day" in shown.content.decode()


def test_the_same_answer_is_a_file_and_plain_values_for_programs(office):
    member()
    asked = {"on": "2027-01-01", "known": "2027-05-04"}
    told = office.get(reverse("api_members"), asked).json()
    assert told == {
        "schema": 1,
        **asked,
        "members": [
            {"number": 1, "name": "Aalto", "country": "BE", "category": "full", "from": "2020-03-01", "until": None}
        ],
    }
    lines = office.get(reverse("register_as_of_csv"), asked).content.decode().splitlines()
    assert list(csv.DictReader(lines)) == [
        {"number": "1", "name": "Aalto", "country": "BE", "category": "full", "from": "2020-03-01", "until": ""}
    ]


def test_a_program_that_asks_for_no_day_is_told_what_is_wrong(office):
    answer = office.get(reverse("api_members"), {"known": "yesterday"})
    assert (answer.status_code, list(answer.json()["faults"])) == (400, ["known"])


@pytest.mark.parametrize("number", [3, 150])
def test_a_question_costs_the_same_whatever_the_number_of_members(number, office, django_assert_max_num_queries):
    for index in range(number):
        member(f"Network {index}")
    with django_assert_max_num_queries(15):
        assert len(table(office.get(reverse("register_as_of"), {"on": "2027-01-01", "known": "2027-05-04"}))) == min(
            number, 100
        )


def test_a_line_says_by_which_it_was_put_right_and_the_other_which_it_puts_right(office):
    put_right(member().lines.get(), effective_on=date(2021, 1, 1))
    pages = [office.get(reverse("register_line", args=[number])).content.decode() for number in (1, 2)]
    assert ["Put right by" in page for page in pages] == [True, False]
    assert ["Puts right" in page and "The minutes say otherwise." in page for page in pages] == [False, True]


def test_the_secretariat_puts_a_line_right_once(office):
    member()
    address = reverse("register_line", args=[1])
    said = {"effective_on": "2021-01-01", "reason": "The minutes of March say so."}
    first, again = office.post(address, said), office.post(address, said)
    assert (first.status_code, first["Location"]) == (302, reverse("register_line", args=[2]))
    assert (again.status_code, RegisterEntry.objects.count()) == (409, 2)


def test_a_line_without_a_reason_is_not_put_right(office):
    member()
    shown = office.post(reverse("register_line", args=[1]), {"is_void": "on"})
    assert list(shown.context["form"].errors) == ["reason"]
    assert RegisterEntry.objects.count() == 1


def test_the_board_reads_a_line_and_does_not_put_it_right(client, cast):
    member()
    board = cast.signed_in(client, Capacity.BOARD)
    address = reverse("register_line", args=[1])
    assert board.get(address).context["form"] is None
    assert board.post(address, {"is_void": "on", "reason": "No."}).status_code == 403


def test_a_decision_entered_after_eight_days_is_shown_as_late(office):
    on_time, late = NOON.date() - timedelta(days=8), NOON.date() - timedelta(days=9)
    for name, day in (("Aalto", on_time), ("Brug", late)):
        enter_member(organisation(name), **entering(decided_on=day, effective_on=day), by=SECRETARY, at=NOON)
    rows = office.get(reverse("register")).context["table"]["rows"]
    assert [bool(row["cells"][-1]["small"]) for row in rows] == [False, True]
    assert plain(rows[1]["cells"][-1]["small"]).startswith("late, due by 3 May 2027")


def test_a_member_leaves_by_the_hand_of_the_secretariat(office):
    one = member()
    said = {"path": "", "effective_on": "2027-06-01", "decided_on": "2027-05-01", "decision": "Letter of 1 May"}
    address = reverse("leaving", args=[one.number])
    first, again = office.post(address, said), office.post(address, said)
    assert (first.status_code, again.status_code) == (302, 409)
    one.refresh_from_db()
    assert one.ends == date(2027, 6, 1)
    page = office.get(one.get_absolute_url()).content.decode()
    assert ("No longer a member from" in page, reverse("leaving", args=[1]) in page) == (True, False)


def test_a_membership_that_never_began_says_so_on_its_page(office):
    one = member()
    correct_entry(one.lines.get(), reason="Another network.", is_void=True, by=SECRETARY, at=NOON)
    assert "never began" in office.get(one.get_absolute_url()).content.decode()


def test_the_command_line_answers_as_the_site_does(capsys):
    left(member(), DAY)
    told(date(2026, 12, 31), NOON.date(), as_json=True)
    answer = json.loads(capsys.readouterr().out)
    assert [(one["number"], one["from"], one["until"]) for one in answer["members"]] == [(1, str(JOINED), str(DAY))]
    told(DAY, NOON.date(), as_json=False)
    assert capsys.readouterr().out == "0 on 2027-01-01, as known on 2027-05-04\n"


def test_a_line_whose_source_names_the_year_alone_shows_the_year_alone(office):
    enter_member(
        organisation(), **entering(effective_on=date(2016, 1, 1)), starts_year_only=True, by=SECRETARY, at=NOON
    )
    assert table(office.get(reverse("register")))[0][3] == "2016"
    asked = {"on": "2027-01-01", "known": "2027-05-04"}
    assert table(office.get(reverse("register_as_of"), asked))[0][4] == "2016"


def extract(office, **asked):
    return office.get(reverse("register_as_of_pdf"), {"on": "2027-01-01", "known": "2027-05-04"} | asked)


def test_an_extract_is_a_tagged_document_with_the_members_of_the_day(office, tmp_path):
    member("Δίκτυο #Γέφυρα $x$")
    left(member("Brug"), DAY)
    file = tmp_path / "extract.pdf"
    file.write_bytes(extract(office).content)
    reader = PdfReader(file)
    text = " ".join(page.extract_text() for page in reader.pages).replace("\N{NO-BREAK SPACE}", " ")
    assert "Δίκτυο #Γέφυρα $x$" in text
    assert "Brug" not in text
    assert "One member on 1 January 2027, as the register stood on 4 May 2027" in text
    assert "number 3, of 4 May 2027" in text
    root = reader.trailer["/Root"]
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"], reader.metadata.title) == (
        True,
        "en",
        "Extract from the members’ register",
    )


def test_a_register_too_long_for_a_document_says_so(office, monkeypatch):
    monkeypatch.setattr(as_of, "LONGEST", 1)
    member("Aalto"), member("Brug")
    answer = extract(office)
    assert answer.status_code == 302
    assert "at most 1 members" in office.get(answer["Location"]).content.decode()
