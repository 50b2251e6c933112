"""The maps say how many members, or how many enterprises, a country has; a table says the same."""

from datetime import date

import pytest
from django.urls import reverse
from register.samples import listing, many, member
from statutes.samples import house_texts, law

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def texts():
    law()
    house_texts()


@pytest.fixture
def members(client):
    return lambda **asked: client.get(reverse("members"), asked)


def declared(known, value, year=2025):
    known.organisation.figures.create(name="wises", value=value, year=year)
    return known


def table(response):
    rows = response.context["where"]["table"]["rows"]
    return [[cell["text"] if isinstance(cell, dict) else cell for cell in row["cells"]] for row in rows]


def test_a_country_is_told_by_its_members_the_most_first(members):
    for name, country in (("Aalto", "FI"), ("Cap", "FR"), ("Dune", "FR"), ("Brug", "BE"), ("Zug", "")):
        member(name, country)
    shown = members()
    assert table(shown) == [["France", "2"], ["Belgium", "1"], ["country not known", "1"], ["Finland", "1"]]
    assert shown.context["where"]["table"]["foot"] == ["All of them", "5"]


def test_a_country_is_told_by_the_enterprises_that_its_members_count(members):
    declared(declared(member("Aalto", "FI"), 7, 2024), 12)
    declared(member("Turku", "FI"), 30)
    declared(member("Brug", "BE"), 50)
    member("Cap", "FR")
    shown = members(by="enterprises")
    assert table(shown) == [["Belgium", "1", "50", "1"], ["Finland", "2", "42", "2"], ["France", "1", "–", "0"]]
    assert shown.context["where"]["table"]["foot"] == ["All of them", "4", "92", "3"]


def test_the_list_of_a_member_counts_before_what_it_declared(members):
    known = declared(member("Aalto", "FI"), 12)
    listing(known, ("Pesula", "", "FI"), ("Puutyö", "", "FI"), starts=date(2026, 5, 1))
    assert table(members(by="enterprises")) == [["Finland", "1", "2", "1"]]


def test_a_figure_of_a_later_year_does_not_count_on_a_day_gone_by(members):
    declared(declared(member("Aalto", "FI"), 7, 2024), 12, 2026)
    assert table(members(by="enterprises", on="2024-06-01")) == [["Finland", "1", "7", "1"]]


def test_a_tile_says_its_number_its_class_and_that_nothing_is_known(members):
    declared(member("Brug", "BE"), 1200)
    member("Cap", "FR")
    html = members(by="enterprises").content.decode()
    assert 'class="in s4" href="?by=enterprises&amp;country=BE#list" aria-label="Belgium. Enterprises' in html
    assert '<text class="k" x="113" y="128">1,200</text>' in html
    assert 'class="in unknown" href="?by=enterprises&amp;country=FR#list"' in html
    assert '<li class="s4">1,000–1,200</li><li class="unknown">not known</li>' in html


def test_the_switch_keeps_the_search_and_leaves_the_page(members):
    member("Aalto", "FI")
    switch = members(q="aal", page="2").context["where"]["switch"]
    assert [(one["url"], one["current"]) for one in switch] == [
        ("?q=aal&by=#where", True),
        ("?q=aal&by=enterprises#where", False),
    ]


def test_a_search_without_an_answer_draws_no_map(members):
    assert '<svg class="map"' not in members(q="zebra").content.decode()


@pytest.mark.parametrize("number", [3, 300])
def test_the_maps_ask_the_same_number_of_questions_for_3_and_for_300(number, members, django_assert_num_queries):
    many(number)
    members()
    with django_assert_num_queries(7):
        assert len(members(by="enterprises").content) < 100_000


def test_what_was_known_on_a_day_is_answered_where_the_register_tells_it(members):
    answer = members(on="2026-01-01", known="2026-02-01")
    assert answer.status_code == 302
    assert answer["Location"] == "/en/register/on/?on=2026-01-01&known=2026-02-01"
