from datetime import date

import pytest
from rulebook.sample import faults, law, network

from accede.rulebook.verdict import Money

INFO = law("""
[category]
full = { article = "1", rights = ["vote"] }
other = { article = "1", rights = [] }
[fee.full]
article = "info sheet"
for = ["full"]
share = "0.27%"
of = "income"
at_least = 386
at_most = 3065
rounded = "cent"
joining = "months"
except = [
  { if = { first_year = true }, times = "1/2", article = "newcomers" },
  { granted_by = "board", fixed = 100 },
  { if = { country = "MD" } },
]
[fact]
income = { kind = "money" }
[body.board]
article = "13"
""")
KNOWN = {"first_year": False, "country": "BE"}


def owed(facts, joined=None, category="full"):
    return INFO.fee_for(category, facts, joined)


@pytest.mark.parametrize(
    ("facts", "cents"),
    [
        (KNOWN | {"income": 0}, 38600),
        (KNOWN | {"income": 500_000}, 135000),
        (KNOWN | {"income": 10**30}, 306500),
        (KNOWN | {"income": 500_000, "first_year": True}, 67500),
        (KNOWN | {"income": 500_000, "granted": ("fee.full",)}, 38600),
        (KNOWN | {"income": 500_000, "country": "MD"}, 0),
        ({"income": 0, "country": "MD", "first_year": True}, 19300),
    ],
)
def test_a_fee_follows_from_facts_and_exceptions(facts, cents):
    assert owed(facts).money == Money(cents, "EUR")


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        (KNOWN, ("income",)),
        (KNOWN | {"income": -1}, ("income",)),
        (KNOWN | {"income": "much"}, ("income",)),
        ({"income": 0, "country": "BE"}, ("first_year",)),
        ({"first_year": False, "country": "MD"}, None),
    ],
)
def test_an_amount_that_cannot_be_said_names_what_is_missing(facts, missing):
    amount = owed(facts)
    assert (None if amount.money else amount.missing) == missing


def test_an_amount_rests_on_the_article_of_the_exception():
    assert owed(KNOWN | {"income": 0, "first_year": True}).article == ("newcomers",)


def test_a_fee_set_aside_is_nothing_and_says_so():
    assert owed(KNOWN | {"country": "MD"}).code == "fee.set_aside"


def test_a_category_without_a_fee_has_no_amount():
    assert (owed(KNOWN, category="other").code, owed(KNOWN, category="ghost").money) == ("fee.no_rule", None)


@pytest.mark.parametrize(
    ("joined", "lines"),
    [
        (None, [96000]),
        (date(2027, 1, 1), [96000, -8000]),
        (date(2027, 1, 31), [96000, -8000]),
        (date(2027, 6, 12), [96000, -48000]),
        (date(2027, 11, 30), [96000, -88000]),
        (date(2027, 12, 1), [96000, -96000]),
        (date.max, [96000, -96000]),
        (date.min, [96000, -8000]),
    ],
)
def test_of_a_first_year_the_months_not_yet_begun_are_paid(joined, lines):
    amount = network().fee_for("full", {"country": "BE", "wises": 14}, joined)
    assert ([line.cents for line in amount.lines], amount.money.cents) == (lines, sum(lines))


@pytest.mark.parametrize(
    ("country", "wises", "cents"),
    [
        ("BE", 0, 48000),
        ("BE", 10, 48000),
        ("BE", 11, 96000),
        ("BE", 50, 96000),
        ("BE", 51, 192000),
        ("PL", 10, 32000),
        ("PL", 11, 64000),
        ("PL", 51, 128000),
        ("RS", 10, 16000),
        ("RS", 50, 32000),
        ("RS", 10**40, 64000),
    ],
)
def test_the_scale_of_the_network(country, wises, cents):
    assert network().fee_for("full", {"country": country, "wises": wises}).money == Money(cents, "EUR")


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ({"country": "US", "wises": 14}, ("country_group",)),
        ({"country": "be", "wises": 14}, ("country_group",)),
        ({"country": "BE\u200b", "wises": 14}, ("country_group",)),
        ({"country": 7, "wises": 14}, ("country_group",)),
        ({"wises": 14}, ("country",)),
        ({"country": "BE"}, ("wises",)),
        ({"country": "BE", "wises": "14"}, ("size",)),
        ({}, ("country",)),
    ],
)
def test_an_unknown_country_or_size_cannot_say(facts, missing):
    amount = network().fee_for("full", facts)
    assert (amount.money, amount.code, amount.missing) == (None, "fee.cannot_say", missing)


def test_a_scale_that_nobody_has_seen_cannot_say():
    amount = law('[fee.a]\narticle = "2"\nunknown = "the table has not been seen"\n').fee_for("full", {})
    assert (amount.money, amount.code, amount.marks[0].kind) == (None, "fee.cannot_say", "unknown")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[fee.a]\narticle = "1"\n', ("fee.a", "part_shape")),
        ('[fee.a]\narticle = "1"\nunknown = { table = "cut off" }\n', ("fee.a", "part_shape")),
        ('[fee.a]\narticle = "1"\nfixed = 1\nfor = "ghost"\n', ("fee.a.for", "no_such_rule")),
        ('[fee.a]\narticle = "1"\nfixed = 1\nset_by = "ghost"\n', ("fee.a.set_by", "no_such_rule")),
        ('[fee.a]\narticle = "1"\nfixed = 1\njoining = "days"\n', ("fee.a.joining", "wrong_value")),
        ('[fee.a]\narticle = "1"\nfixed = 1\ndue = "soon"\n', ("fee.a.due", "not_a_date_sentence")),
        ('[fee.a]\narticle = "1"\nfixed = 1\ndue = "8 days after foo"\n', ("fee.a.due", "not_an_anchor")),
        ('[fee.a]\narticle = "1"\npart = 3\nfixed = 1\n', ("fee.a", "wrong_value")),
        ('[fee.a]\narticle = "1"\nby = "owes"\nbands = [{ is = "much" }]\n', ("fee.a", "wrong_value")),
    ],
)
def test_a_faulty_fee_is_a_fault(text, fault):
    assert fault in faults(text)
