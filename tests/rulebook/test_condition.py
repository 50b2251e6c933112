from datetime import date
from decimal import Decimal

import pytest
from rulebook.sample import faults, law

CATEGORIES = '[category]\nfull = { article = "1", rights = [] }\nassociate = { article = "1", rights = [] }\n[path]\nout = { article = "1", into = "outside" }\n[decision]\nplan = { article = "1", by = "b" }\n[body]\nb = { article = "1" }\n'
DAY = date(2027, 6, 12)


def condition(text):
    book = law(
        f'[standing.late]\narticle = "1"\nloses = ["vote"]\nif = {text}\n[fact]\nage = {{}}\nlimit = {{}}\n'
        + CATEGORIES
    )
    return book.standing["late"].only_if


@pytest.mark.parametrize(
    ("text", "facts", "holds"),
    [
        ("{ age = 3 }", {"age": 3}, True),
        ("{ age = 3 }", {"age": Decimal("3.0")}, True),
        ("{ age = 3 }", {"age": 4}, False),
        ("{ age = 3 }", {}, None),
        ("{ age = 3 }", {"age": None}, None),
        ("{ in_arrears = true }", {"in_arrears": True}, True),
        ("{ in_arrears = true }", {"in_arrears": False}, False),
        ('{ category = ["full", "associate"] }', {"category": "full"}, True),
        ('{ category = ["full", "associate"] }', {"category": "observer"}, False),
        ('{ amends = ["6.5", "6.6"] }', {"amends": ("1", "6.6")}, True),
        ('{ amends = ["6.5", "6.6"] }', {"amends": ["1"]}, False),
        ('{ amends = "6.5" }', {"amends": frozenset({"6.5"})}, True),
        ("{ owes = { more_than = 0 } }", {"owes": 0}, False),
        ("{ owes = { more_than = 0 } }", {"owes": Decimal("0.01")}, True),
        ("{ owes = { at_least = 2, less_than = 5 } }", {"owes": 5}, False),
        ("{ owes = { at_least = 2, at_most = 5 } }", {"owes": 5}, True),
        ("{ owes = { at_least = 0 } }", {"owes": -1}, False),
        ("{ joined = { by = 2027-06-12 } }", {"joined": DAY}, True),
        ("{ joined = { after = 2027-06-12 } }", {"joined": DAY}, False),
        ('{ age = { at_least = { by = "limit" } } }', {"age": 3, "limit": 3}, True),
        ('{ age = { at_least = { by = "limit" } } }', {"age": 3}, None),
        ('{ joined = { after = "each 12 June" } }', {"joined": DAY}, False),
        ('{ joined = { after = "each 11 June" } }', {"joined": DAY}, True),
        ('{ joined = { after = "each 31 December" } }', {"joined": DAY}, False),
        ('{ joined = { after = "each 11 June" } }', {"joined": "lately"}, None),
        ('{ joined = { by = "2 years before today" } }', {"joined": DAY, "today": date(2029, 6, 12)}, True),
        ('{ joined = { by = "2 years before today" } }', {"joined": DAY, "today": date(2029, 6, 11)}, False),
        ('{ joined = { by = "2 years before today" } }', {"joined": DAY}, None),
        ('{ age = { at_least = "51%", of = "limit" } }', {"age": 51, "limit": 100}, True),
        ('{ age = { at_least = "51%", of = "limit" } }', {"age": 50, "limit": 100}, False),
        ('{ age = { more_than = "1/2", of = "limit" } }', {"age": 2, "limit": 4}, False),
        ('{ age = { more_than = "1/2", of = "limit" } }', {"age": 2}, None),
        ('{ amends = { none_of = ["1", "2"] } }', {"amends": ("3",)}, True),
        ('{ amends = { none_of = ["1", "2"] } }', {"amends": ("3", "2")}, False),
        ('{ amends = { none_of = ["1", "2"] } }', {"amends": ()}, True),
        ('{ amends = { none_of = ["1", "2"] } }', {}, None),
        ('{ filed = { by = "4 weeks before assembly" } }', {"filed": date(2027, 5, 15), "assembly": DAY}, True),
        ('{ filed = { by = "4 weeks before assembly" } }', {"filed": date(2027, 5, 16), "assembly": DAY}, False),
        ('{ filed = { by = "4 weeks before assembly" } }', {"filed": DAY}, None),
        ('{ joined = { by = "end of financial_year" } }', {"joined": DAY}, None),
        ('{ joined = { by = "end of financial_year" } }', {"joined": DAY, "financial_year.end": DAY}, True),
        ('{ left_by = "out" }', {"left_by": "out"}, True),
        ('{ "decision.plan" = "lost" }', {"decision.plan": "carried"}, False),
        ("{ age = 3, owes = 0 }", {"age": 3, "owes": 0}, True),
        ("{ age = 3, owes = 0 }", {"age": 4}, False),
        ("{ age = 3, owes = 0 }", {"age": 3}, None),
        ("[{ age = 3 }, { owes = 0 }]", {"age": 3}, True),
        ("[{ age = 3 }, { owes = 0 }]", {"age": 4}, None),
        ("[{ age = 3 }, { owes = 0 }]", {"age": 4, "owes": 1}, False),
    ],
)
def test_a_condition_holds_if_every_line_of_one_table_does(text, facts, holds):
    assert condition(text).judge(facts).holds is holds


def test_a_missing_fact_is_named():
    assert condition("{ age = 3, owes = 0 }").judge({"age": 3}).missing == ("owes",)


def test_the_fact_of_a_bound_is_asked_for_too():
    asked = condition('{ age = { at_least = { by = "limit" } } }')
    assert (asked.facts(), asked.judge({"age": 3}).missing) == ({"age", "limit"}, ("limit",))


@pytest.mark.parametrize("given", ["many", DAY, Decimal("NaN"), ("a",)])
def test_a_fact_that_cannot_be_compared_is_as_good_as_missing(given):
    assert condition("{ age = { at_least = 3 } }").judge({"age": given}).missing == ("age",)


def test_huge_numbers_are_compared_exactly():
    assert (
        condition("{ age = { more_than = 1000000000000000000000000000000 } }").judge({"age": 10**30 + 1}).holds is True
    )


@pytest.mark.parametrize(
    "text",
    [
        "3",
        "{}",
        "[]",
        "[3]",
        "{ age = {} }",
        "{ age = [] }",
        "{ age = { between = 3 } }",
        '{ age = { at_least = "three" } }',
        "{ age = { at_least = nan } }",
        "{ age = { at_least = inf } }",
        "{ age = 1e999999999 }",
        '{ age = { at_least = { of = "limit" } } }',
        "{ age = { at_least = { by = 3 } } }",
        "{ age = [[1]] }",
    ],
)
def test_what_is_no_condition_is_one_fault(text):
    found = faults(f'[standing.late]\narticle = "1"\nloses = ["vote"]\nif = {text}\n[fact]\nage = {{}}\n')
    assert [code for _key, code in found] == ["wrong_value"]


def test_a_condition_on_a_fact_that_nobody_declares_is_a_fault():
    text = '[standing.late]\narticle = "1"\nloses = ["vote"]\nif = { debt = 1 }\n'
    assert faults(text) == [("standing.late.if", "no_such_fact")]
