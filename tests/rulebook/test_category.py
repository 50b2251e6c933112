from datetime import date

import pytest
from rulebook.sample import faults, law, network

BOOK = law("""
[category.associate]
article = "8"
rights = ["attend", "speak", "vote"]
except = [{ if = { matter = ["statutes", "finances"] }, rights = ["attend", "speak"], article = "9" }]
[category.sleeping]
article = "10"
if = { awake = true }
rights = ["attend"]
[standing.late]
article = "15"
if = { in_arrears = true }
loses = ["vote"]
except = [{ if = { joined = { after = 2027-01-01 } }, loses = ["stand"] }]
[fact]
awake = { kind = "yes" }
""")


@pytest.mark.parametrize(
    ("right", "facts", "holds", "article"),
    [
        ("vote", {"matter": "accounts"}, True, ("8",)),
        ("vote", {"matter": "statutes"}, False, ("9",)),
        ("speak", {"matter": "statutes"}, True, ("9",)),
        ("stand", {"matter": "accounts"}, False, ("8",)),
        ("vote", {}, None, ("8",)),
        ("speak", {}, True, ("8",)),
        ("stand", {}, False, ("8",)),
    ],
)
def test_a_category_gives_its_rights_on_the_matter(right, facts, holds, article):
    answer = BOOK.category["associate"].gives(right, facts)
    assert (answer.holds, answer.article) == (holds, article)


@pytest.mark.parametrize(("right", "holds"), [("attend", True), ("vote", None)])
def test_a_right_beside_those_that_are_known_in_part_cannot_be_said(right, holds):
    book = law('[category.third]\narticle = "8"\nrights = ["attend"]\nunknown = { rights = "the text is cut off" }\n')
    answer = book.category["third"].gives(right, {})
    assert (answer.holds, [mark.kind for mark in answer.marks]) == (holds, ["unknown"])


def test_a_matter_that_is_not_known_is_named():
    answer = BOOK.category["associate"].gives("vote", {})
    assert (answer.code, answer.missing) == ("right.category_unknown", ("matter",))


@pytest.mark.parametrize(("awake", "holds"), [(True, True), (False, False), (None, None)])
def test_a_category_that_does_not_apply_gives_nothing(awake, holds):
    assert BOOK.category["sleeping"].gives("attend", {"awake": awake}).holds is holds


@pytest.mark.parametrize(
    ("right", "facts", "code"),
    [
        ("vote", {"in_arrears": False}, "right.kept"),
        ("vote", {"in_arrears": True, "joined": None}, "right.standing_unknown"),
        ("attend", {"in_arrears": True}, "right.not_touched"),
        ("attend", {}, "right.not_touched"),
        ("vote", {}, "right.standing_unknown"),
    ],
)
def test_a_standing_takes_the_rights_it_names(right, facts, code):
    assert BOOK.standing["late"].keeps(right, facts).code == code


@pytest.mark.parametrize(
    ("facts", "holds", "article", "missing"),
    [
        ({"in_arrears": False}, True, ("6", "15"), ()),
        ({"in_arrears": True}, False, ("15",), ()),
        ({}, None, ("15",), ("in_arrears",)),
        ({"in_arrears": "perhaps"}, True, ("6", "15"), ()),
    ],
)
def test_only_those_who_paid_may_vote(facts, holds, article, missing):
    answer = network().right("vote", "full", facts)
    assert (answer.holds, answer.article, answer.missing) == (holds, article, missing)


MANY = law("""
[category.individual]
article = "1"
rights = ["vote"]
collective = true
[category.national]
article = "2"
rights = ["vote"]
at_most = 1
per = "country"
delegates = { at_least = 1, at_most = 6 }
term = "2 years"
""").category


def test_all_individuals_together_are_one_member():
    assert [MANY["individual"].members(number) for number in (0, 1, 250)] == [0, 1, 1]
    assert MANY["national"].members(3) == 3


@pytest.mark.parametrize(("number", "holds"), [(0, False), (1, True), (6, True), (7, False)])
def test_a_member_sends_as_many_delegates_as_its_category_allows(number, holds):
    assert MANY["national"].may_send(number).holds is holds


def test_where_nothing_is_said_any_number_of_delegates_is_right():
    assert MANY["individual"].may_send(99).holds is True


@pytest.mark.parametrize(("already", "holds", "missing"), [(0, True, ()), (1, False, ()), (None, None, ("country",))])
def test_there_is_one_member_a_country(already, holds, missing):
    answer = MANY["national"].has_room(already)
    assert (answer.holds, answer.missing) == (holds, missing)


def test_where_no_number_is_said_there_is_always_room():
    assert MANY["individual"].has_room(None).holds is True


def test_a_term_ends_on_the_day_it_began():
    assert MANY["national"].term_ends(date(2028, 2, 29)).on == date(2030, 2, 28)
    assert MANY["individual"].term_ends(date(2028, 2, 29)).on is None


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('delegates = { at_least = "1/2", of = "members" }', ("category.x", "wrong_value")),
        ('per = "country"', ("category.x", "wrong_value")),
        ('at_most = 1\nper = "ghost"', ("category.x.per", "no_such_fact")),
        ("at_most = 0", ("category.x", "never_entered")),
        ('term = "long"', ("category.x.term", "wrong_value")),
    ],
)
def test_a_faulty_category_is_a_fault(line, fault):
    assert faults(f'[category.x]\narticle = "1"\nrights = []\n{line}\n') == [fault]


REFUNDED = law("""
[category.full]
article = "1"
rights = ["vote", "refund"]
except = [{ if = { in_budget = false }, rights = ["vote"] }]
[fact]
in_budget = { kind = "yes" }
""").category["full"]


@pytest.mark.parametrize(("in_budget", "holds"), [(True, True), (False, False), (None, None)])
def test_travel_is_refunded_where_the_budget_allows_it(in_budget, holds):
    assert REFUNDED.gives("refund", {"in_budget": in_budget}).holds is holds
