"""Each test of a majority is told apart: in each block, or of votes and of members."""

from rulebook.sample import MEETING, law

from accede.rulebook.measure import measures
from accede.rulebook.motion import Motion
from accede.rulebook.tally import Voter

ROLL = [Voter("a", "full", "BE"), Voter("b", "guest", "FR"), Voter("c", "guest", "IT")]
GUESTS = '[category.guest]\narticle = "4"\nrights = ["vote"]\n[weight.guest]\narticle = "5"\nfor = "guest"\nfixed = 1\n'
OTHER = (
    '[decision.other]\narticle = "2"\nby = "meeting"\nmajority = "asked"\n[majority.asked]\narticle = "3"\nfor = %s\n'
)


def measured(test, **cast):
    text = MEETING.replace("[weight.full]", "[weight.full]\nfor = 'full'")
    book = law(text + GUESTS + OTHER % test)
    tally = book.count("other", ROLL, cast).tally
    return measures(book, "other", tally, Motion({}))


def test_in_each_block_a_decision_is_told_apart():
    found = measured('{ more_than = "1/2", of = "votes cast", each = "category" }', a="for", b="against", c="against")
    assert {(one.fact, one.group, one.sides, one.verdict.holds) for one in found} == {
        ("category", "full", (1, 0), True),
        ("category", "guest", (0, 2), False),
    }


def test_two_tests_of_one_majority_are_told_apart():
    several = '[{ more_than = "1/2", of = "votes cast" }, { at_least = 2, of = "members" }]'
    found = measured(several, a="for")
    assert [(one.unit, one.sides[0], one.verdict.values["needed"], one.verdict.holds) for one in found] == [
        ("votes", 1, 1, True),
        ("members", 1, 2, False),
    ]


def test_what_is_told_rests_on_the_articles_of_its_decision_and_its_majority():
    assert measured('{ more_than = "1/2", of = "votes cast" }', a="for")[0].verdict.article == ("2", "3")
