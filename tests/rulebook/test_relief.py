"""What a decision takes off an amount: the lines always sum to it, and nobody is owed anything."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from accede.rulebook.relief import Relief, granted, relieved
from accede.rulebook.verdict import Amount, Line, Money, Named

cents = st.integers(0, 10**9)
shares = st.fractions(0, 1, max_denominator=1000)
decisions = st.lists(st.builds(Relief, reason=st.just("Hardship"), share=shares, cents=cents), max_size=4)


def amount(whole, first=0, vat=None):
    lines = [Line(code="fee.line.year", cents=whole)]
    lines += [Line(code="fee.line.joined.months", cents=-first)] if first else []
    if vat is not None:
        lines.append(Line(code="fee.line.vat", cents=round((whole - first) * vat), values={"share": vat}))
    return Amount(
        money=Money(sum(one.cents for one in lines), "EUR"), code="fee.owed", lines=tuple(lines), article=("7",)
    )


def unsaid():
    return Amount(money=None, code="fee.cannot_say", missing=("wises",))


def off(found):
    return [(one.code, one.cents) for one in found.lines[1:]]


@given(cents, decisions)
def test_the_lines_sum_to_what_is_owed_which_is_never_below_nothing_or_above_the_fee(whole, reliefs):
    found = relieved(amount(whole), reliefs, "EUR")
    assert sum(one.cents for one in found.lines) == found.money.cents
    assert 0 <= found.money.cents <= whole


@given(cents, decisions, st.sampled_from([Fraction(1, 5), Fraction(21, 100)]))
def test_tax_is_reckoned_on_what_is_left(whole, reliefs, vat):
    found = relieved(amount(whole, vat=vat), reliefs or [Relief(reason="None")], "EUR")
    net, tax = sum(one.cents for one in found.lines[:-1]), found.lines[-1].cents
    assert (found.money.cents, tax >= 0) == (net + tax, True)
    assert abs(tax - net * vat) <= Fraction(1, 2)


@given(cents, decisions)
def test_a_waiver_leaves_nothing(whole, reliefs):
    found = relieved(amount(whole), [*reliefs, Relief(reason="Hardship", share=Fraction(1))], "EUR")
    assert found.money.cents == 0


def test_each_decision_is_a_line_with_who_decided_it_and_why_and_its_article():
    half = Relief(reason="Hardship", by="board", article=("9",), share=Fraction(1, 2))
    found = relieved(amount(96_000), [half, Relief(reason="Host of the assembly", cents=10_000)], "EUR")
    assert off(found) == [("fee.line.relief", -48_000), ("fee.line.relief", -10_000)]
    assert found.lines[1].values == {"by": Named("body", "board"), "reason": "Hardship"}
    assert (found.money.cents, found.article) == (38_000, ("7", "9"))


def test_a_share_is_of_what_a_first_year_costs():
    found = relieved(amount(96_000, first=24_000), [Relief(reason="Hardship", share=Fraction(1, 2))], "EUR")
    assert found.money.cents == 36_000


def test_what_would_take_off_more_than_is_owed_takes_all_of_it():
    found = relieved(amount(5_000), [Relief(reason="Hardship", cents=9_000), Relief(reason="Also", cents=1)], "EUR")
    assert off(found) == [("fee.line.relief", -5_000)]


def test_a_waived_fee_is_nothing_though_nobody_can_say_what_it_would_have_been():
    found = relieved(unsaid(), [Relief(reason="Hardship", share=Fraction(1))], "EUR")
    assert (found.money, found.missing) == (Money(0, "EUR"), ())
    assert relieved(unsaid(), [Relief(reason="Hardship", share=Fraction(1, 2))], "EUR") == unsaid()


def test_nothing_decided_changes_nothing():
    assert relieved(amount(5_000), [], "EUR") == amount(5_000)


def test_what_the_rule_lets_be_granted_is_a_line_below_the_whole():
    found = granted(amount(96_000), amount(30_000), Relief(reason="Hardship", by="board"))
    assert off(found) == [("fee.line.granted", -66_000)]
    assert found.money.cents == 30_000
    assert granted(unsaid(), amount(30_000), Relief(reason="Hardship")) == amount(30_000)


def test_what_is_granted_of_a_taxed_fee_is_net_and_the_tax_is_that_of_what_is_left():
    found = granted(amount(96_000, vat=Fraction(1, 4)), amount(30_000, vat=Fraction(1, 4)), Relief(reason="Hardship"))
    assert [(one.code, one.cents) for one in found.lines] == [
        ("fee.line.year", 96_000),
        ("fee.line.granted", -66_000),
        ("fee.line.vat", 7_500),
    ]
    assert found.money.cents == 37_500
