"""The scale of fees as a page: its rules, whom it puts where, and what somebody would pay."""

from datetime import date
from pathlib import Path

import pytest
from cast import NOON
from django.urls import reverse
from django.utils import translation
from fees.samples import sized
from register.samples import many, member
from statutes.samples import SECRETARY, house_texts, law

from accede.people.capacities import Capacity
from accede.register.models import Membership
from accede.statutes.actions import load_edition

pytestmark = pytest.mark.django_db
RULEBOOKS = Path(__file__).resolve().parents[2] / "rulebooks"
OFFICES = (Capacity.SECRETARIAT, Capacity.TREASURER, Capacity.AUDITOR)


SHARED = """
[rulebook]
association = "Sample"
in_force = 2024-01-01
languages = ["en"]
[category.full]
article = "1"
rights = ["vote"]
[category.friend]
article = "1"
rights = ["attend"]
[fact]
budget = { kind = "money", fixed = 100, label = { en = "Budget" } }
units = { label = { en = "Units" } }
[fee.shares]
article = "2"
label = { en = "Share" }
for = "full"
pot = "budget"
by = "units"
"""


def living_by(name):
    """Load the rules of one association, with the lists beside them."""
    [file] = sorted((RULEBOOKS / name).glob("[0-9]*.toml"))
    lists = {one.name: one.read_bytes() for one in file.parent.glob("*.csv")}
    load_edition(file.read_bytes(), lists, by=SECRETARY, at=NOON)
    house_texts()


def here(client, **asked):
    return client.get(reverse("fee_scale"), asked)


def lines(shown):
    return [[one["text"] for one in rule["lines"]] for rule in shown.context["rules"]]


def placed(shown):
    return {row["cells"][0]["text"]: (row["cells"][1], row["cells"][2]) for row in shown.context["whom"]["rows"]}


def paying(category, name="Aalto", **figures):
    one = member(name, category=category)
    for figure, value in figures.items():
        one.organisation.figures.create(name=figure, value=value, year=2025)
    return one


def test_a_table_is_shown_as_a_table_with_its_article_and_what_it_follows_from(client):
    law()
    house_texts()
    shown = here(client)
    [rule] = shown.context["rules"]
    heads = ["Country group", "up to 10 enterprises", "11 to 50 enterprises", "more than 50 enterprises"]
    assert [one["label"] for one in rule["table"]["columns"]] == heads
    assert list(rule["table"]["rows"][0]["cells"]) == ["group A", "€480.00", "€960.00", "€1,920.00"]
    assert (rule["cite"].mark.replace("\xa0", " "), rule["sample"]) == ("rules, art. 2", True)
    assert not any("480" in line for line in lines(shown)[0])
    assert any("Belgium" in row["text"] and "group A" in row["text"] for row in shown.context["base"])
    assert "whom" not in shown.context


def test_it_is_told_in_the_language_of_the_reader(client):
    law()
    house_texts()
    with translation.override("fr"):
        address = reverse("fee_scale")
    shown = client.get(address, {"country": "BE", "wises": "12"}).content.decode()
    assert "Le barème des cotisations" in shown
    assert "1\u202f920,00" in shown


@pytest.mark.parametrize("capacity", OFFICES)
def test_each_member_stands_where_the_scale_puts_it(capacity, client, cast):
    sized(), member("Brug")
    house_texts()
    cast.signed_in(client, capacity)
    found = placed(here(client, on="2026-05-04"))
    assert found["Aalto"] == (
        {"text": "group A, 11 to 50 enterprises", "small": "Enterprises in the network: 12, Country of the head office: Belgium"},
        "€960.00",
    )  # fmt: skip
    assert found["Brug"][0]["small"].endswith("Not known yet: Enterprises in the network.")
    assert found["Brug"][1] == "cannot say"
    shown = here(client, on="2026-05-04")
    assert shown.context["together"] == "All members together: €960.00. Of one member it cannot be said."


def test_who_joined_that_year_owes_a_part_of_it_and_who_is_no_member_nothing(client, cast):
    sized(effective_on=date(2026, 3, 1))
    house_texts()
    cast.signed_in(client, Capacity.TREASURER)
    cell, fee = placed(here(client, on="2026-05-04"))["Aalto"]
    assert ("First year: 9 months of twelve" in cell["small"], fee) == (True, "€720.00")
    empty = here(client, on="2026-01-01")
    assert (empty.context["whom"]["rows"], empty.context["together"]) == ([], "")
    assert "Nobody is a member on that day." in empty.content.decode()


def test_a_file_holds_the_figures_the_cell_and_the_amount(client, cast):
    sized(), member("Brug")
    house_texts()
    cast.signed_in(client, Capacity.AUDITOR)
    answer = client.get(reverse("fee_scale_csv"), {"on": "2026-05-04"})
    assert 'filename="fees-2026-05-04.csv"' in answer["Content-Disposition"]
    head, first, second = answer.content.decode("utf-8-sig").splitlines()
    assert head == "number,name,category,wises,country,country_group,size,amount,currency,article,missing"
    assert first.partition(",")[2] == "Aalto,full,12,BE,A,medium,960.00,EUR,rules 2,"
    assert second.partition(",")[2] == "Brug,full,,BE,A,,,,rules 2,wises"


def test_a_share_with_floor_and_ceiling_is_told_in_sentences_and_asked_by_category(client, cast):
    living_by("age")
    paying("full", income=500_000), paying("observer", "Brug"), paying("full", "Casa")
    cast.signed_in(client, Capacity.TREASURER)
    shown = here(client, category="full", income="500000")
    assert lines(shown)[0][:3] == [
        "Fee of full members: 0.27% of Total income.", "At least €386.00.", "At most €3,065.00.",
    ]  # fmt: skip
    assert [rule["table"] for rule in shown.context["rules"]] == [None, None, None]
    assert shown.context["sum"]["total"] == 135_000
    assert here(client, category="observer").context["sum"]["total"] == 38_600
    assert "unsaid" in here(client, category="full").context["sum"]
    found = placed(shown)
    assert found["Aalto"] == ({"text": "Total income: 500,000", "small": ""}, "€1,350.00")
    assert (found["Brug"][1], found["Casa"][1]) == ("€386.00", "cannot say")


def test_what_the_scale_has_no_place_for_is_named_with_its_article(client):
    law()
    house_texts()
    asked = here(client, country="JP", wises="12").context["sum"]
    assert asked["unsaid"] == "The scale has nothing for Japan under “Country group”, so no fee can be said."
    assert asked["cite"].mark.replace("\xa0", " ") == "rules, art. 2"
    assert here(client, country="BE", wises="12").context["sum"]["total"] == 96_000


def test_points_are_shown_as_a_table_with_how_they_are_counted(client, cast):
    living_by("ebsn")
    paying("member", budget=100_000)
    cast.signed_in(client, Capacity.TREASURER)
    shown = here(client, on="2024-05-04", countries="BG, LU", budget="100000")
    rows = [list(row["cells"]) for row in shown.context["rules"][0]["table"]["rows"]]
    assert (rows[0], rows[-1]) == (["up to 2", "€150.00"], ["above that", "€700.00"])
    told = [row["text"] for row in shown.context["base"]]
    assert "Points: the sum of what follows." in told
    assert "below 600,000: 2" in told
    assert shown.context["sum"]["total"] == 37_000
    assert placed(shown)["Aalto"][1] == "cannot say"


def test_a_budget_is_shared_out_among_all_members_to_the_cent(client, cast):
    load_edition(SHARED.encode(), by=SECRETARY, at=NOON)
    house_texts()
    for name in ("Aalto", "Brug", "Casa"):
        paying("full", name, units=1)
    paying("friend", "Dom")
    cast.signed_in(client, Capacity.TREASURER)
    shown = here(client)
    assert [fee for _where, fee in placed(shown).values()] == ["€33.34", "€33.33", "€33.33", "cannot say"]
    assert shown.context["together"].startswith("All members together: €100.00.")
    assert shown.context["others"] == "No fee is set for: friend."
    assert "unsaid" in here(client, units="1").context["sum"]


def test_rules_without_a_fee_say_so_in_a_sentence(client, cast):
    living_by("edf")
    cast.signed_in(client, Capacity.TREASURER)
    shown = here(client)
    assert "The rules in force on this day set no fee." in shown.content.decode()
    assert "whom" not in shown.context
    assert client.get(reverse("fee_scale_csv")).status_code == 200


def test_what_is_not_loaded_is_said_to_be_so(client, cast):
    living_by("iflry")
    cast.signed_in(client, Capacity.TREASURER)
    assert lines(here(client))[0] == ["Yearly fee: its scale is not loaded."]


@pytest.mark.parametrize("name", ["ica", "enqa", "eua", "vss", "hcce", "omf", "commodity_council"])
def test_the_scale_of_every_kind_opens(name, client, cast):
    living_by(name)
    cast.signed_in(client, Capacity.TREASURER)
    for asked in ({}, {"on": "2030-02-28"}, {"on": "no day"}, {"on": "0001-01-01"}, {"on": "9999-12-31"}):
        assert here(client, **asked).status_code == 200


def test_join_us_leads_to_the_scale_and_so_do_fees(client, cast):
    law()
    house_texts()
    assert reverse("fee_scale") in client.get(reverse("join")).content.decode()
    cast.signed_in(client, Capacity.TREASURER)
    assert reverse("fee_scale") in client.get(reverse("fees")).content.decode()


@pytest.mark.parametrize("number", [3, 300])
def test_it_is_as_light_for_3_members_as_for_300(number, client, cast, django_assert_max_num_queries):
    many(number)
    house_texts()
    cast.signed_in(client, Capacity.TREASURER)
    with django_assert_max_num_queries(20):
        shown = here(client)
    assert len(shown.context["whom"]["rows"]) == min(number, 50)
    assert len(shown.content) < 100_000
    assert Membership.objects.count() == number
