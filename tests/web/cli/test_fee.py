"""fee: the amount of one member by facts, days and tables, and of all members from a file."""

import json
from pathlib import Path

import pytest

RULEBOOKS = Path(__file__).parents[3] / "rulebooks"
EBSN, AGE = RULEBOOKS / "ebsn" / "2024-01-01.toml", RULEBOOKS / "age" / "2016-01-01.toml"
POT = """
[rulebook]
association = "Sample"
in_force = 2024-01-01
languages = ["en"]
[category.full]
article = "1"
rights = ["vote"]
[fact]
budget = { kind = "money", about = "association" }
units = {}
[fee.shares]
article = "2"
for = "full"
pot = "budget"
by = "units"
[fee.other]
article = "2"
for = "full"
fixed = 1
"""


@pytest.fixture
def pot(tmp_path):
    """A rulebook with a budget to share out, and a file of members beside it."""
    law, members = tmp_path / "2024-01-01.toml", tmp_path / "members.csv"
    law.write_text(POT)
    members.write_text("member,category,units\na,full,1\nb,full,1\nc,full,1\n")
    return law, members


def test_a_table_beside_the_rulebook_is_read(accede):
    words = ("--fact", "countries=BG,LU", "--fact", "budget=100000", "--year-of", "2024-05-01", "--json")
    assert json.loads(accede("fee", EBSN, *words).out)["money"] == {"amount": "370.00", "currency": "EUR"}


def test_without_a_day_the_table_is_not_asked(accede):
    ended = accede("fee", EBSN, "--fact", "countries=BG", "--fact", "budget=100000")
    assert (ended.status, "Day of the question" in ended.out) == (3, True)


def test_a_table_that_is_not_there_is_a_fault(accede, tmp_path):
    alone = tmp_path / EBSN.name
    alone.write_bytes(EBSN.read_bytes())
    ended = accede("check", alone)
    assert (ended.status, ended.err) == (
        1,
        f"{alone}: table.gdp_index.file: there is no file “gdp_index.csv” beside the rulebook\n",
    )


def test_a_slip_of_the_pen_names_the_nearest_word(accede, tmp_path):
    bent = tmp_path / AGE.name
    bent.write_text(AGE.read_text().replace('of       = "income"', 'of       = "incmoe"'))
    assert "there is no [fact.incmoe]; did you mean “income”?" in accede("check", bent).err


def test_what_all_members_owe_sums_to_the_budget(accede, pot):
    law, members = pot
    ended = accede("fee", law, "--members", members, "--fact", "budget=100", "--json")
    owed = {one["member"]: one["money"]["amount"] for one in json.loads(ended.out)["fees"]}
    assert (ended.status, owed) == (0, {"a": "33.34", "b": "33.33", "c": "33.33"})


def test_what_all_members_owe_is_told_with_the_sum(accede, pot):
    law, members = pot
    assert accede("fee", law, "--members", members, "--fact", "budget=100").out.endswith("Together: €100.00.\n")


def test_without_the_budget_nobody_s_share_can_be_said(accede, pot):
    law, members = pot
    assert accede("fee", law, "--members", members).status == 3


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("a,gold,1", "there is no category “gold”; known: full"),
        ("a,full,many", "“many” does not fit units; it is a whole number"),
    ],
)
def test_a_member_that_is_not_understood_is_named_by_its_row(accede, pot, row, sentence):
    law, members = pot
    members.write_text(f"member,category,units\n{row}\n")
    ended = accede("fee", law, "--members", members)
    assert (ended.status, ended.err) == (2, f"{members}, row 2: {sentence}\n")


def test_a_member_that_leaves_pays_for_its_part_of_the_year(accede, edited):
    law = edited(('joining = "months"', 'joining = "months"\nleaving = "months"'))
    ended = accede("fee", law, "--country", "BE", "--fact", "wises=14", "--left", "2027-06-30", "--json")
    assert [one["amount"]["amount"] for one in json.loads(ended.out)["lines"]] == ["960.00", "-480.00"]


def test_a_key_that_is_misspelt_names_the_nearest_one(accede, tmp_path):
    bent = tmp_path / AGE.name
    bent.write_text(AGE.read_text().replace("at_least = 386", "at_lest = 386"))
    assert accede("check", bent).err == f"{bent}: fee.full: there is no key “at_lest” here; did you mean “at_least”?\n"
