"""Members note what they have made, with whom, and what they paid themselves; who was together is told to whoever looks."""

from dataclasses import replace

import pytest
from cast import NOON
from django.core.files.uploadedfile import SimpleUploadedFile
from projects.samples import MADE, consortium, own
from projects.samples import made as noted
from register.samples import member
from statutes.samples import SECRETARY, house_texts, law

from accede.people.capacities import Capacity
from accede.projects.actions import Inconsistent, note_past, take_pasts
from accede.projects.models import PastProject
from accede.projects.portal.past import Made, partners, projects
from accede.projects.queries import pasts, together
from accede.register.sheets.reading import Unreadable

pytestmark = pytest.mark.django_db
FILE = "title;partners;from;until;budget;grant;rest\nRepair;Aalto; Brug (FR)|;2019;2021;100 000;80000;Town of Ghent\n"
TABLE = FILE.replace("Aalto; Brug (FR)|", '"Aalto; Brug (FR)"').encode()


@pytest.fixture(autouse=True)
def house(monkeypatch):
    """The law, the words of the house and the hour."""
    house_texts()
    law()
    monkeypatch.setattr("accede.people.queries.timezone.now", lambda: NOON)


def test_a_table_tells_partners_years_and_money():
    [made] = projects(TABLE)
    assert made == Made(
        "Repair", (("Aalto", ""), ("Brug", "FR")), 2019, 2021, budget=100_000, grant=80_000, rest="Town of Ghent"
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"title;from\nA;2019\n", "The first row names the columns"),
        (b"title;partners;from\nA;B;soon\n", "“soon” is no whole number for “from”."),
        (b"title;partners;from\n;B;2019\n", "“title” is missing."),
        (b"title;partners;from\nA;;2019\n", "“partners” is missing."),
    ],
)
def test_a_table_that_is_wrong_says_where(content, told):
    with pytest.raises(Unreadable, match=told):
        projects(content)


def test_a_country_stands_in_brackets_and_what_is_none_stays_in_the_name():
    assert partners("Town (BE)\nTown (BE)\nClub (of friends); X (ZZ)") == (
        ("Town", "BE"),
        ("Club (of friends)", ""),
        ("X (ZZ)", ""),
    )


def test_what_is_told_again_takes_the_place_of_what_was_told():
    take_pasts([MADE, replace(MADE, title="a SCHOOL of repair", grant=70_000)], by=SECRETARY, at=NOON)
    assert [(one.grant, one.cofinancing) for one in PastProject.objects.all()] == [(70_000, 30_000)]


def test_a_grant_is_no_more_than_its_budget_and_an_end_no_earlier_than_its_beginning():
    one, speaker = own()
    for wrong in (replace(MADE, grant=100_001), replace(MADE, ends=2020)):
        with pytest.raises(Inconsistent):
            note_past(one, made=wrong, by=speaker, at=NOON)


def test_members_are_known_by_their_names_and_those_who_were_together_are_counted():
    other = member("Brug", "FR").organisation
    one, speaker = own()
    for year in (2019, 2021):
        told = replace(MADE, title=f"Of {year}", partners=(("Aalto", ""), ("BRUG", ""), ("Town", "BE")), starts=year)
        note_past(one, made=told, by=speaker, at=NOON)
    assert together(one.pk) == {other.pk: 2}
    assert [str(each) for each in pasts("brug")[0].partners.all()] == ["Aalto", "Brug", "Town"]


def test_whoever_was_in_a_project_before_comes_first_among_those_who_could_fill_a_consortium(cast, client):
    made, _leader = consortium()
    for name in ("Autre", "Brug"):
        own("FR", name)
    take_pasts([replace(MADE, partners=(("Aalto", ""), ("Brug", "")))], by=SECRETARY, at=NOON)
    cast.signed_in(client, Capacity.DELEGATE, made.organisation_id)
    page = client.get(made.get_absolute_url()).content.decode().partition("Who could bring it")[2]
    assert "one project together before" in page
    assert page.index("Brug") < page.index("Autre")


def test_a_member_notes_changes_and_takes_out_its_own_and_no_other(cast, client):
    past = noted()
    page = past.get_absolute_url()
    said = {"organisation": past.organisation_id, "title": "Mending", "partners": "Aalto\nTown (BE)", "starts": 2022}
    cast.signed_in(client, Capacity.DELEGATE, member("Brug").organisation.pk)
    assert client.post(f"{page}change/", said).status_code == 403
    cast.signed_in(client, Capacity.DELEGATE, past.organisation_id)
    assert "€20,000.00" in client.get(page).content.decode()
    client.post(f"{page}change/", said)
    client.post("/en/space/projects/new/", said | {"title": "Another <b>"})
    assert [one.title for one in pasts("")] == ["Another <b>", "Mending"]
    assert "Another &lt;b&gt;" in client.get("/en/space/projects/").content.decode()
    client.post(f"{page}remove/")
    assert [one.title for one in pasts("")] == ["Another <b>"]


def test_the_office_takes_them_in_and_members_take_them_out_in_the_same_columns(cast, client):
    cast.signed_in(client, Capacity.SECRETARIAT)
    client.post("/en/space/projects/file/", {"file": SimpleUploadedFile("past.csv", TABLE)})
    written = client.get("/en/space/projects.csv").content
    assert projects(written) == projects(TABLE)
