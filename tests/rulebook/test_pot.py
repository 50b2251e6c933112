from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rulebook.sample import faults, law

from accede.rulebook.tally import Voter

LAW = """
[fact]
budget       = { kind = "money", about = "association" }
contribution = { kind = "money" }
[category]
full     = { article = "1", rights = ["vote"] }
observer = { article = "1", rights = [] }
[body.board]
article = "1"
[fee.shares]
article = "funding"
for     = "full"
pot     = "budget"
by      = "contribution"
rounded = "cent"
except  = [{ granted_by = "board", fixed = 5 }]
[fee.observer]
article = "funding"
for     = "observer"
fixed   = 10
joining = "months"
"""
BOOK = law(LAW)


def roll(**contributions):
    return [
        Voter(name, "full", "", "present", "", {"contribution": given} if given is not None else {})
        for name, given in contributions.items()
    ]


def shares(budget, **contributions):
    return {
        name: one.money and one.money.cents
        for name, one in BOOK.fees_of(roll(**contributions), facts={"budget": budget}).items()
    }


@pytest.mark.parametrize(
    ("budget", "contributions", "cents"),
    [
        (100, {"a": 1, "b": 1, "c": 1}, {"a": 3334, "b": 3333, "c": 3333}),
        (100, {"c": 1, "b": 1, "a": 1}, {"a": 3334, "b": 3333, "c": 3333}),
        (100, {"a": 1, "b": 2, "c": 4}, {"a": 1429, "b": 2857, "c": 5714}),
        (100, {"a": 4, "b": 2, "c": 1}, {"a": 5714, "b": 2857, "c": 1429}),
        (1, {"a": 1, "b": 1, "c": 5}, {"a": 14, "b": 14, "c": 72}),  # 14 2/7, 14 2/7 and 71 3/7
        (90, {"a": 1, "b": 2, "c": 0}, {"a": 3000, "b": 6000, "c": 0}),
        (0, {"a": 1, "b": 2}, {"a": 0, "b": 0}),
    ],
)
def test_a_budget_is_shared_out_in_proportion_to_the_cent(budget, contributions, cents):
    assert shares(budget, **contributions) == cents


@pytest.mark.parametrize(
    ("budget", "contributions", "missing"),
    [
        (100, {"a": 1, "b": None}, ("contribution",)),
        (None, {"a": 1, "b": 2}, ("budget",)),
        (100, {"a": 0, "b": 0}, ("contribution",)),
        (100, {"a": 1, "b": -1}, ("contribution",)),
    ],
)
def test_what_is_missing_of_one_member_leaves_all_shares_unsaid(budget, contributions, missing):
    owed = BOOK.fees_of(roll(**contributions), facts={"budget": budget})
    assert {(one.money, one.code, one.missing) for one in owed.values()} == {(None, "fee.cannot_say", missing)}


def test_a_member_with_an_exception_has_no_part_in_the_pot():
    relieved = Voter("d", "full", facts={"contribution": 1, "granted": ("fee.shares",)})
    owed = BOOK.fees_of([*roll(a=1, b=1), relieved], facts={"budget": 100})
    assert {name: one.money.cents for name, one in owed.items()} == {"a": 5000, "b": 5000, "d": 500}


def test_the_share_of_one_member_alone_cannot_be_said():
    assert BOOK.fee_for("full", {"budget": 100, "contribution": 1}).code == "fee.needs_all"


def test_a_fee_run_answers_for_every_category():
    joined = Voter("o", "observer", facts={"joined": date(2027, 6, 12)})
    owed = BOOK.fees_of([*roll(a=1), joined], date(2027, 12, 31), {"budget": 7})
    assert {name: one.money.cents for name, one in owed.items()} == {"a": 700, "o": 500}


def test_a_member_of_a_category_without_a_fee_is_told_so():
    book = law('[category]\nfull = { article = "1", rights = [] }\n')
    assert book.fees_of([Voter("a", "full")])["a"].code == "fee.no_rule"


@settings(max_examples=60)
@given(
    budget=st.decimals(0, 10**6, places=2),
    contributions=st.dictionaries(
        st.text("abcdef", min_size=1, max_size=3), st.integers(0, 10**6), min_size=1, max_size=12
    ),
)
def test_the_shares_sum_to_the_pot_exactly(budget, contributions):
    cents = shares(budget, **contributions)
    if any(contributions.values()):
        assert sum(cents.values()) == int(budget * 100)
        assert all(
            cents[one] <= cents[other] for one in cents for other in cents if contributions[one] < contributions[other]
        )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[fee.a]\narticle = "1"\npot = "budget"\n', ("fee.a", "wrong_value")),
        ('[fee.a]\narticle = "1"\npot = "ghost"\nby = "size"\n[fact]\nsize = {}\n', ("fee.a", "no_such_fact")),
        (
            '[fee.a]\narticle = "1"\npot = "size"\nby = "size"\nat_least = 5\n[fact]\nsize = {}\n',
            ("fee.a", "unknown_key"),
        ),
        (
            '[fee.a]\narticle = "1"\npot = "size"\nby = "size"\nrounded = "up"\n[fact]\nsize = {}\n',
            ("fee.a", "wrong_value"),
        ),
        ('[fact]\nsize = {}\na = { pot = "size", by = "size" }\n', ("fact.a", "wrong_value")),
    ],
)
def test_a_faulty_pot_is_a_fault(text, fault):
    assert fault in faults(text)
