"""Seats of a body: how many, from where, for how long, and what their holders must be together."""

from datetime import date

import pytest
from rulebook.sample import faults, law

TEXT = """
[category.silver]
article = "1"
rights = ["vote"]
[fact.silver_members]
about = "association"
[fact.gender]
kind = "choice"
choices = { f = "woman", m = "man" }
[body.board]
article = "2"
kind = "board"
meetings = { a_year = 4, in_person = 1, online = true }
written = { discussion = "15 days", voting = "7 days", stopped_by = [{ at_least = 2, of = "members" }] }
seats = [
  { name = "chair", number = 1, term = "4 years", renewals = 1 },
  { name = "silver", number = { by = "silver_members", every = 10, is = 1, at_most = 3 }, from = "silver" },
  { name = "ordinary", at_least = 3, at_most = 5, balance = { gender = { at_least = "1/3", of = "members" } } },
]
"""


def board():
    return law(TEXT).body["board"]


@pytest.mark.parametrize(("members", "number"), [(9, 0), (10, 1), (29, 2), (30, 3), (80, 3)])
def test_one_seat_for_every_ten_and_three_at_most(members, number):
    assert board().seat("silver").count({"silver_members": members}).value == number


def test_a_number_that_follows_from_what_is_not_known_cannot_be_said():
    found = board().seat("silver").composed([{}], {})
    assert (found.holds, found.missing) == (None, ("silver_members",))


@pytest.mark.parametrize(("served", "holds"), [(0, True), (1, True), (2, False)])
def test_two_terms_in_a_row_and_not_three(served, holds):
    assert board().seat("chair").may_stand_again(served).holds is holds


def test_where_no_limit_is_named_one_may_stand_for_ever():
    assert board().seat("ordinary").may_stand_again(12).holds is True


def test_a_term_ends_on_the_same_day_years_later():
    term = board().seat("chair").term
    assert (term.after(date(2024, 2, 29)), term.after(date(2021, 6, 12))) == (date(2028, 2, 29), date(2025, 6, 12))


@pytest.mark.parametrize(
    ("genders", "holds"), [("fmm", True), ("fmmm", False), ("mmm", False), ("ff", False), ("fffmmm", False)]
)
def test_three_to_five_and_a_third_of_each_gender(genders, holds):
    law_ = law(TEXT)
    values = {name: tuple(rule.choices) for name, rule in law_.fact.items()}
    holders = [{"gender": one} for one in genders]
    assert law_.body["board"].seat("ordinary").composed(holders, {}, values).holds is holds


def test_a_body_has_met_enough_when_once_in_one_room():
    meetings = board().meetings
    assert [meetings.enough(*one).holds for one in ((4, 1), (4, 0), (3, 1))] == [True, False, False]


def test_a_written_vote_ends_after_discussion_and_voting():
    assert board().written.ends(date(2027, 3, 1)) == date(2027, 3, 23)


@pytest.mark.parametrize(
    "seat",
    [
        '{ name = "a", number = 1, at_most = 2 }',
        '{ name = "a", at_least = 3, at_most = 2 }',
        '{ name = "a", term = "four years" }',
        '{ name = "a", renewals = -1 }',
    ],
)
def test_what_makes_no_seat_is_a_fault(seat):
    assert len(faults(f'[body.b]\narticle = "1"\nseats = [{seat}]\n')) == 1


def test_a_seat_comes_from_a_category_that_is_there():
    text = '[body.b]\narticle = "1"\nseats = [{ name = "a", number = 1, from = "gold", chosen_by = "c" }]\n'
    assert faults(text) == [("body.b.seats.a.chosen_by", "no_such_rule"), ("body.b.seats.a.from", "no_such_rule")]


BALLOT = """
[ballot.ordinary]
article = "3"
secret_if = ["election", "chair", { at_least = "1/3", of = "members present" }]
[ballot.always]
article = "4"
mode = "secret"
[body.chair]
article = "5"
"""


@pytest.mark.parametrize(
    ("about", "asked", "holds"),
    [
        ("election", {}, True),
        ("budget", {}, False),
        ("budget", {"members": 7}, True),
        ("budget", {"members": 6}, False),
        ("budget", {"chair": 1}, True),
    ],
)
def test_a_vote_is_secret_by_its_subject_or_on_request(about, asked, holds):
    found = law(BALLOT).ballot["ordinary"].given(about, asked, {"members present": 21})
    assert (found.holds, found.article) == (holds, ("3",))


def test_how_many_must_ask_is_not_known_without_the_number_present():
    assert law(BALLOT).ballot["ordinary"].given("budget", {"members": 7}).holds is None


def test_where_nobody_asks_it_does_not_matter_how_many_are_present():
    assert law(BALLOT).ballot["ordinary"].given("budget").holds is False


def test_what_is_always_secret_needs_no_request():
    assert law(BALLOT).ballot["always"].given().holds is True


PROPOSAL = """
[body.bureau]
article = "6"
[body.assembly]
article = "6"
[decision.statutes]
article = "7"
by = "assembly"
proposed_by = ["bureau", { at_least = 2, of = "members" }]
[decision.budget]
article = "7"
by = "assembly"
"""


@pytest.mark.parametrize(
    ("who", "number", "holds"), [("bureau", 0, True), ("members", 2, True), ("members", 1, False), ("chair", 0, False)]
)
def test_the_bureau_or_two_members_may_propose(who, number, holds):
    found = law(PROPOSAL).decision["statutes"].may_propose(who, number, {"members": 20})
    assert (found.holds, found.article) == (holds, ("7",))


def test_anybody_may_propose_where_no_rule_says_who():
    assert law(PROPOSAL).decision["budget"].may_propose("members", 1, {}).holds is True


@pytest.mark.parametrize(
    ("sits", "holds"), [((False, False), True), ((False, True), False), ((False, None), None), ((True, None), False)]
)
def test_each_holder_must_be_what_the_article_asks(sits, holds):
    seat = '{ name = "auditor", number = 2, if = { on_the_board = false } }'
    book = law(f'[body.audit]\narticle = "1"\nseats = [{seat}]\n[fact]\non_the_board = {{ kind = "yes" }}\n')
    holders = [{"on_the_board": one} for one in sits]
    assert book.body["audit"].seat("auditor").composed(holders, {}).holds is holds


def test_what_a_holder_must_be_is_a_declared_fact():
    text = '[body.audit]\narticle = "1"\nseats = [{ name = "auditor", if = { ghost = true } }]\n'
    assert faults(text) == [("body.audit.seats.auditor.if", "no_such_fact")]
