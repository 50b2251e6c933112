"""Who may vote and with how many votes: what a member of a group has, and what an answer carries."""

from datetime import date

import pytest
from rulebook.sample import law

from accede.rulebook.grant import Held
from accede.rulebook.roll import Unfit
from accede.rulebook.tally import Entitled, Voter
from accede.rulebook.verdict import Verdict

BOOK = """
[body.meeting]
article = "1"
[decision]
plan = { article = "2", by = "meeting", majority = "half" }
other = { article = "2", by = "meeting", majority = "half" }
[majority.half]
article = "3"
for = { more_than = "1/2", of = "votes cast" }
[category]
full = { article = "4", rights = ["vote"] }
guest = { article = "4", rights = ["vote"] }
silent = { article = "4", rights = [] }
[standing.unpaid]
article = "5"
if = { unpaid = true }
loses = ["vote"]
[fact]
unpaid = { kind = "yes" }
mine = {}
size = {}
[weight.group]
article = "6"
for = ["full", "silent"]
fixed = 6
per = "country"
shared = "mine"
assumed = "custom"
[weight.guest]
article = "7"
for = "guest"
by = "size"
except = [{ if = { matter = "other" }, fixed = 9 }]
"""


def of(name, country="BE", category="full", unpaid=False, **facts):
    return Voter(name, category, country, facts={"unpaid": unpaid, **facts})


def rights(*roll, matter="plan"):
    return law(BOOK).count(matter, roll, None).rights


def votes(*roll, **more):
    return {name: (one.votes, one.allocated) for name, one in rights(*roll, **more).items()}


def test_whoever_is_alone_in_its_group_has_all_its_votes():
    assert votes(of("a"), of("b", "AT")) == {"a": (6, 6), "b": (6, 6)}


def test_members_of_one_group_have_what_they_share():
    assert votes(of("a", mine=6), of("b", mine=0)) == {"a": (6, 6), "b": (0, 0)}


@pytest.mark.parametrize("category", ["guest", "silent"])
def test_whoever_has_no_part_in_the_votes_of_a_group_takes_none_from_it(category):
    assert votes(of("a"), of("b", category=category, size=1))["a"] == (6, 6)


def test_what_a_member_of_a_group_has_that_nobody_said_cannot_be_said():
    roll = [of("a"), of("b", mine=5), of("c", mine=1)]
    assert votes(*roll) == {"a": (None, None), "b": (5, 5), "c": (1, 1)}
    assert rights(*roll)["a"].verdict == Verdict(
        holds=None, code="weight.cannot_say", missing=("mine",), article=("6",)
    )


@pytest.mark.parametrize("mine", [-1, "many", True])
def test_a_share_that_is_no_number_of_votes_is_as_good_as_none(mine):
    assert votes(of("a", mine=mine), of("b", mine=5))["a"] == (None, None)


def test_a_member_of_a_group_that_nobody_knows_has_what_it_says():
    assert votes(of("a", "", mine=2), of("b")) == {"a": (2, 2), "b": (6, 6)}


def test_members_that_share_more_than_their_group_has_are_refused():
    with pytest.raises(Unfit) as caught:
        votes(of("a", mine=4), of("b", mine=1), of("c", mine=2))
    assert (caught.value.code, caught.value.values) == ("roll.shared_too_many", {"member": "c", "votes": 6})


def test_whoever_has_lost_its_vote_keeps_its_place_among_those_who_share():
    roll = [of("a", unpaid=True, mine=5), of("b", mine=1)]
    assert votes(*roll) == {"a": (0, 5), "b": (1, 1)}


def test_whoever_has_lost_its_vote_has_none_whatever_its_share():
    lost = rights(of("a", unpaid=True), of("b", mine=1))["a"]
    assert (lost.votes, lost.allocated, lost.verdict.code) == (0, None, "right.lost")


def test_whoever_has_no_right_has_no_votes_that_it_could_have_lost():
    assert votes(of("a", category="silent")) == {"a": (0, 0)}


def test_whoever_has_lost_its_vote_still_has_what_its_category_gives():
    assert votes(of("a", unpaid=True)) == {"a": (0, 6)}


def test_a_right_rests_on_weight_category_and_standing_and_what_is_assumed_of_them():
    right = rights(of("a"))["a"]
    assert (right.verdict.holds, right.verdict.article) == (True, ("6", "4", "5"))
    assert [(mark.kind, mark.rule) for mark in right.verdict.marks] == [("assumed", "weight.group")]


@pytest.mark.parametrize(("matter", "expected"), [("plan", 2), ("other", 9)])
def test_a_weight_may_follow_from_the_matter(matter, expected):
    guest = of("a", category="guest", size=2)
    assert votes(guest, matter=matter) == {"a": (expected, expected)}
    assert law(BOOK).votes(guest, matter).votes == expected


def test_the_right_of_one_alone_is_its_right_on_the_roll():
    book, guest = law(BOOK), of("a", category="guest", size=2)
    assert book.votes(guest, "plan") == book.count("plan", [guest], None).rights["a"]


def test_votes_that_follow_from_what_is_not_known_cannot_be_said():
    right = law(BOOK).votes(of("a", category="guest"), "plan")
    assert right == Entitled(None, Verdict(holds=None, code="weight.cannot_say", missing=("size",)), None)


def test_whoever_has_lost_its_vote_has_none_though_its_weight_is_not_known():
    right = law(BOOK).votes(of("a", category="guest", unpaid=True), "plan")
    assert (right.votes, right.allocated, right.verdict.code) == (0, None, "right.lost")


ALIKE = """
[body.meeting]
article = "1"
[decision.plan]
article = "2"
by = "meeting"
majority = "half"
[majority.half]
article = "3"
for = { more_than = "1/2", of = "votes cast" }
[category.full]
article = "4"
rights = ["vote"]
[body.board]
article = "5"
[fact]
size = {}
double = { by = "size", times = "2/1" }
listed = { kind = "yes" }
[weight.full]
article = "6"
"""


def counted(weight, *roll, motion=None):
    book = law(ALIKE + weight)
    return [one.votes for one in book.count("plan", roll, None, motion).rights.values()]


def member(name, country="BE", **facts):
    return Voter(name, "full", country, facts=facts)


def test_members_whose_facts_differ_have_each_its_own_votes():
    assert counted('by = "size"', member("a", size=2), member("b", size=3), member("c", size=2)) == [2, 3, 2]


def test_members_whose_facts_are_worked_out_have_each_its_own_votes():
    assert counted('by = "double"', member("a", size=2), member("b", size=3)) == [4, 6]


def test_members_of_several_countries_have_each_its_own_votes():
    weight = 'by = "country"\ntable = { BE = 2, AT = 3 }'
    assert counted(weight, member("a"), member("b", "AT")) == [2, 3]


def test_yes_is_not_the_number_one():
    roll = [member("a", listed=1), member("b", listed=True)]
    assert counted('by = "listed"\ntable = { true = 2, false = 3 }', *roll) == [None, 2]


def test_whoever_is_granted_an_exception_has_its_own_votes():
    weight = 'fixed = 1\nexcept = [{ granted_by = "board", fixed = 5 }]'
    roll = [member("a"), member("b", granted=("weight.full",)), member("c", granted=["weight.full"])]
    assert counted(weight, *roll) == [1, 5, 5]


def test_what_is_known_of_the_motion_counts_for_every_member():
    weight = "fixed = 1\nexcept = [{ if = { listed = true }, fixed = 5 }]"
    assert counted(weight, member("a"), motion={"listed": True}) == [5]
    assert counted(weight, member("a", listed=False), motion={"listed": True}) == [1]


def test_the_number_one_is_not_the_text():
    assert counted('by = "size"', member("a", size=1), member("b", size="1"), member("c", size=["1"])) == [
        1,
        None,
        None,
    ]


def test_the_category_is_a_fact():
    weight = 'fixed = 1\nexcept = [{ if = { category = "full" }, fixed = 5 }]'
    assert counted(weight, member("a")) == [5]


def test_members_whose_votes_follow_from_the_fee_have_each_that_of_its_own_year():
    weight = 'by = "fee"\nevery = 10\nis = 1\n[fee.dues]\narticle = "7"\nfixed = 120\njoining = "months"'
    days = {"today": date(2027, 6, 12)}
    roll = [member("a", joined=date(2027, 6, 1), **days), member("b", joined=date(2020, 6, 1), **days)]
    assert counted(weight, *roll) == [6, 12]


def test_numbers_beside_a_word_are_told_apart():
    assert counted('by = "size"', member("a", size=1), member("b", size=2), member("c", size="many")) == [1, 2, None]


def test_what_is_granted_may_come_as_lists():
    weight = 'fixed = 1\nexcept = [{ granted_by = "board", fixed = 5 }]'
    assert counted(weight, member("a", granted=["weight.full"]), member("b", granted=[])) == [5, 1]


def test_a_country_that_nobody_knows_is_not_another_country():
    weight = 'fixed = 1\nexcept = [{ if = { country = "BE" }, fixed = 5 }]'
    assert counted(weight, member("a", "BE"), member("b", "AT"), member("c", "")) == [5, 1, None]


def test_members_whose_facts_are_alike_share_one_answer_whatever_else_is_known_of_them():
    book = law(ALIKE + 'by = "size"')
    roll = [member("a", size=2), member("b", "AT", size=2, joined=date(2027, 6, 1), granted=("fee.full",))]
    rights = book.count("plan", roll, None).rights
    assert rights["a"] is rights["b"]


def test_members_with_the_same_right_share_it_whatever_their_votes():
    rights = law(ALIKE + 'by = "size"').count("plan", [member("a", size=2), member("b", size=3)], None).rights
    assert rights["a"].verdict is rights["b"].verdict


def test_votes_that_nobody_has_seen_carry_the_mark():
    (right,) = law(ALIKE + 'unknown = "cut off"').count("plan", [member("a")], None).rights.values()
    assert (right.votes, right.verdict.code) == (None, "weight.cannot_say")
    assert [(mark.kind, mark.rule) for mark in right.verdict.marks] == [("unknown", "weight.full")]


RIGHTS = """
[body.meeting]
article = "1"
[decision.plan]
article = "2"
by = "meeting"
majority = "half"
[majority.half]
article = "3"
for = { more_than = "1/2", of = "votes cast" }
[category]
full = { article = "4", rights = ["vote"], except = [{ if = { sleeping = true }, rights = [] }] }
friend = { article = "4", rights = [] }
[standing]
suspended = { article = "5", loses = ["vote"], at_most = "1 year" }
heavy = { article = "6", if = { double = { more_than = 10 } }, loses = ["vote"] }
[fact]
sleeping = { kind = "yes" }
size = {}
double = { by = "size", times = "2/1" }
[weight.full]
article = "7"
for = "full"
fixed = 3
"""
SINCE = date(2027, 3, 1)


def had(*roll):
    return {name: (one.votes, one.allocated) for name, one in law(RIGHTS).count("plan", roll, None).rights.items()}


def full(name, **facts):
    return member(name, **{"sleeping": False, "size": 1, **facts})


def test_members_whose_category_gives_them_other_rights_have_each_its_own():
    assert had(full("a"), full("b", sleeping=True)) == {"a": (3, 3), "b": (0, 0)}


def test_a_member_that_a_path_has_led_into_a_standing_is_not_as_the_others():
    roll = [full("a"), full("b", standing=(Held("suspended", SINCE),), today=date(2027, 6, 1))]
    assert had(*roll) == {"a": (3, 3), "b": (0, 3)}


def test_a_standing_that_has_ended_on_the_day_of_one_member_may_hold_on_that_of_another():
    held = {"standing": (Held("suspended", SINCE),)}
    roll = [full("a", today=date(2028, 2, 29), **held), full("b", today=date(2028, 3, 1), **held)]
    assert had(*roll) == {"a": (0, 3), "b": (3, 3)}


def test_a_standing_takes_nothing_that_the_category_does_not_give():
    assert had(full("a", size=6), full("b", size=6, sleeping=True)) == {"a": (0, 3), "b": (0, 0)}


def test_a_right_that_is_lost_rests_on_the_standing_and_on_no_weight():
    (right,) = law(RIGHTS).count("plan", [full("a", size=6)], None).rights.values()
    assert (right.verdict.code, right.verdict.article) == ("right.lost", ("6",))


def test_of_a_right_that_hangs_on_a_fact_worked_out_the_fact_beneath_is_missing():
    right = law(RIGHTS).votes(member("a", sleeping=False), "plan")
    assert (right.verdict.holds, right.verdict.missing) == (None, ("size",))


def test_a_category_that_has_no_weight_has_no_votes():
    assert had(Voter("a", "friend", facts={"size": 1})) == {"a": (0, 0)}
