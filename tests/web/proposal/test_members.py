"""Who gains or loses by a proposal is shown page by page, and handed out whole as a file."""

import csv

import pytest
from cast import NOON
from django.urls import reverse
from django.utils.translation import override
from register.samples import member
from statutes.samples import LAW, house_texts, law

from accede.people.capacities import Capacity

pytestmark = pytest.mark.django_db
# Every fee of a medium network of group A is another, from 2028 on.
DEARER = LAW.decode().replace("2021-11-26", "2028-01-01", 1).replace("medium = 960", "medium = 990")


@pytest.fixture
def send(client, cast, monkeypatch):
    for place in ("accede.web.proposal.views.now", "accede.people.queries.now"):
        monkeypatch.setattr(place, lambda: NOON)
    law()
    house_texts()
    cast.signed_in(client, Capacity.SECRETARIAT)
    return lambda **filled: client.post(reverse("proposal"), {"text": DEARER, "do": "try", **filled})


def networks(number):
    made = [member(f"Network {one:03}", "BE") for one in range(number)]
    for one in made:
        one.organisation.figures.create(name="wises", value=14, year=2026, source="sample")
    return [f"{one.number} {one.organisation.name}" for one in made]


def named(response):
    return [row["cells"][0] for row in response.context["members"]["rows"]]


def rows(response):
    return list(csv.reader(response.content.decode().splitlines()))


def test_the_sample_changes_one_fee():
    assert DEARER.count("990") == 1


def test_a_page_shows_fifty_and_the_next_the_rest(send):
    names = networks(52)
    assert named(send()) == names[:50]
    assert named(send(page="2")) == names[50:]


def test_a_short_list_has_no_pages(send):
    networks(2)
    assert b'class="pager"' not in send().content


def test_another_page_is_asked_for_by_the_form_that_holds_the_proposal(send):
    networks(51)
    assert b'<button form="proposal" formaction="#members" name="page" value="2">' in send().content


def test_the_whole_difference_is_a_file_member_by_member(send):
    names = networks(51)
    file = send(do="members")
    assert file["Content-Disposition"] == 'attachment; filename="members.csv"'
    assert rows(file) == [
        ["Member", "What", "Today", "Proposed", "Currency"],
        *([one, "Yearly fee: Member", "960.00", "990.00", "EUR"] for one in names),
    ]


def test_a_right_that_is_lost_is_told_in_words(send):
    member("Network", "BE")
    silent = DEARER.replace('"vote", ', "")
    told = {row[1]: row[2:] for row in rows(send(text=silent, do="members"))[1:]}
    assert told["The right to vote"] == ["yes", "no", ""]


def test_the_file_speaks_french(send):
    networks(1)
    with override("fr"):
        assert rows(send(do="members"))[0] == ["Membre", "Quoi", "Aujourd’hui", "Proposition", "Monnaie"]


def test_a_name_that_a_spreadsheet_would_run_is_only_text(send):
    # The register number stands before every name.
    one = member("=1+1", "BE")
    one.organisation.figures.create(name="wises", value=14, year=2026, source="sample")
    assert rows(send(do="members"))[1][0] == f"{one.number} =1+1"


def test_of_a_faulty_proposal_there_is_no_file_but_its_faults(send):
    shown = send(text="not toml", do="members")
    assert "this is not a TOML file" in shown.content.decode()
