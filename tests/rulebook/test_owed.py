"""What a fee comes to and why, whole: money, lines, values, articles, marks; and which facts a year gives it."""

from datetime import date
from fractions import Fraction

import pytest
from rulebook.sample import law

from accede.rulebook.tally import Voter
from accede.rulebook.verdict import Amount, Line, Mark, Money, Named
from accede.rulebook.year import Part, Year

BOOK = law("""
currency = "CHF"
[category]
plain = { article = "1", rights = [] }
taxed = { article = "1", rights = [] }
bent = { article = "1", rights = [] }
late = { article = "1", rights = [] }
none = { article = "1", rights = [] }
pot = { article = "1", rights = [] }
[fact]
size = { assumed = "as of last year" }
small = { kind = "yes" }
budget = { kind = "money", about = "association" }
[body.board]
article = "1"
[fee.plain]
article = "2"
for = "plain"
by = "size"
every = 1
is = 10
joining = "months"
leaving = "days"
assumed = { joining = "custom", label = "of no weight" }
[fee.taxed]
article = "3"
for = "taxed"
fixed = 100
vat = "21%"
joining = "days"
[fee.bent]
article = "4"
for = "bent"
fixed = 50
assumed = "custom"
except = [{ if = { small = true } }, { granted_by = "board", fixed = 20, article = "5" }]
[fee.late]
article = "6"
for = "late"
fixed = 30
covers = "next year"
joining = "months"
[fee.pot]
article = "7"
for = "pot"
pot = "budget"
by = "size"
except = [{ if = { small = true }, fixed = 3 }]
""")
SIZE = Mark("assumed", "fact.size", {"": "as of last year"})
JOINING = Mark("assumed", "fee.plain.joining", {"": "custom"})
BENT = Mark("assumed", "fee.bent", {"": "custom"})


def owed(category, facts, joined=None, **days):
    return BOOK.fee_for(category, facts, joined, **days)


def test_the_whole_answer_of_a_fee():
    assert owed("plain", {"size": 4}) == Amount(
        money=Money(4000, "CHF"),
        code="fee.owed",
        lines=(Line(code="fee.line.year", cents=4000),),
        values={"fee": Named("fee", "plain"), "fact.size": 4},
        article=("2",),
        marks=(JOINING, SIZE),
    )


def test_the_whole_answer_of_a_fee_of_a_member_that_joined_and_left():
    amount = owed("plain", {"size": 24}, date(2027, 3, 31), left=date(2027, 9, 30))
    assert amount.lines == (
        Line(code="fee.line.year", cents=24000),
        Line(code="fee.line.joined.months", cents=-6000, values={"months": 9, "joined": date(2027, 3, 31)}),
        Line(
            code="fee.line.left.days",
            cents=-6049,  # 92 of 365 days of 240.00 are 60.49
            values={"days": 273, "length": 365, "left": date(2027, 9, 30)},
        ),
    )
    assert amount.money == Money(11951, "CHF")


def test_the_whole_answer_of_a_fee_with_tax():
    joined = date(2027, 12, 1)  # 31 of 365 days of 100.00 are 8.49
    assert owed("taxed", {}, joined) == Amount(
        money=Money(1027, "CHF"),
        code="fee.owed",
        lines=(
            Line(code="fee.line.year", cents=10000),
            Line(code="fee.line.joined.days", cents=-9151, values={"days": 31, "length": 365, "joined": joined}),
            Line(code="fee.line.vat", cents=178, values={"share": Fraction(21, 100)}),
        ),
        values={"fee": Named("fee", "taxed")},
        article=("3",),
    )


def test_the_whole_answer_of_a_fee_that_is_set_aside():
    assert owed("bent", {"small": True}) == Amount(
        money=Money(0, "CHF"),
        code="fee.set_aside",
        values={"fee": Named("fee", "bent")},
        article=("4",),
        marks=(BENT,),
    )


def test_the_whole_answer_of_a_fee_that_hangs_on_a_fact():
    assert owed("plain", {}) == Amount(
        money=None,
        code="fee.cannot_say",
        missing=("size",),
        values={"fee": Named("fee", "plain")},
        article=("2",),
        marks=(JOINING, SIZE),
    )


def test_the_whole_answer_of_a_fee_that_hangs_on_an_exception():
    assert owed("bent", {}) == Amount(
        money=None,
        code="fee.cannot_say",
        missing=("small",),
        values={"fee": Named("fee", "bent")},
        article=("4",),
        marks=(BENT,),
    )


def test_a_fee_rests_on_the_exception_that_is_granted():
    amount = owed("bent", {"small": False, "granted": ("fee.bent",)})
    assert (amount.money, amount.article) == (Money(2000, "CHF"), ("5",))


@pytest.mark.parametrize(("amount", "money"), [("fixed = 50", Money(5000, "EUR")), ("fixed = 51", None)])
def test_an_exception_that_changes_nothing_leaves_the_amount(amount, money):
    book = law(
        '[fact]\nsmall = { kind = "yes" }\n[fee.a]\narticle = "1"\nfixed = 50\n'
        f"except = [{{ if = {{ small = true }}, {amount} }}]\n"
    )
    assert book.fee_for("x", {}).money == money


def test_an_exception_that_changes_nothing_is_not_what_the_amount_rests_on():
    book = law(
        '[fact]\nsmall = { kind = "yes" }\n[fee.a]\narticle = "1"\nfixed = 50\n'
        'except = [{ if = { small = true }, article = "2" }]\n'
    )
    assert book.fee_for("x", {}).article == ("1",)


def test_of_several_exceptions_that_change_nothing_the_amount_rests_on_none():
    book = law(
        '[fact]\nsmall = { kind = "yes" }\nold = { kind = "yes" }\n[fee.a]\narticle = "1"\nfixed = 50\n'
        'except = [{ if = { small = true }, article = "2" }, { if = { old = true }, article = "3" }]\n'
    )
    assert book.fee_for("x", {}).article == ("1",)


@pytest.mark.parametrize(("old", "cents"), [(True, 5000), (False, 0), (None, None)])
def test_a_fee_without_exceptions_may_still_hang_on_a_condition(old, cents):
    book = law('[fact]\nold = { kind = "yes" }\n[fee.a]\narticle = "1"\nfixed = 50\nif = { old = true }\n')
    amount = book.fee_for("x", {"old": old})
    assert (amount.money and amount.money.cents) == cents


@pytest.mark.parametrize(
    ("days", "cents"),
    [
        ({"joined": date(2027, 3, 1)}, 500),
        ({"left": date(2027, 3, 1)}, 500),
        ({"joined": date(2026, 3, 1), "left": date(2027, 3, 1)}, 1000),
    ],
)
def test_where_nobody_says_the_day_it_is_that_of_joining_else_of_leaving(days, cents):
    book = law(
        '[fee.a]\narticle = "1"\nfixed = 10\nexcept = [{ if = { today = { after = 2027-01-01 } }, fixed = 5 }]\n'
    )
    assert book.fee_for("x", {}, **days).money.cents == cents


def test_a_fee_that_nobody_has_seen_still_tells_what_is_known():
    book = law('[fact]\nsize = {}\n[fee.a]\narticle = "1"\nby = "size"\nunknown = "cut off"\n')
    assert book.fee_for("x", {"size": 4}).values == {"fee": Named("fee", "a"), "fact.size": 4}


def test_half_a_cent_of_tax_goes_up():
    book = law('[fee.a]\narticle = "1"\nfixed = 1.5\nvat = "21%"\n')
    assert [line.cents for line in book.fee_for("x", {}).lines] == [150, 32]  # 31.5


def test_a_fee_of_nothing_is_an_amount():
    book = law(
        '[fact]\nsmall = { kind = "yes" }\n[fee.a]\narticle = "1"\nfixed = 0\nexcept = [{ if = { small = true } }]\n'
    )
    assert book.fee_for("x", {}).money == Money(0, "EUR")


def test_readings_of_which_none_can_be_said_are_not_alike():
    book = law(
        '[fact]\nsmall = { kind = "yes" }\nsize = {}\nage = {}\n[fee.a]\narticle = "1"\nby = "size"\n'
        'except = [{ if = { small = true }, by = "age" }]\n'
    )
    amount = book.fee_for("x", {})
    assert (amount.money, amount.code, amount.missing) == (None, "fee.cannot_say", ("age", "size", "small"))


def test_a_fee_of_the_next_year_says_which_and_takes_no_part_of_this_one():
    amount = owed("late", {}, date(2027, 6, 12))
    assert (amount.money, amount.values) == (
        Money(3000, "CHF"),
        {"fee": Named("fee", "late"), "covers": "2028"},
    )


def test_a_fee_of_the_next_year_says_none_where_nobody_said_what_year_it_is():
    assert owed("late", {}).values == {"fee": Named("fee", "late")}


def test_the_whole_answer_where_there_is_no_fee():
    assert owed("none", {}) == Amount(money=None, code="fee.no_rule", values={"category": Named("category", "none")})


@pytest.mark.parametrize(
    ("key", "year", "is_said"),
    [
        ("joining", {"joined": date(2027, 6, 12)}, False),
        ("joining", {"left": date(2027, 6, 12)}, True),
        ("joining", {}, True),
        ("leaving", {"left": date(2027, 6, 12)}, False),
        ("leaving", {"joined": date(2027, 6, 12)}, True),
        ("vat", {}, False),
        ("covers", {}, False),
        ("due", {}, True),
    ],
)
def test_a_fee_hangs_on_what_nobody_has_seen_only_where_it_counts(key, year, is_said):
    book = law(f'[fee.a]\narticle = "1"\nfixed = 9\nunknown = {{ {key} = "cut off" }}\n')
    assert (book.fee_for("x", {}, **year).money is not None) is is_said


@pytest.mark.parametrize(
    ("unknown", "code"), [('"cut off"', "fee.cannot_say"), ('{ fixed = "cut off" }', "fee.cannot_say")]
)
def test_a_fee_that_nobody_has_seen_cannot_be_said(unknown, code):
    amount = law(f'[fee.a]\narticle = "1"\nfixed = 9\nunknown = {unknown}\n').fee_for("x", {})
    assert (amount.money, amount.code, amount.article, amount.missing) == (None, code, ("1",), ())


def test_half_a_cent_goes_up():
    book = law('[fact]\nsize = {}\n[fee.a]\narticle = "1"\nby = "size"\ntimes = "1/200"\n')
    assert [book.fee_for("x", {"size": size}).money.cents for size in (1, 3, 4)] == [1, 2, 2]
    book = law('[fact]\nsize = {}\n[fee.a]\narticle = "1"\nby = "size"\ntimes = "1/300"\n')
    assert [book.fee_for("x", {"size": size}).money.cents for size in (1, 2)] == [0, 1]


def test_what_is_assumed_beneath_a_fee_is_assumed_beneath_its_exceptions():
    book = law(
        '[fact]\nsize = { assumed = "guess" }\n[body.board]\narticle = "1"\n[fee.a]\narticle = "1"\nby = "size"\n'
        'except = [{ granted_by = "board", times = "1/2" }]\n'
    )
    amount = book.fee_for("x", {"size": 4, "granted": ("fee.a",)})
    assert (amount.money, [mark.rule for mark in amount.marks]) == (Money(200, "EUR"), ["fact.size"])


# ── A year ──────────────────────────────────────────────────────────────────


def test_the_year_asked_about_is_that_of_the_day_else_of_joining_else_of_leaving():
    on, joined, left = date(2027, 1, 1), date(2026, 1, 1), date(2025, 1, 1)
    years = [Year(on, joined, left), Year(None, joined, left), Year(None, None, left), Year()]
    assert [year.number for year in years] == [2027, 2026, 2025, None]


@pytest.mark.parametrize(
    ("side", "how", "day", "part"),
    [
        ("joined", "months", date(2027, 3, 1), Part(Fraction(9, 12), {"months": 9, "joined": date(2027, 3, 1)})),
        ("left", "months", date(2027, 3, 31), Part(Fraction(3, 12), {"months": 3, "left": date(2027, 3, 31)})),
        (
            "joined",
            "days",
            date(2028, 12, 30),
            Part(Fraction(2, 366), {"days": 2, "length": 366, "joined": date(2028, 12, 30)}),
        ),
        (
            "left",
            "days",
            date(2027, 2, 1),
            Part(Fraction(32, 365), {"days": 32, "length": 365, "left": date(2027, 2, 1)}),
        ),
        ("joined", "whole", date(2027, 3, 1), None),
        ("joined", "months", None, None),
    ],
)
def test_the_part_of_a_year_that_is_paid_for(side, how, day, part):
    assert Year(**{side: day}).part(side, how) == part


@pytest.mark.parametrize("side", ["joined", "left"])
def test_a_year_of_neither_joining_nor_leaving_is_whole(side):
    assert Year(on=date(2028, 6, 1), **{side: date(2027, 6, 1)}).part(side, "days") is None


# ── A roll ──────────────────────────────────────────────────────────────────


def one(name, category="plain", country="", **facts):
    return Voter(name, category, country, facts=facts)


def run(*roll, on=None, book=BOOK, **facts):
    return {name: amount.money and amount.money.cents for name, amount in book.fees_of(roll, on, facts).items()}


def test_a_fee_run_keeps_the_order_of_the_roll():
    roll = [
        one("c", "pot", size=1, small=False),
        one("b", size=2),
        one("a", "none"),
        one("d", "pot", size=3, small=False),
    ]
    assert run(*roll, budget=8) == {"c": 200, "b": 2000, "a": None, "d": 600}
    assert list(run(*roll, budget=8)) == ["c", "b", "a", "d"]


def test_a_member_is_told_the_same_alone_as_on_the_roll():
    joined = {"joined": date(2027, 3, 1), "left": date(2027, 9, 30)}
    alone = owed("plain", {"size": 24}, **joined)
    assert BOOK.fees_of([one("a", size=24, **joined)])["a"] == alone


def test_members_of_a_category_without_a_fee_are_told_so_on_the_roll():
    assert BOOK.fees_of([one("a", "none")])["a"] == owed("none", {})


@pytest.mark.parametrize("word", ["joined", "left"])
def test_a_day_that_is_none_shortens_no_year(word):
    assert run(one("a", size=24, **{word: "spring"})) == {"a": 24000}


def test_the_year_of_a_roll_is_that_of_its_day():
    joined = one("a", size=24, joined=date(2027, 3, 1))
    assert [run(joined, on=day) for day in (None, date(2027, 12, 31), date(2028, 1, 1))] == [
        {"a": 18000},
        {"a": 18000},
        {"a": 24000},
    ]


def test_whoever_is_set_apart_by_an_exception_has_no_part_in_the_pot():
    roll = [one("a", "pot", size=1, small=False), one("b", "pot", size=9, small=True)]
    assert run(*roll, budget=8) == {"a": 800, "b": 300}


def test_as_long_as_nobody_knows_who_shares_a_pot_no_share_can_be_said():
    amounts = BOOK.fees_of([one("a", "pot", size=1, small=False), one("b", "pot", size=1)], None, {"budget": 8})
    assert [(one.money, one.missing) for one in amounts.values()] == [(None, ("small",))] * 2


def test_a_pot_is_shared_out_in_the_currency_of_the_association():
    roll = [one("a", "pot", size=1, small=False), one("b", "pot", size=9, small=True)]
    assert [amount.money for amount in BOOK.fees_of(roll, None, {"budget": 8}).values()] == [
        Money(800, "CHF"),
        Money(300, "CHF"),
    ]


def test_of_a_pot_all_that_is_missing_is_named():
    roll = [one("a", "pot", small=False), one("b", "pot", size=1)]
    assert BOOK.fees_of(roll, None, {"budget": 8})["a"].missing == ("size", "small")


def test_of_a_share_that_follows_from_a_fact_worked_out_the_fact_beneath_is_missing():
    book = law(
        '[category.full]\narticle = "1"\nrights = []\n[fact]\nsize = {}\ndouble = { by = "size", times = "2/1" }\n'
        'budget = { about = "association" }\n[fee.a]\narticle = "1"\npot = "budget"\nby = "double"\n'
    )
    assert book.fees_of([one("a", "full")], None, {"budget": 8})["a"].missing == ("size",)


def test_what_is_missing_of_a_pot_is_named():
    amounts = BOOK.fees_of([one("a", "pot", size=1, small=False)])
    assert (amounts["a"].code, amounts["a"].missing) == ("fee.cannot_say", ("budget",))


def test_a_member_alone_is_told_that_its_share_needs_all():
    amount = owed("pot", {"size": 1, "small": False, "budget": 8})
    assert amount == Amount(
        money=None,
        code="fee.needs_all",
        values={"fee": Named("fee", "pot"), "fact.budget": 8, "fact.size": 1},
        article=("7",),
        marks=(SIZE,),
    )


KNOWN = law(
    """
[category.full]
article = "1"
rights = []
[fact]
group = { by = "country", table = { BE = "near", CH = "far" } }
[fee.a]
article = "1"
by = "group"
table = { near = 1, far = 2 }
except = [{ if = { first_year = true }, fixed = 10 }]
"""
)


def test_the_country_on_the_roll_is_a_fact():
    roll = [one("a", "full", "BE", first_year=False), one("b", "full", "CH", first_year=False)]
    assert run(*roll, book=KNOWN) == {"a": 100, "b": 200}


def test_what_the_roll_says_of_a_country_stands():
    voter = Voter("a", "full", "BE", facts={"country": "CH", "first_year": False})
    assert run(voter, book=KNOWN) == {"a": 200}


@pytest.mark.parametrize("days", [{}, {"joined": date(2027, 3, 1)}])
def test_the_category_is_a_fact(days):
    book = law(
        '[category]\nfull = { article = "1", rights = [] }\nguest = { article = "1", rights = [] }\n'
        '[fee.a]\narticle = "1"\nfixed = 2\nexcept = [{ if = { category = "guest" }, fixed = 1 }]\n'
    )
    assert run(one("a", "full", **days), one("b", "guest", **days), book=book) == {"a": 200, "b": 100}
    assert book.fee_for("guest", {}).money == Money(100, "EUR")


def test_a_country_that_nobody_gave_is_not_known():
    book = law(
        '[category.full]\narticle = "1"\nrights = []\n'
        '[fee.a]\narticle = "1"\nfixed = 2\nexcept = [{ if = { country = "BE" }, fixed = 1 }]\n'
    )
    assert run(one("a", "full"), one("b", "full", "BE"), one("c", "full", "AT"), book=book) == {
        "a": None,
        "b": 100,
        "c": 200,
    }


def test_the_year_of_leaving_is_that_of_the_roll():
    assert run(one("a", size=365, left=date(2027, 9, 30))) == {"a": 273000}


def test_the_first_year_follows_from_the_day_of_joining():
    roll = [one("a", "full", "BE", joined=date(2027, 3, 1))]
    assert [run(*roll, on=day, book=KNOWN) for day in (date(2027, 12, 31), date(2028, 1, 1))] == [
        {"a": 1000},
        {"a": 100},
    ]


def test_what_is_said_of_the_first_year_stands():
    assert run(one("a", "full", "BE", joined=date(2027, 3, 1), first_year=False), book=KNOWN) == {"a": 100}


def test_what_is_known_of_all_counts_for_each_unless_its_own_is_known():
    roll = [one("a", "full", "BE"), one("b", "full", "BE", first_year=True)]
    assert run(*roll, book=KNOWN, first_year=False) == {"a": 100, "b": 1000}
