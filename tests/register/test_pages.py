"""The pages of the register show what is known, from whom, and what is not."""

import csv
from datetime import date

import pytest
from cast import NOON
from django.urls import reverse
from register.samples import delegate, member, owe
from statutes.samples import SECRETARY, house_texts, law

from accede.journal.actions import Actor
from accede.people.capacities import Capacity
from accede.register.actions import declare_figure
from accede.register.models import Figure
from accede.register.queries import declared_facts, due_for, mandates_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def texts():
    law()
    house_texts()


@pytest.fixture
def members(client):
    return lambda **asked: client.get(reverse("members"), asked)


def names(response):
    return [row["cells"][0]["text"] for row in response.context["table"]["rows"]]


def cell(response, label):
    table = response.context["table"]
    return table["rows"][0]["cells"][[column["label"] for column in table["columns"]].index(label)]


def declare(one, name="wises", value=12, year=2025, **said):
    declare_figure(one.organisation, name=name, value=value, year=year, **said, by=SECRETARY, at=NOON)


def test_the_claim_counts_members_and_countries_that_are_known(members):
    assert members().context["claim"] == "0 members"
    member("Aalto", "FI")
    assert members().context["claim"] == "One member in one country"
    member("Brug", "FI")
    assert members().context["claim"] == "2 members in one country"
    member("Cap", "FR")
    member("Dok", "")
    shown = members()
    assert shown.context["claim"] == "4 members in 2 countries"
    assert shown.context["notes"] == ["The country of one member is not known."]
    assert shown.context["where"]["shown"] == {"FI": 2, "FR": 1, "": 1}


def test_the_register_can_be_seen_as_it_stood_on_a_day(members):
    member("Aalto", effective_on=date(2020, 3, 1))
    member("Brug", effective_on=date(2024, 3, 1))
    member("Cap", effective_on=None)
    past = members(on="2021-01-01")
    assert names(past) == ["Aalto", "Cap"]
    assert past.context["notes"] == ["One member whose day of joining is not known is shown too."]
    assert len(names(members(on="never"))) == 3


def test_a_figure_stands_with_its_year_and_what_it_counts(members):
    one = member()
    declare(one, definition="about; member enterprises")
    declare(one, name="workers", value=40, year=None)
    shown = members()
    assert cell(shown, "Enterprises in the network") == {"text": "12", "small": "2025"}
    assert cell(shown, "Workers in these enterprises") == {"text": "40", "small": "year not known"}
    assert [row["text"] for row in shown.context["definitions"]] == [
        "Enterprises in the network: 12 (2025). Counted: about; member enterprises. "
        "Workers in these enterprises: 40 (year not known). Counted: not defined.",
    ]


def test_what_nobody_knows_is_a_dash_and_a_country_is_said_to_be_unknown(members):
    member(effective_on=None, country="")
    shown = members()
    assert cell(shown, "Country") == "country not known"
    assert cell(shown, "Enterprises in the network") == cell(shown, "Member since") == "–"


def test_a_sample_carries_its_stamp_in_list_and_page(members, client):
    one = member(details={"is_sample": True})
    assert members().context["table"]["rows"][0]["cells"][0]["stamp"] == "sample"
    assert 'class="stamp">sample' in client.get(one.get_absolute_url()).content.decode()


def test_a_members_page_shows_what_two_sources_tell_of_one_thing(client):
    one = member(
        details={"source": "2016 per https://a.example BUT 2020 per https://b.example"},
        effective_on=date(2016, 1, 1), starts_year_only=True, starts_note="2020 per another report",
    )  # fmt: skip
    declare(one, source="own report")
    declare(one, value=14, source="newsletter")
    html = client.get(one.get_absolute_url()).content.decode()
    assert "<dd>2016</dd>" in html
    assert "2020 per another report" in html
    assert 'href="https://b.example"' in html
    assert "own report" in html
    assert "newsletter" in html


def test_a_source_that_every_figure_shares_is_said_once(client):
    one = member(details={"source": "annual report of 2026"})
    declare(one, source="annual report of 2026")
    declare(one, value=14, year=2025, source="annual report of 2026")
    assert client.get(one.get_absolute_url()).content.decode().count("annual report of 2026") == 1


def test_a_members_page_says_what_is_not_known(client):
    one = member(effective_on=None, country="", article=())
    facts = dict(row[:2] for row in client.get(one.get_absolute_url()).context["facts"])
    assert facts["Country"] == "country not known"
    assert facts["Member since"] == facts["Website"] == "not known"


def test_a_members_page_cites_the_article_of_its_admission(client):
    one = member(decision="General Assembly, item 3")
    entered = client.get(one.get_absolute_url()).context["entered"]
    assert entered["text"] == "General Assembly, item 3"
    assert (entered["cite"].mark, entered["cite"].url) == ("art.\u00a013", "/en/statutes/#art-13")


def test_standing_is_shown_with_its_article_to_the_office_and_to_its_own_delegate(client, cast):
    one, other = member(), member("Brug")
    owe(one, due=date(2021, 1, 1))
    assert "standing" not in client.get(one.get_absolute_url()).context
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    (standing,) = client.get(one.get_absolute_url()).context["standing"]
    assert standing["text"] == "Annual fee unpaid: the right to vote is lost. It ends once what is owed is paid."
    assert standing["cite"].mark == "art.\u00a015"
    assert "standing" not in client.get(other.get_absolute_url()).context
    assert "sees_delegates" not in client.get(other.get_absolute_url()).context


def test_the_office_sees_who_speaks_for_a_member(client, cast):
    one = member()
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert "Nobody speaks for this member" in client.get(one.get_absolute_url()).content.decode()
    delegate(one)
    assert "delegate@example.org" in client.get(one.get_absolute_url()).content.decode()


def test_the_secretariat_notes_a_figure_from_a_source(client, cast):
    one = member()
    cast.signed_in(client, Capacity.SECRETARIAT)
    said = {"name": "wises", "value": "12", "year": "2025", "definition": "members", "source": "own report"}
    answer = client.post(reverse("figures", args=[one.number]), said)
    assert (answer.status_code, answer.url) == (302, one.get_absolute_url())
    assert (Figure.objects.get().value, Figure.objects.get().organisation) == (12, one.organisation)


def test_what_was_typed_stays_when_a_figure_is_refused_or_misspelt(client, cast):
    one = member()
    declare(one, source="own report")
    cast.signed_in(client, Capacity.SECRETARIAT)
    said = {"name": "wises", "value": "12", "year": "2025", "source": "own report"}
    twice = client.post(reverse("figures", args=[one.number]), said)
    assert twice.status_code == 409
    assert "This figure is declared already." in twice.content.decode()
    assert 'value="own report"' in twice.content.decode()
    assert client.post(reverse("figures", args=[one.number]), said | {"value": "-1"}).status_code == 200
    assert Figure.objects.count() == 1


def test_a_delegate_is_told_that_the_figures_of_last_year_are_not_declared():
    one = member()
    person = delegate(one)
    actor = Actor(f"account:{person.pk}", tuple(mandates_of(person, NOON)))
    assert [row.title for row in due_for(actor, NOON.date(), NOON)] == ["The figures of 2026 are not declared"]
    for name in declared_facts(law().book):
        declare(one, name=name, year=2026)
    assert due_for(actor, NOON.date(), NOON) == []


def test_the_register_is_shown_line_by_line(client, cast):
    member(decision="General Assembly, item 3")
    member("Brug", effective_on=None, decided_on=None)
    cast.signed_in(client, Capacity.SECRETARIAT)
    html = client.get(reverse("register")).content.decode()
    assert "General Assembly, item 3" in html
    assert html.index("Aalto") < html.index("Brug")


def test_the_register_as_a_file_holds_every_line_and_no_formula(client, cast):
    member('=cmd|"/C calc"!A0')
    member("Brug, Antwerpen")
    cast.signed_in(client, Capacity.AUDITOR)
    answer = client.get(reverse("register_csv"))
    rows = list(csv.DictReader(answer.content.decode().splitlines()))
    assert [row["organisation"] for row in rows] == ['\'=cmd|"/C calc"!A0', "Brug, Antwerpen"]
    assert rows[0]["effective_on"] == "2020-03-01"


@pytest.mark.parametrize("number", [3, 120])
def test_the_register_asks_the_same_number_of_questions_for_3_lines_and_for_120(
    number, client, cast, django_assert_max_num_queries
):
    for index in range(number):
        member(f"Network {index}")
    cast.signed_in(client, Capacity.SECRETARIAT)
    with django_assert_max_num_queries(14):
        assert len(client.get(reverse("register")).context["table"]["rows"]) == min(number, 50)
