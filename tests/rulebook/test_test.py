from fractions import Fraction

import pytest
from rulebook.sample import faults, law


def comparison(text):
    full = '[category.full]\narticle = "1"\nrights = ["vote"]\n'
    return law(f'{full}[majority.a]\narticle = "1"\nfor = {text}\n').majority["a"].votes_for


@pytest.mark.parametrize(
    ("text", "number", "base", "holds"),
    [
        ('{ at_least = "2/3", of = "votes cast" }', 2, 3, True),
        ('{ at_least = "2/3", of = "votes cast" }', 66, 100, False),
        ('{ at_least = "67%", of = "votes cast" }', 67, 100, True),
        ('{ at_least = "0.27 %", of = "votes cast" }', 27, 10000, True),
        ('{ more_than = "1/2", of = "votes cast" }', 5, 10, False),
        ('{ more_than = "50%", of = "votes cast" }', 6, 10, True),
        ('{ at_most = "1/2", of = "votes cast" }', 5, 10, True),
        ('{ less_than = "1/2", of = "votes cast" }', 5, 10, False),
        ('{ at_least = "1/3", less_than = "2/3", of = "votes cast" }', 4, 10, True),
        ('{ at_least = "100%", of = "votes cast" }', 10, 10, True),
        ('{ at_least = "1/2", of = "votes cast" }', 0, 0, False),
        ('{ at_least = "0%", less_than = "100%", of = "votes cast" }', 0, 0, False),
        ('{ at_most = "1/2", of = "votes cast" }', 0, 0, True),
        ('{ at_least = "1/3", of = "votes cast" }', 10**30, 3 * 10**30, True),
        ('{ at_least = "1/3", of = "votes cast" }', 10**30 - 1, 3 * 10**30, False),
        ("{ at_least = 2 }", 2, 0, True),
        ("{ more_than = 2 }", 2, 9, False),
        ("{ at_most = 0 }", 0, 9, True),
        ("{ less_than = 1 }", 1, 9, False),
    ],
)
def test_a_number_is_compared_exactly(text, number, base, holds):
    assert comparison(text).judge(number, {"votes cast": base}).holds is holds


@pytest.mark.parametrize(
    ("text", "base", "needed"),
    [
        ('{ at_least = "1/3", of = "members" }', 28, 10),
        ('{ at_least = "1/5", of = "members" }', 21, 5),
        ('{ more_than = "1/2", of = "members" }', 10, 6),
        ('{ more_than = "1/2", of = "members" }', 11, 6),
        ('{ at_least = "1/3", of = "members" }', 0, 1),
        ("{ at_least = 4 }", 100, 4),
        ("{ more_than = 4 }", 100, 5),
        ("{ at_most = 4 }", 100, None),
    ],
)
def test_what_was_needed_is_a_whole_number(text, base, needed):
    assert comparison(text).needed(base) == needed


def test_a_base_that_is_not_known_is_named():
    judged = comparison('{ at_least = "2/3", of = "members", among = "full" }').judge(3, {"members": 3})
    assert (judged.holds, judged.missing) == (None, ("members among full",))


def test_a_count_needs_no_base():
    assert comparison("{ at_least = 3 }").judge(3, {}).values == {"number": 3, "needed": 3}


def test_the_values_say_number_base_and_share():
    judged = comparison('{ more_than = "1/2", of = "votes cast" }').judge(2, {"votes cast": 3})
    assert judged.values == {
        "number": 2,
        "needed": 2,
        "base": 3,
        "of": "votes cast",
        "share": Fraction(1, 2),
        "test": "more_than",
    }


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('{ at_least = "two thirds", of = "votes cast" }', ("majority.a.for.at_least", "not_a_share")),
        ('{ at_least = "three halves", of = "votes cast" }', ("majority.a.for.at_least", "not_a_share")),
        ('{ at_least = "-1/2", of = "votes cast" }', ("majority.a.for.at_least", "not_a_share")),
        ('{ at_least = "1/0", of = "votes cast" }', ("majority.a.for.at_least", "not_a_share")),
        ('{ at_least = 0.5, of = "votes cast" }', ("majority.a.for.at_least", "not_a_share")),
        ('{ at_least = true, of = "votes cast" }', ("majority.a.for.at_least", "not_a_share")),
        ('{ at_least = "3/2", of = "votes cast" }', ("majority.a.for.at_least", "wrong_value")),
        ('{ more_than = "101%", of = "votes cast" }', ("majority.a.for.more_than", "wrong_value")),
        ("{ at_least = -1 }", ("majority.a.for.at_least", "wrong_value")),
        ('{ at_least = "1/2", of = "votes" }', ("majority.a.for.of", "which_votes")),
        ('{ at_least = "1/2", of = "votes casted" }', ("majority.a.for.of", "not_a_base")),
        ('{ at_least = "1/2", of = "heads" }', ("majority.a", "no_such_fact")),
        ('{ at_least = "1/2", of = "members", each = "block" }', ("majority.a", "no_such_fact")),
        ('{ at_least = "1/2", of = "members", among = "full" }', ("majority.a", "no_such_rule")),
        ('{ at_least = "1/2", of = "members allocated" }', ("majority.a.for.of", "not_a_base")),
        ('{ at_least = "1/2", of = "countries", each = "category" }', ("majority.a.for", "wrong_value")),
        ('{ at_least = "1/2", of = "votes cast", each = "category", among = "x" }', ("majority.a.for", "wrong_value")),
        ('{ at_least = "1/2", of = "" }', ("majority.a.for.of", "not_a_base")),
        ('{ at_least = "1/2" }', ("majority.a.for", "share_of_what")),
        ('{ of = "members" }', ("majority.a.for", "test_without_bound")),
        ('{ at_least = "1/2", at_most = 3, of = "members" }', ("majority.a.for", "wrong_value")),
        ('{ at_least = "1/2", of = "members", counting = ["for"] }', ("majority.a.for.counting.0", "wrong_value")),
        ('{ at_least = "1/2", of = "members", is_count = true }', ("majority.a.for", "unknown_key")),
        ('{ at_least = "1/2", of = "members", off = 1 }', ("majority.a.for", "unknown_key")),
        ("3", ("majority.a.for", "not_a_table")),
    ],
)
def test_a_faulty_test_is_told_once(text, fault):
    assert faults(f'[majority.a]\narticle = "1"\nfor = {text}\n') == [fault]


@pytest.mark.parametrize(
    "base",
    [
        "votes cast",
        "members",
        "countries",
        "members  present",
        "countries represented",
        "members cast",
        "votes allocated",
        "votes at opening",
        "votes at last assembly",
    ],
)
def test_these_are_bases(base):
    assert comparison(f'{{ at_least = "1/2", of = "{base}" }}').of == " ".join(base.split())
