"""The figures of the network: sums that say what they rest on, and the totals that were published before."""

import csv
from datetime import date

import pytest
from cast import NOON
from django.urls import reverse
from register.samples import listing, member
from statutes.samples import SECRETARY, house_texts, law

from accede.journal.models import Entry
from accede.people.capacities import Capacity
from accede.register.actions import AlreadyNoted, declare_figure, note_total
from accede.register.models import Membership, Organisation, Total
from accede.register.queries.indicators import shares, summed
from accede.register.views.history import FOOT, TOP, charts

pytestmark = pytest.mark.django_db
TODAY = date(2027, 5, 4)


@pytest.fixture(autouse=True)
def texts():
    law()
    house_texts()


def declare(one, value, year=2025, name="workers", definition="on the payroll", source=""):
    said = {"name": name, "value": value, "year": year, "definition": definition, "source": source}
    declare_figure(one.organisation, **said, by=SECRETARY, at=NOON)


def note(value, year, name="members", **said):
    return note_total(name, value=value, year=year, **said, by=SECRETARY, at=NOON)


def sums(name="workers", year=2025, on=TODAY):
    found = summed(shares(law().book, on)).get(name, {}).get(year, {})
    return {country: (one.value, one.members) for country, one in found.items()}


def test_a_sum_by_country_and_in_all_says_on_how_many_members_it_rests():
    declare(member("Aalto", "FI"), 10)
    declare(member("Brug", "BE"), 20)
    declare(member("Cap", "BE"), 5)
    member("Dok", "BE")
    assert sums() == {"FI": (10, 1), "BE": (25, 2), "": (35, 3)}


def test_years_and_indicators_are_never_added_to_each_other():
    one = member()
    declare(one, 10, 2025)
    declare(one, 20, 2024)
    declare(one, 7, 2025, name="key_workers")
    assert [sums(year=year)[""] for year in (2025, 2024)] == [(10, 1), (20, 1)]
    assert sums("key_workers")[""] == (7, 1)


def test_of_two_sources_of_a_year_one_counts():
    one = member()
    declare(one, 10, source="own report")
    declare(one, 12, source="newsletter")
    assert sums()[""] == (12, 1)


def test_what_was_accepted_counts_from_the_day_of_its_acceptance():
    one = member()
    declare(one, 10)
    one.organisation.figures.update(accepted=8, accepted_on=TODAY)
    assert sums(on=date(2027, 5, 3))[""] == (10, 1)
    assert sums(on=TODAY)[""] == (8, 1)


def test_the_definitions_that_a_sum_mixes_are_named(client):
    declare(member("Aalto"), 10, definition="on the payroll")
    declare(member("Brug"), 20, definition="employed within a year")
    declare(member("Cap"), 30, definition="employed within a year")
    shown = client.get(reverse("network_figures")).context["indicators"][0]
    assert shown["label"] == "Workers in these enterprises"
    assert shown["mixed"] == [
        {"mark": "2025", "text": "This sum mixes 2 definitions: employed within a year; on the payroll."}
    ]
    assert shown["table"]["foot"] == ["The whole network", {"text": "60", "small": "3 members"}]


def test_one_definition_is_no_mixture(client):
    declare(member("Aalto"), 10)
    shown = client.get(reverse("network_figures")).context["indicators"][0]
    assert shown["mixed"] == [{"mark": "2025", "text": "Counted: on the payroll."}]


def test_a_year_counts_those_who_were_members_at_its_end():
    declare(member("Late", effective_on=date(2026, 2, 1)), 1)
    gone, unknown = member("Gone"), member("Unknown", effective_on=None)
    declare(gone, 2)
    declare(gone, 3, 2026)
    declare(unknown, 4)
    Membership.objects.filter(pk=gone.pk).update(ends=date(2026, 3, 1))
    assert sums() == {"BE": (6, 2), "": (6, 2)}
    assert sums(year=2026) == {}


def test_samples_are_left_out(client):
    one = member(details={"is_sample": True})
    declare(one, 10)
    listing(one, ("Atelier", ""), starts=date(2026, 1, 1))
    shown = client.get(reverse("network_figures"))
    assert (shown.context["indicators"], shown.context["listed"]) == ([], "")


def test_a_list_takes_the_place_of_what_was_declared_from_the_year_in_which_it_begins():
    one = member()
    for year in (2025, 2026, 2027):
        declare(one, 40, year, name="wises")
    listing(one, ("Atelier", ""), ("Passage", ""), starts=date(2026, 12, 31))
    assert [sums("wises", year)[""] for year in (2025, 2026, 2027)] == [(40, 1), (2, 1), (2, 1)]


def test_a_sum_of_lists_needs_no_definition(client):
    listing(member("Aalto"), ("Atelier", "0403.019.261"), starts=date(2026, 1, 1))
    listing(member("Brug"), ("Atelier", "0403.019.261"), starts=date(2026, 1, 1))
    shown = client.get(reverse("network_figures")).context
    assert shown["indicators"][0]["mixed"][0]["text"] == "Counted by the members’ own lists."
    assert shown["listed"] == "Members list one enterprise, counted once (2 by the sum of their lists)."


def test_every_sum_can_be_taken_away(client):
    declare(member("Aalto", "FI"), 10)
    declare(member("Brug", "BE"), 20, definition="=SUM(A1)")
    rows = list(csv.reader(client.get(reverse("network_figures_csv")).content.decode().splitlines()))
    assert rows[0] == ["indicator", "year", "country", "sum", "members", "of_which_by_list", "definitions"]
    assert sorted(row[2:6] for row in rows[1:]) == [
        ["", "30", "2", "0"], ["BE", "20", "1", "0"], ["FI", "10", "1", "0"],
    ]  # fmt: skip
    assert ["'=SUM(A1)"] in [row[6:] for row in rows]


def test_a_total_stands_with_its_source_and_a_year_in_doubt_says_so(client):
    note(26, 2014, or_year=2015, source="https://a.example", definition="about")
    note(20, 2014, "countries", or_year=2015, source="https://a.example")
    history = client.get(reverse("network_figures")).context["history"]
    assert [row["cells"] for row in history["table"]["rows"]] == [["2014 or 2015", "26", "20"]]
    assert history["sources"] == [{
        "title": "2014 or 2015", "url": "https://a.example", "after": "https://a.example",
        "text": "The source leaves both years possible. Members: about",
    }]  # fmt: skip


def test_a_source_says_one_total_of_a_year():
    note(26, 2014, source="https://a.example")
    note(27, 2014, source="https://b.example")
    with pytest.raises(AlreadyNoted):
        note(28, 2014, source="https://a.example")
    assert Total.objects.count() == 2


def test_columns_stand_on_one_line_of_time_with_a_doubtful_year_between_its_two():
    found = [Total(name="members", value=value, year=year) for year, value in ((2001, 8), (2011, 16))]
    found.insert(1, Total(name="members", value=16, year=2005, or_year=2006))
    (chart,) = charts(found, str, "en")
    low, between, high = chart.columns
    assert (high.x - low.x, between.x - low.x) == (528, 237)  # ten years, and four and a half of them
    assert (low.height * 2, high.y) == (high.height, TOP)
    assert high.y + high.height == FOOT
    assert [(one.year, one.is_doubtful) for one in chart.columns] == [
        ("2001", False), ("2005/06", True), ("2011", False),
    ]  # fmt: skip
    assert chart.words == "members by year: 2001: 8; 2005/06: 16; 2011: 16"


def test_a_label_that_would_touch_a_later_one_is_left_to_the_table():
    found = [Total(name="workers", value=value, year=year) for year, value in ((2006, 8), (2016, 1_000_000))]
    found += [
        Total(name="workers", value=1_100_000, year=2014, or_year=2015),
        Total(name="workers", value=9, year=2024),
    ]
    (chart,) = charts(found, str, "en")
    told = {one.x: (one.year, one.value) for one in chart.columns}
    assert [told[x] for x in sorted(told)] == [("2006", "8"), ("", ""), ("2016", "1,000,000"), ("2024", "9")]
    assert "2014/15: 1,100,000" in chart.words


def test_two_numbers_are_told_by_the_table_alone():
    assert charts([Total(name="members", value=8, year=year) for year in (2001, 2002)], str, "en") == []


def test_a_membership_that_never_began_adds_nothing():
    one = member()
    declare(one, 10, 2026)
    assert sums(year=2026)[""] == (10, 1)
    Membership.objects.update(is_void=True)
    assert sums(year=2026) == {}


@pytest.mark.parametrize("number", [3, 300])
def test_the_page_asks_the_same_number_of_questions_for_3_and_for_300(number, client, django_assert_max_num_queries):
    for index in range(number):
        known = Organisation.objects.create(name=f"Network {index}", country="BE")
        Membership.objects.create(number=index + 1, organisation=known, category="full", starts=date(2020, 1, 1))
        known.figures.create(name="workers", value=1, year=2025)
        known.own_counts.create(starts=date(2026, 1, 1), number=2)
    with django_assert_max_num_queries(16):
        shown = client.get(reverse("network_figures"))
    assert len(shown.context["indicators"]) == 2


@pytest.fixture
def office(client, cast):
    cast.signed_in(client, Capacity.SECRETARIAT)
    return client


SAID = {"name": "members", "value": "27", "year": "2019", "source": "Annual report 2019, p. 4"}


def test_the_office_notes_a_total_and_goes_on_with_the_same_source(office):
    address = reverse("totals")
    assert address in office.get(reverse("network_figures")).content.decode()
    answer = office.post(address, SAID | {"or_year": "2020", "definition": "full members"})
    assert answer.url == f"{address}?year=2019&or_year=2020&source=Annual+report+2019%2C+p.+4"
    shown = office.get(answer.url).content.decode()
    assert ("Members, 2019 or 2020: 27" in shown, 'value="Annual report 2019, p. 4"' in shown) == (True, True)
    said = Total.objects.values_list("name", "value", "year", "or_year", "definition", "source")
    assert list(said) == [("members", 27, 2019, 2020, "full members", "Annual report 2019, p. 4")]


@pytest.mark.parametrize(
    ("changed", "status", "sentence"),
    [
        ({"or_year": "2018"}, 200, "Give the later of the two years here."),
        ({"source": ""}, 200, "This field is required."),
        ({}, 409, "This total is noted already, from the same source."),
    ],
)
def test_what_cannot_be_noted_is_told(office, changed, status, sentence):
    note(27, 2019, source=SAID["source"])
    answer = office.post(reverse("totals"), SAID | changed)
    assert (answer.status_code, sentence in answer.content.decode()) == (status, True)


def test_a_total_is_taken_back_and_the_journal_keeps_what_it_said(office):
    one = note(27, 2019, source="report")
    assert office.post(reverse("total_back", args=[one.pk])).url == reverse("totals")
    assert Total.objects.count() == 0
    entry = Entry.objects.last()
    assert (entry.action, entry.values["value"], entry.values["source"]) == ("register.take_total_back", 27, "report")
    assert office.post(reverse("total_back", args=[one.pk])).status_code == 404


def test_whoever_may_not_note_totals_is_not_offered_it(client, cast):
    cast.signed_in(client, Capacity.AUDITOR)
    assert reverse("totals") not in client.get(reverse("network_figures")).content.decode()


@pytest.mark.parametrize("number", [3, 300])
def test_the_list_of_totals_costs_the_same_for_3_and_for_300(number, office, django_assert_max_num_queries):
    for index in range(number):
        Total.objects.create(name="members", value=index, year=1700 + index, source="report")
    with django_assert_max_num_queries(14):
        assert len(office.get(reverse("totals")).content) < 100_000
