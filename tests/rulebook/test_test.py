from fractions import Fraction

import pytest
from rulebook.sample import HEAD, faults, faulty, law

from accede.rulebook.tally import Tally
from accede.rulebook.test import Test
from accede.rulebook.verdict import Verdict


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
        ('{ at_least = "1/2", of = "votes cast" }', 5, 0, False),
        ('{ more_than = "1/2", of = "votes cast" }', 5, 0, False),
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


def test_a_count_of_at_least_none_needs_none():
    assert Test(at_least=0).needed(9) == 0


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


@pytest.mark.parametrize(
    ("text", "code", "values"),
    [
        (
            'at_least = "3/2", of = "votes cast"',
            "wrong_value",
            {"given": "3/2", "expected": "a share of at most the whole"},
        ),
        ("at_least = -1", "wrong_value", {"given": "-1", "expected": "a whole number that is not below zero"}),
        ('at_least = "1/2", of = " heads  casted "', "not_a_base", {"given": " heads  casted "}),
        ('at_least = "1/2", of = "Votes cast"', "not_a_base", {"given": "Votes cast"}),
        ('at_least = "1/2", of = "members, all"', "not_a_base", {"given": "members, all"}),
        ('at_least = "1/2", of = "votes"', "which_votes", {}),
    ],
)
def test_the_fault_of_a_test_says_what_was_given_and_what_could_be(text, code, values):
    (fault,) = faulty((HEAD + f'[majority.a]\narticle = "1"\nfor = {{ {text} }}\n').encode()).faults
    assert (fault.code, fault.values) == (code, values)


# ── What a tally says ───────────────────────────────────────────────────────

REGIONS = (
    ("members in region=N", 2),
    ("members in region=S", 2),
    ("members for in region=N", 2),
    ("members for in region=S", 1),
    ("members against in region=N", 0),
    ("members against in region=S", 1),
    ("votes for in category=full", 4),
    ("votes against in category=full", 1),
    ("votes abstain in category=full", 3),
    ("people for", 7),
    ("people against", 8),
    ("countries for", 3),
)
TALLY = Tally(
    for_=6,
    against=3,
    abstain=9,
    votes_entitled=30,
    members=5,
    members_present=2,
    members_represented=4,
    countries=6,
    more=tuple(sorted(REGIONS)),
)


def asked(text):
    full = '[category.full]\narticle = "1"\nrights = ["vote"]\n[fact]\npeople = {}\nregion = { kind = "choice", choices = { N = "N", S = "S" } }\n'
    return law(f'{full}[majority.a]\narticle = "1"\nfor = {{ {text} }}\n').majority["a"].votes_for


@pytest.mark.parametrize(
    ("text", "what", "number", "base"),
    [
        ('at_least = "1/2", of = "votes cast"', "for", 6, 9),
        ('at_least = "1/2", of = "votes cast"', "against", 3, 9),
        ('at_least = "1/2", of = "votes cast", counting = ["abstain"]', "for", 6, 18),
        ('at_least = "1/2", of = "votes entitled"', "for", 6, 30),
        ('at_least = "1/2", of = "members"', "represented", 4, 5),
        ('at_least = "1/2", of = "members"', "present", 2, 5),
        ('at_least = "1/2", of = "countries"', "for", 3, 6),
        ('at_least = "1/2", of = "people cast"', "for", 7, 15),
        ('at_least = "1/2", of = "votes cast", among = "full"', "for", 4, 5),
        ('at_least = "1/2", of = "votes cast", among = "full", counting = ["abstain"]', "for", 4, 8),
    ],
)
def test_a_test_looks_at_a_number_and_its_base(text, what, number, base):
    values = asked(text).over(TALLY, what).values
    assert (values["number"], values["base"]) == (number, base)


@pytest.mark.parametrize(
    ("text", "what", "number"),
    [
        ("at_least = 1", "for", 6),
        ("at_least = 1", "represented", 4),
        ("at_least = 1", "present", 2),
        ("at_least = 1", "cast", 9),
    ],
)
def test_a_bare_number_counts_members_who_take_part_and_votes_that_are_cast(text, what, number):
    assert asked(text).over(TALLY, what).values == {"number": number, "needed": 1}


def test_where_each_group_must_agree_the_first_that_does_not_is_told():
    judged = asked('more_than = "1/2", of = "members cast", each = "region"').over(TALLY, "for")
    values = {"number": 1, "needed": 2, "base": 2, "of": "members cast", "share": Fraction(1, 2), "test": "more_than"}
    assert judged == Verdict(holds=False, code="test.missed", values=values)


def test_where_each_group_agrees_it_holds():
    judged = asked('at_least = "1/2", of = "members cast", each = "region"').over(TALLY, "for")
    assert (judged.holds, judged.code, judged.values["base"]) == (True, "test.met", 2)


@pytest.mark.parametrize("text", ['at_least = "1/2", of = "members cast", each = "region"'])
def test_where_there_is_no_group_no_share_is_reached(text):
    judged = asked(text).over(Tally(members=3), "for")
    assert (judged.holds, judged.code, judged.values["number"], judged.values["base"]) == (False, "test.missed", 0, 0)


def number_missing(name):
    return Verdict(holds=None, code="test.number_missing", missing=(name,))


@pytest.mark.parametrize(
    ("text", "unknown", "verdict"),
    [
        ('at_least = "1/2", of = "votes cast"', "votes for", number_missing("votes")),
        ("at_least = 1", "votes for", number_missing("votes")),
        ('at_least = "1/2", of = "people cast"', "people for", number_missing("people")),
        ('at_least = "1/2", of = "people"', "people", number_missing("people")),
        (
            'at_least = "1/2", of = "votes at last assembly"',
            "votes",
            Verdict(holds=None, code="test.base_missing", missing=("votes at last assembly",)),
        ),
        (
            'at_least = "1/2", of = "people at last assembly"',
            "people",
            Verdict(holds=None, code="test.base_missing", missing=("people at last assembly",)),
        ),
    ],
)
def test_what_a_tally_does_not_know_is_missing(text, unknown, verdict):
    judged = asked(text).over(Tally(for_=6, more=(("people for", 1), (f"?{unknown}", 1))), "for")
    assert (judged.holds, judged.code, judged.missing) == (verdict.holds, verdict.code, verdict.missing)


def test_a_count_is_judged_though_nobody_knows_its_base():
    judged = asked('at_least = 3, of = "people"').over(Tally(more=(("?people", 1), ("people for", 3))), "for")
    assert (judged.holds, judged.values) == (True, {"number": 3, "needed": 3})


def test_of_several_groups_all_that_is_missing_is_named():
    judged = asked('at_least = "1/2", of = "votes at last assembly", each = "region"').over(
        Tally(
            more=(
                ("?votes for in region=N", 1),
                ("members in region=N", 1),
                ("members in region=S", 1),
                ("votes for in region=S", 1),
            )
        ),
        "for",
    )
    assert (judged.holds, judged.missing) == (None, ("votes", "votes at last assembly"))


def test_a_base_that_is_given_is_looked_up_under_its_name():
    test = asked('at_least = "1/2", of = "votes cast", among = "full"')
    assert (test.base_name(), test.judge(2, {"votes cast among full": 4}).holds) == ("votes cast among full", True)


def test_the_whole_answer_of_a_base_that_is_missing():
    assert asked('at_least = "1/2", of = "members"').judge(3, {}) == Verdict(
        holds=None, code="test.base_missing", missing=("members",)
    )


@pytest.mark.parametrize(("text", "needed"), [('at_most = "1/2", of = "members"', None), ("more_than = 0", 1)])
def test_so_much_is_needed(text, needed):
    assert asked(text).needed(9) == needed


def test_without_a_base_a_share_needs_what_it_would_of_one():
    assert asked('more_than = "1/2", of = "members"').needed(None) == 1


@pytest.mark.parametrize(
    ("text", "one", "other", "alike"),
    [
        ('more_than = "1/2", of = "votes cast"', Tally(for_=3, against=1), Tally(for_=4, against=2), True),
        ('more_than = "1/2", of = "votes cast"', Tally(for_=1), Tally(for_=2, against=1), True),
        ('more_than = "1/2", of = "votes cast"', Tally(for_=3, against=1), Tally(for_=3, against=2), False),
        ('more_than = "1/2", of = "votes cast"', Tally(), Tally(for_=1, against=1), False),  # nothing, or something
        (
            'at_least = "1/4", less_than = "1/2", of = "votes cast"',
            Tally(for_=1, against=3),
            Tally(for_=2, against=4),
            False,
        ),
        ("at_least = 3", Tally(for_=2, members=4), Tally(for_=2, members=9), True),
        ("at_least = 3", Tally(for_=2), Tally(for_=3), False),
        ('at_least = "1/2", of = "votes cast"', Tally(), Tally(more=(("?votes for", 1),)), False),
        (
            'at_least = "1/2", of = "people"',
            Tally(more=(("people", 1), ("people for", 1))),
            Tally(more=(("people for", 1),)),
            False,
        ),
        (  # half of the people, or nobody knows of how many
            'at_least = "1/2", of = "people"',
            Tally(more=(("people", 4), ("people for", 2))),
            Tally(more=(("?people for", 1), ("people", 4), ("people for", 2))),
            False,
        ),
        (  # of people that are not counted on one side, there are more
            'at_least = "1/2", of = "people"',
            Tally(more=(("people", 4),)),
            Tally(more=(("people", 5),)),
            False,
        ),
        (  # one more than half of the people, or nobody knows how many there are
            'at_least = "1/2", of = "people"',
            Tally(more=(("people", 4), ("people for", 3))),
            Tally(more=(("?people", 1), ("?people for", 1), ("people", 4), ("people for", 3))),
            False,
        ),
        (
            'at_least = "1/2", of = "members"',
            Tally(members=2, more=(("members for", 1), ("members for in region=N", 1))),
            Tally(members=2, more=(("members for", 1), ("members for in region=S", 1))),
            True,
        ),
    ],
)
def test_tallies_look_alike_to_a_test_that_judges_them_alike_whatever_is_added(text, one, other, alike):
    test = asked(text)
    assert (test.sees(one, "for") == test.sees(other, "for")) is alike


def test_tallies_with_members_of_other_groups_look_different_to_a_test_that_counts_groups():
    book = law(
        '[fact]\nregion = { kind = "text" }\n[quorum.q]\narticle = "1"\nrepresented = { at_least = 1, of = "region" }\n'
    )
    seen = [book.quorum["q"].sees(Tally(more=((f"members represented in region={one}", 1),))) for one in "NS"]
    assert seen[0] != seen[1]
