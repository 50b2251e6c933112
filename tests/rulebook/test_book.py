from fractions import Fraction

import pytest
from rulebook.sample import MEETING, law, meeting, member, network, paid

POINTS = law("""
[fact]
gdp = {}
budget = {}
gdp_points = { by = "gdp", bands = [{ below = 80, is = 1 }, { is = 2 }] }
points = { sum = ["gdp_points", "budget_points"] }
budget_points = { by = "budget", every = 100, is = 1, at_most = 3 }
""")


def outcome(book, cast, roll=None, **motion):
    return book.count("plan", roll or [member(name) for name in cast], cast, motion)


def test_facts_are_worked_out_each_after_those_it_needs():
    known = POINTS.facts({"gdp": 90, "budget": 250})
    assert (known["gdp_points"], known["budget_points"], known["points"]) == (2, 2, 4)


def test_what_cannot_be_worked_out_is_left_out():
    assert POINTS.facts({"gdp": 90, "budget": None}) == {"gdp": 90, "gdp_points": 2}


def test_a_given_fact_stands_where_it_cannot_be_worked_out():
    assert (network().facts({"size": "large"})["size"], network().facts({"size": "large", "wises": 3})["size"]) == (
        "large",
        "small",
    )


def test_the_marks_of_a_book_name_every_assumption_once():
    marks = network().marks()
    assert len(marks) == len(set(marks))
    assert {"majority.ordinary", "body.assembly.quorum", "voice.country.asks"} <= {mark.rule for mark in marks}


def test_the_votes_of_a_member_rest_on_category_standing_and_weight():
    entitled = network().votes(paid("a", "FR"), "admission")
    assert (entitled.votes, entitled.verdict.holds, entitled.verdict.article) == (1, True, ("15", "6"))


def test_a_member_in_arrears_has_no_votes():
    entitled = network().votes(member("a", "FR", in_arrears=True), "admission")
    assert (entitled.votes, entitled.verdict.code) == (0, "right.lost")


def test_a_member_of_whom_it_is_not_known_has_its_votes_if_any():
    entitled = network().votes(member("a", "FR"), "admission")
    assert (entitled.votes, entitled.verdict.holds, entitled.verdict.missing) == (1, None, ("in_arrears",))


@pytest.mark.parametrize("weight", ['by = "size"', "fixed = 1.5"])
def test_a_weight_that_is_not_known_or_not_whole_cannot_be_counted(weight):
    book = law(MEETING.replace("fixed = 1", weight) + "[fact]\nsize = {}\n")
    counted = outcome(book, {"a": "for"})
    right = counted.rights["a"]
    assert (right.votes, right.verdict.code, counted.outcome) == (None, "weight.cannot_say", "cannot_say")


def test_what_is_missing_is_what_somebody_could_give():
    book = law(
        MEETING.replace("fixed = 1", 'by = "double"') + '[fact]\nsize = {}\ndouble = { by = "size", times = "2/1" }\n'
    )
    assert outcome(book, {"a": "for"}).verdict.missing == ("size",)


def test_votes_may_follow_from_the_country_on_the_roll():
    book = law(
        MEETING.replace("fixed = 1", 'by = "group"\ntable = { big = 6 }')
        + '[fact]\ngroup = { by = "country", table = { FR = "big" } }\n'
    )
    assert outcome(book, {"a": "for"}, [member("a", "FR")]).tally.for_ == 6


@pytest.mark.parametrize(
    ("cast", "result"),
    [
        ({"a": "for", "b": "for", "c": "against"}, "carried"),
        ({"a": "for", "b": "against"}, "rejected"),
        ({"a": "abstain"}, "rejected"),
        ({}, "rejected"),
    ],
)
def test_a_motion_is_carried_or_rejected(cast, result):
    assert outcome(meeting(), cast).outcome == result


def with_quorum(line, rule=""):
    return law(MEETING.replace('article = "1"\n', f'article = "1"\n{line}\n', 1) + rule)


def test_without_a_quorum_nothing_is_decided():
    book = with_quorum('quorum = "q"', '[quorum.q]\narticle = "7"\npresent = { at_least = 2 }\n')
    counted = outcome(book, {"a": "for"})
    assert (counted.outcome, counted.quorum.holds, counted.verdict.holds) == ("no_quorum", False, True)


def test_a_quorum_of_its_own_goes_before_that_of_the_body():
    rule = '[quorum]\nq = { article = "7", present = { at_least = 2 } }\nlow = { article = "8", present = { at_least = 1 } }\n'
    book = law(MEETING.replace('by = "meeting"', 'by = "meeting"\nquorum = "low"') + rule)
    assert outcome(book, {"a": "for"}).quorum.article == ("8",)


@pytest.mark.parametrize("line", ['unknown = { quorum = "cut off" }', 'quorum = "q"\nunknown = { quorum = "cut off" }'])
def test_a_quorum_that_nobody_has_seen_cannot_be_said(line):
    book = with_quorum(line, '[quorum.q]\narticle = "7"\npresent = { at_least = 1 }\n')
    counted = outcome(book, {"a": "for"})
    assert (counted.quorum.holds, counted.quorum.code, counted.outcome) == (None, "quorum.cannot_say", "cannot_say")


def test_where_no_quorum_is_known_the_assumption_is_marked():
    counted = network().count("admission", [paid("a", "FR")], {"a": "for"})
    assert (counted.quorum.code, [mark.rule for mark in counted.quorum.marks]) == (
        "quorum.none",
        ["body.assembly.quorum"],
    )


@pytest.mark.parametrize("matter", ["statutes", "exclusion", "dissolution", "transformation"])
def test_a_majority_that_nobody_has_seen_cannot_be_said(matter):
    counted = network().count(matter, [paid("a", "FR")], {"a": "for"})
    assert (counted.outcome, counted.verdict.code, counted.verdict.article) == (
        "cannot_say",
        "majority.unknown",
        ("13",),
    )


def test_a_decision_without_any_majority_cannot_be_said():
    book = law(MEETING.replace('majority = "half"\n', ""))
    assert outcome(book, {"a": "for"}).verdict.code == "majority.unknown"


BENT = law(
    MEETING.replace('majority = "half"', 'majority = "half"\nexcept = [{ if = { amends = "6.5" }, majority = "all" }]')
    + '[majority.all]\narticle = "9"\nfor = { at_least = "100%", of = "votes cast" }\n'
)


@pytest.mark.parametrize(
    ("cast", "amends", "result"),
    [
        ({"a": "for", "b": "for", "c": "against"}, ("1",), "carried"),
        ({"a": "for", "b": "for", "c": "against"}, ("6.5",), "rejected"),
        ({"a": "for", "b": "for", "c": "against"}, None, "cannot_say"),
        ({"a": "for", "b": "for"}, None, "carried"),
        ({"a": "for", "b": "against"}, None, "rejected"),
    ],
)
def test_what_a_motion_amends_may_change_the_majority(cast, amends, result):
    assert outcome(BENT, cast, amends=amends).outcome == result


def test_what_is_not_known_of_the_motion_is_named():
    assert outcome(BENT, {"a": "for", "b": "for", "c": "against"}).verdict.missing == ("amends",)


def test_votes_beyond_counting_are_counted():
    book = law(MEETING.replace("fixed = 1", "fixed = 1000000000000000000000000"))
    assert outcome(book, {"a": "for", "b": "against", "c": "for"}).tally.for_ == 2 * 10**24


def test_a_count_is_exact_where_fractions_are_close():
    book = law(
        MEETING.replace('more_than = "1/2"', 'at_least = "2/3"').replace("fixed = 1", "fixed = 333333333333333333333")
    )
    assert outcome(book, {"a": "for", "b": "for", "c": "against"}).verdict.values["share"] == Fraction(2, 3)
    assert outcome(book, {"a": "for", "b": "for", "c": "against"}).outcome == "carried"


def test_a_large_roll_of_which_nothing_is_known_is_still_counted():
    roll = [member(f"m{number}", f"C{number % 25}") for number in range(120)]
    cast = {voter.member: ("for", "against", "abstain", "blank")[number % 4] for number, voter in enumerate(roll)}
    assert network().count("admission", roll, cast).outcome == "cannot_say"


def test_names_may_be_written_in_any_script():
    roll = [paid("Συνεταιρισμός \u202e", "GR"), paid("सहकारी", "GR"), paid("😀", "IT")]
    counted = network().count("admission", roll, {"😀": "for", "सहकारी": "against"})
    assert [(one.group, one.choice) for one in counted.voices] == [("GR", "against"), ("IT", "for")]


def test_a_matter_that_is_not_there_is_a_key_error():
    with pytest.raises(KeyError):
        network().count("ghost", [], {})
