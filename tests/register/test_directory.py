"""The directory finds members whatever their accents, page by page, in the order that is asked for."""

import csv
from datetime import date

import pytest
from cast import NOON
from django.urls import reverse
from django.utils.translation import override
from register.files import csv as file_of
from register.files import imported
from register.samples import many, member, organisation
from statutes.samples import SECRETARY, house_texts, law

from accede.register.actions import declare_figure
from accede.register.actions.importing import undo_import
from accede.register.models import Import, Organisation
from accede.register.queries import directory

pytestmark = pytest.mark.django_db
AALTO = ["Aalto", "Finland", "Turku", "FI 1234567-8", "aalto.example.org", "", ""]


@pytest.fixture(autouse=True)
def texts():
    law()
    house_texts()


@pytest.fixture
def members(client):
    return lambda **asked: client.get(reverse("members"), asked)


def names(response):
    return [row["cells"][0]["text"] for row in response.context["table"]["rows"]]


@pytest.mark.parametrize("words", ["sent", "ŠENT", "slov", "SLOVENIA", "sent slo", "ljub"])
def test_a_search_finds_names_seats_and_countries_whatever_their_accents(members, words):
    member("ŠENT", "SI", {"seat": "Ljubljana"})
    member("Cap", "FR")
    assert names(members(q=words)) == ["ŠENT"]


@pytest.mark.parametrize(
    ("name", "words"),
    [("Zgłoszenie", "zgloszenie"), ("Κοινωνική Οικονομία", "οικονομια"), ("Stiftung Straßenkinder", "strassen")],
)
def test_a_search_finds_what_a_plain_keyboard_cannot_type(members, name, words):
    member(name)
    member("Cap")
    assert names(members(q=words)) == [name]


def test_a_percent_sign_and_a_quote_are_signs_like_any_other(members):
    member("Cap")
    assert names(members(q="%")) == names(members(q="'")) == ["Cap"]
    assert names(members(q="c%x")) == []


def test_a_search_speaks_the_language_of_the_page(client):
    member("Cap", "DE")
    with override("fr"):
        assert names(client.get("/fr/members/", {"q": "allemagne"})) == ["Cap"]


def test_a_search_without_an_answer_says_so(members):
    member()
    assert "No member matches." in members(q="zebra").content.decode()


def test_whoever_is_no_member_on_the_day_is_not_found(members):
    organisation("Aalto")
    member("Aalto Brug", effective_on=date(2026, 1, 1))
    assert names(members(q="aalto")) == ["Aalto Brug"]
    assert names(members(q="aalto", on="2025-12-31")) == []


def test_what_is_written_in_bulk_or_changed_later_is_found_too():
    (known,) = Organisation.objects.bulk_create([Organisation(name="Łódź", seat="Płock")])
    assert Organisation.objects.get(words="lodz plock") == known
    known.name = "Gdańsk"
    known.save(update_fields=["name"])
    assert Organisation.objects.get(words="gdansk plock") == known


def test_what_an_import_brings_changes_and_brings_back_is_found_by_its_words():
    known = organisation("Brug", "BE", seat="Łódź", registration="0417.497.106")
    row = ["Brücke", "België", "", "0417.497.106", "", "", ""]
    done = imported(file_of(AALTO, row), known=Import.Known.UPDATE)
    assert list(Organisation.objects.order_by("pk").values_list("words", flat=True)) == ["brucke lodz", "aalto turku"]
    undo_import(done, reason="Sent by mistake", by=SECRETARY, at=NOON)
    assert list(Organisation.objects.values_list("words", flat=True)) == ["brug lodz"]
    assert known.words == "brug lodz"


def test_members_stand_by_the_name_of_their_country_and_then_by_their_own(members):
    # The name of Croatia comes before that of Germany, though its code comes after.
    for name, country in (("Brug", "DE"), ("Ärger", "DE"), ("Zug", "HR"), ("Cap", "")):
        member(name, country)
    assert names(members()) == ["Zug", "Ärger", "Brug", "Cap"]


def test_members_stand_in_the_order_that_is_asked_for(members):
    member("Zug", "AT", effective_on=date(2022, 1, 1))
    member("Ärger", "DE", effective_on=None)
    member("Brug", "BE", effective_on=date(2021, 1, 1))
    assert names(members(sort="name")) == ["Ärger", "Brug", "Zug"]
    assert names(members(sort="number")) == ["Zug", "Ärger", "Brug"]
    assert names(members(sort="since")) == ["Brug", "Zug", "Ärger"]
    assert names(members(sort="height")) == ["Zug", "Brug", "Ärger"]


def test_a_country_narrows_the_list_and_not_the_map(members):
    member("Aalto", "FI")
    member("Cap", "FR")
    shown = members(country="FR")
    assert names(shown) == ["Cap"]
    assert shown.context["claim"] == "One member in one country"
    assert shown.context["where"]["shown"] == {"FI": 1, "FR": 1}


def test_each_country_of_the_map_leads_to_its_members_within_what_was_asked(members):
    member("Aalto", "FI")
    html = members(q="aal", page="1").content.decode()
    # Once on the map of tiles, once on the geographic one.
    assert html.count('href="?q=aal&amp;country=FI#list" aria-label="Finland, one member"') == 2


def test_a_list_is_paged(members):
    many(30)
    assert len(names(members())) == 25
    assert len(names(members(page="2"))) == 5
    assert members(page="2").context["claim"] == "30 members in 3 countries"


def test_whoever_finds_too_many_is_told_so_and_a_country_finds_the_others(members, monkeypatch):
    monkeypatch.setattr(directory, "AT_MOST", 2)
    for name, country in (("Aalto", "BE"), ("Brug", "BE"), ("Cap", "FR")):
        member(name, country)
    shown = members()
    assert names(shown) == ["Aalto", "Brug"]
    assert "Only the first of them are shown." in shown.content.decode()
    assert '<svg class="map"' not in shown.content.decode()
    assert names(members(country="FR")) == ["Cap"]


@pytest.mark.parametrize("number", [3, 300])
def test_the_directory_asks_the_same_number_of_questions_for_3_and_for_300(number, members, django_assert_num_queries):
    many(number)
    members()
    with django_assert_num_queries(6):
        assert len(names(members(q="network", sort="since"))) == min(number, 25)


def test_the_file_holds_what_the_page_shows(client):
    known = member("Zgłoszenie", "PL")
    member("Cap", "FR")
    declare_figure(known.organisation, name="wises", value=12, year=2025, by=SECRETARY, at=NOON)
    answer = client.get(reverse("members_csv"), {"q": "zgloszenie"})
    (row,) = csv.DictReader(answer.content.decode().splitlines())
    said = {name: row[name] for name in ("number", "member", "country", "category", "since", "wises", "wises year")}
    assert said == {
        "number": str(known.number), "member": "Zgłoszenie", "country": "PL", "category": "full",
        "since": "2020-03-01", "wises": "12", "wises year": "2025",
    }  # fmt: skip
    assert row["until"] == row["workers"] == ""
