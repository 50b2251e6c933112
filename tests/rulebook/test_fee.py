from datetime import date

import pytest
from rulebook.sample import faults, law, network

from accede.rulebook.grant import Grant
from accede.rulebook.tally import Voter
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
        ('[fee.a]\narticle = "1"\nfixed = 1\njoining = "weeks"\n', ("fee.a.joining", "wrong_value")),
        ('[fee.a]\narticle = "1"\nfixed = 1\ndue = "soon"\n', ("fee.a.due", "not_a_date_sentence")),
        ('[fee.a]\narticle = "1"\nfixed = 1\ndue = "8 days after foo"\n', ("fee.a.due", "not_an_anchor")),
        ('[fee.a]\narticle = "1"\npart = 3\nfixed = 1\n', ("fee.a", "wrong_value")),
        ('[fee.a]\narticle = "1"\nby = "owes"\nbands = [{ is = "much" }]\n', ("fee.a", "wrong_value")),
    ],
)
def test_a_faulty_fee_is_a_fault(text, fault):
    assert fault in faults(text)


YEARS = """
[category]
days = { article = "1", rights = [] }
months = { article = "1", rights = [] }
late = { article = "1", rights = [] }
taxed = { article = "1", rights = [] }
new = { article = "1", rights = [] }
[fee]
days = { article = "2", for = "days", fixed = 365, joining = "days", leaving = "days" }
months = { article = "2", for = "months", fixed = 1200, joining = "months", leaving = "months" }
late = { article = "2", for = "late", fixed = 50, except = [{ if = { joined = { after = "each 30 September" } }, covers = "next year" }] }
taxed = { article = "2", for = "taxed", fixed = 2750, vat = "21%" }
new = { article = "2", for = "new", fixed = 400, except = [{ if = { first_year = true }, times = "1/4" }] }
"""


def for_year(category, *, on=None, joined=None, left=None):
    return law(YEARS).fee_for(category, {}, joined, left=left, on=on)


@pytest.mark.parametrize(
    ("category", "days", "lines"),
    [
        ("months", {"left": date(2027, 1, 1)}, [120000, -110000]),
        ("months", {"left": date(2027, 6, 30)}, [120000, -60000]),
        ("months", {"left": date(2027, 12, 1)}, [120000]),
        ("months", {"joined": date(2027, 6, 12), "left": date(2027, 9, 1)}, [120000, -60000, -30000]),
        ("months", {"joined": date(2027, 6, 12), "left": date(2027, 6, 30)}, [120000, -60000, -60000]),
        ("months", {"joined": date(2026, 6, 12), "on": date(2027, 1, 1)}, [120000]),
        ("months", {"left": date(2028, 6, 30), "on": date(2027, 1, 1)}, [120000]),
        ("days", {"joined": date(2027, 1, 1)}, [36500]),
        ("days", {"joined": date(2027, 12, 31)}, [36500, -36400]),
        ("days", {"left": date(2027, 1, 1)}, [36500, -36400]),
        ("days", {"left": date(2027, 2, 1)}, [36500, -33300]),
        ("days", {"joined": date(2028, 7, 1)}, [36500, -18150]),
        ("days", {"joined": date(2027, 3, 1), "left": date(2027, 3, 10)}, [36500, -5900, -29600]),
        ("late", {"left": date(2027, 6, 30), "joined": date(2020, 1, 1)}, [5000]),
        ("taxed", {}, [275000, 57750]),
    ],
)
def test_a_year_of_joining_or_leaving_costs_its_part(category, days, lines):
    amount = for_year(category, **days)
    assert ([line.cents for line in amount.lines], amount.money.cents) == (lines, sum(lines))


@pytest.mark.parametrize(
    ("joined", "covers"),
    [(date(2027, 9, 30), None), (date(2027, 10, 1), "2028"), (date(2027, 12, 31), "2028"), (date(2028, 1, 1), None)],
)
def test_whoever_joins_late_in_the_year_pays_for_the_next(joined, covers):
    amount = for_year("late", joined=joined)
    assert (amount.money, amount.values.get("covers")) == (Money(5000, "EUR"), covers)


@pytest.mark.parametrize(
    ("joined", "on", "cents"),
    [
        (date(2027, 5, 1), date(2027, 12, 31), 10000),
        (date(2027, 5, 1), date(2028, 1, 1), 40000),
        (date(2027, 5, 1), None, 10000),
        (None, date(2027, 1, 1), None),
    ],
)
def test_the_first_year_is_the_year_of_joining(joined, on, cents):
    money = for_year("new", joined=joined, on=on).money
    assert (money.cents if money else None) == cents


RELIEF = law("""
[fact]
income = { kind = "money" }
[body.board]
article = "13"
[fee.dues]
article = "9"
fixed = 300
except = [{ granted_by = "board", reasons = true, until = "2 years after decision", times = "1/2" }]
""")
ASKED = Grant("fee.dues", "board", on=date(2027, 3, 1), reasons="floods")


@pytest.mark.parametrize(
    ("grant", "on", "cents"),
    [
        (ASKED, date(2027, 3, 1), 15000),
        (ASKED, date(2029, 3, 1), 15000),
        (ASKED, date(2029, 3, 2), 30000),
        (Grant("fee.dues", "board", until=date(2027, 12, 31), reasons="floods"), date(2027, 12, 31), 15000),
        (Grant("fee.dues", "board", until=date(2027, 12, 31), reasons="floods"), date(2028, 1, 1), 30000),
        (Grant("fee.dues", "board", on=date(2027, 3, 1)), date(2027, 3, 1), 30000),
        (Grant("fee.dues", "treasurer", on=date(2027, 3, 1), reasons="floods"), date(2027, 3, 1), 30000),
        (Grant("fee.other", "board", on=date(2027, 3, 1), reasons="floods"), date(2027, 3, 1), 30000),
        ("fee.dues", None, 15000),
        (ASKED, None, None),
        (Grant("fee.dues", "board", reasons="floods"), date(2027, 3, 1), None),
    ],
)
def test_a_relief_holds_with_its_reasons_by_whoever_may_grant_it_and_until_its_end(grant, on, cents):
    money = RELIEF.fee_for("full", {"granted": (grant,)}, on=on).money
    assert (money.cents if money else None) == cents


UNSEEN = law("""
[category]
a = { article = "1", rights = [] }
b = { article = "1", rights = [] }
c = { article = "1", rights = [] }
[fact]
income = { kind = "money" }
minimum = { kind = "money", about = "association", unknown = "not in what was published" }
size = { kind = "number", assumed = "as of the year before" }
[fee]
a = { article = "7", for = "a", by = "income", at_least = { by = "minimum" } }
b = { article = "7", for = "b", by = "income", at_least = 100, unknown = { at_most = "cut off" } }
c = { article = "7", for = "c", by = "size" }
""")


def test_a_fact_that_nobody_has_seen_is_named_with_its_mark():
    amount = UNSEEN.fee_for("a", {"income": 500})
    assert (amount.money, amount.missing, [mark.rule for mark in amount.marks]) == (
        None,
        ("minimum",),
        ["fact.minimum"],
    )


@pytest.mark.parametrize(("income", "cents"), [(80, 10000), (100, 10000), (101, None)])
def test_a_ceiling_that_nobody_has_seen_leaves_the_floor_certain(income, cents):
    money = UNSEEN.fee_for("b", {"income": income}).money
    assert (money.cents if money else None) == cents


def test_an_amount_carries_what_is_assumed_of_its_facts():
    assert [(mark.kind, mark.rule) for mark in UNSEEN.fee_for("c", {"size": 4}).marks] == [("assumed", "fact.size")]


VOTED = """
[category.full]
article = "1"
rights = ["vote"]
[fact]
members = {}
"""


def test_a_fee_may_follow_from_votes():
    book = law(
        VOTED
        + '[weight.a]\narticle = "2"\nby = "members"\nevery = 10\nis = 1\n[fee.a]\narticle = "3"\nby = "votes"\nevery = 1\nis = 50\n'
    )
    assert book.fee_for("full", {"members": 39}).money == Money(15000, "EUR")


def test_votes_may_follow_from_the_fee():
    book = law(
        VOTED
        + '[fee.a]\narticle = "2"\nby = "members"\nevery = 1\nis = 25\n[weight.a]\narticle = "3"\nby = "fee"\nevery = 100\nis = 1\nat_least = 1\n'
    )
    assert book.votes(Voter("m", "full", facts={"members": 10}), "plan").votes == 2


@pytest.mark.parametrize(
    ("rules", "faulty"),
    [
        ('[weight.a]\narticle = "2"\nby = "fee"\n[fee.a]\narticle = "3"\nby = "votes"\n', ["fee", "weight"]),
        ('[fee.a]\narticle = "3"\nby = "fee"\n', ["fee"]),
        ('[fee.a]\narticle = "3"\nby = "worth"\n[fact.worth]\nby = "fee"\n', ["fact.worth", "fee"]),
    ],
)
def test_a_fee_and_votes_that_rest_on_each_other_are_refused(rules, faulty):
    assert faults(VOTED + rules) == [(key, "circle") for key in faulty]


GRID = '[fact]\ngroup = { kind = "choice", choices = { high = "High", low = "Low" } }\nis_new = { kind = "yes" }\nmembers = {}\nsize = { by = "members", bands = [{ to = 9, is = "small" }, { is = "large" }] }\n[fee.a]\narticle = "1"\n'


@pytest.mark.parametrize(
    ("fee", "found"),
    [
        ('by = "group"\ntable = { high = 2, low = 1 }', []),
        ('by = "group"\ntable = { high = 2 }', [("fee.a.table", "cell_missing")]),
        ('by = "group"\ntable = { high = 2, low = 1, lwo = 1 }', [("fee.a.table.lwo", "cell_unreachable")]),
        (
            'by = ["group", "size"]\ntable = { high = { small = 1, large = 2 }, low = { small = 1 } }',
            [("fee.a.table.low", "cell_missing")],
        ),
        ('by = "size"\ntable = { small = 1, medium = 1, large = 2 }', [("fee.a.table.medium", "cell_unreachable")]),
        ('by = "is_new"\ntable = { true = 1 }', [("fee.a.table", "cell_missing")]),
        ('fixed = 9\nat_least = { by = "group", table = { high = 1 } }', [("fee.a.table", "cell_missing")]),
        ('by = "group"\ntable = { high = 2 }\nunknown = { table = "the rest is cut off" }', []),
    ],
)
def test_a_cell_that_nobody_reaches_or_that_is_missing_is_a_fault(fee, found):
    assert faults(GRID + fee) == found if found else law(GRID + fee)


ARREARS = law("""
[category.full]
article = "1"
rights = ["vote"]
[body.assembly]
article = "1"
kind = "assembly"
[fact]
last_two_years = { kind = "money" }
[standing.unpaid]
article = "XVII"
if = { owes = { at_least = { by = "last_two_years" } } }
loses = ["vote"]
except = [{ granted_by = "assembly", reasons = true, until = "1 year after decision" }]
""")
AMNESTY = Grant("standing.unpaid", "assembly", on=date(2027, 6, 12), reasons="paid this year and the last")


@pytest.mark.parametrize(
    ("facts", "holds"),
    [
        ({"owes": 799}, True),
        ({"owes": 800}, False),
        ({"owes": 800, "granted": (AMNESTY,), "today": date(2028, 6, 12)}, True),
        ({"owes": 800, "granted": (AMNESTY,), "today": date(2028, 6, 13)}, False),
    ],
)
def test_arrears_of_two_years_take_the_vote_and_an_amnesty_gives_it_back_until_it_ends(facts, holds):
    assert ARREARS.right("vote", "full", {"last_two_years": 800, **facts}).holds is holds
