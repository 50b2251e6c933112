"""Elections as an article sets them: rounds, who drops out, ties, and what the elected must be together."""

import pytest
from rulebook.sample import faults, law

from accede.rulebook.papers import Paper

TEXT = """
[election.chair]
article = "8"
method = "runoff"
drops = "who cannot win"
[election.council]
article = "9"
method = "plurality"
seats = 3
balance = { country = { at_most = 2 } }
[election.board]
article = "10"
method = "stv"
seats = 2
[election.auditors]
article = "11"
method = "approval"
names = 2
seats = 2
[election.unseen]
article = "12"
method = "plurality"
unknown = { method = "its rules have not been loaded" }
[election.third]
article = "13"
method = "absolute"
[election.mixed]
article = "14"
method = "plurality"
seats = 3
balance = { country = { at_most = 1 }, gender = { at_least = 1 } }
unmixed = "passed over"
[fact.country]
kind = "country"
[fact.gender]
kind = "choice"
choices = { woman = "Woman", man = "Man" }
"""


def rule(name):
    return law(TEXT).election[name]


def papers(*piles):
    return [Paper(tuple(words[1:]), int(words[0])) for words in (pile.split() for pile in piles)]


def test_more_than_half_elects_in_the_first_round():
    found = rule("chair").elect("ABC", [papers("6 A", "3 B", "2 C")])
    assert (found.names, found.verdict.holds, found.verdict.article) == (("A",), True, ("8",))


def test_without_more_than_half_the_hopeless_drop_out_and_the_others_stand_again():
    chair = rule("chair")
    first = chair.elect("ABC", [papers("5 A", "4 B", "1 C")])
    assert (first.verdict.holds, first.verdict.code) == (False, "election.vacant")
    assert chair.standing_again(first.counted) == ("A", "B")
    second = chair.elect("ABC", [papers("5 A", "4 B", "1 C"), papers("4 A", "6 B")])
    assert (second.names, second.verdict.holds) == (("B",), True)


def test_between_two_the_most_votes_are_enough():
    found = rule("chair").elect("AB", [papers("5 A", "4 B", "6")])
    assert found.names == ("A",)


def test_a_paper_for_somebody_who_dropped_out_is_not_cast():
    found = rule("chair").elect("ABC", [papers("5 A", "4 B", "1 C"), papers("3 A", "2 B", "5 C")])
    assert found.names == ("A",)


def test_a_tie_is_cannot_say_until_the_lot_is_drawn():
    chair = rule("chair")
    tied = chair.elect("AB", [papers("5 A", "5 B")])
    assert (tied.verdict.holds, tied.verdict.missing, tied.verdict.values["names"]) == (None, ("lot",), "A, B")
    assert chair.elect("AB", [papers("5 A", "5 B")], lots="BA").names == ("B",)


def test_approval_counts_every_name_up_to_the_limit():
    found = rule("auditors").elect("ABC", [papers("3 A B", "2 B C", "4 A B C")])
    assert (found.names, found.counted.stages[0].counts) == (("B", "A"), {"A": 3, "B": 5, "C": 2})


def test_three_of_one_country_cannot_be_elected_together():
    council = rule("council")
    votes = [papers("5 A", "4 B", "3 C", "2 D")]
    facts = {"A": {"country": "BE"}, "B": {"country": "BE"}, "C": {"country": "BE"}, "D": {"country": "FR"}}
    found = council.elect("ABCD", votes, facts=facts)
    assert (found.verdict.holds, found.verdict.code) == (False, "election.unbalanced")
    assert council.elect("ABCD", votes, facts=facts | {"C": {"country": "IT"}}).verdict.holds is True


def test_a_country_that_is_not_known_leaves_the_mix_open():
    found = rule("council").elect("ABC", [papers("5 A", "4 B", "3 C")], facts={"A": {"country": "BE"}})
    assert (found.verdict.holds, found.verdict.missing) == (None, ("country",))


MEN = {name: {"country": place, "gender": "man"} for name, place in zip("ABCD", ("BE", "BE", "FR", "IT"), strict=True)}
WOMAN = {"E": {"country": "ES", "gender": "woman"}}
GENDERS = {"gender": ("woman", "man")}


def test_whoever_cannot_be_elected_with_the_others_is_passed_over():
    votes = [papers("9 A", "8 B", "7 C", "6 D", "1 E")]
    found = rule("mixed").elect("ABCDE", votes, facts=MEN | WOMAN, values=GENDERS)
    assert (found.names, found.verdict.holds) == (("A", "C", "E"), True)


def test_a_lot_is_asked_for_only_between_those_of_whom_some_are_elected():
    mixed = rule("mixed")
    votes = [papers("9 A", "7 C", "7 D", "1 E")]
    tied = mixed.elect("ACDE", votes, facts=MEN | WOMAN, values=GENDERS)
    assert (tied.names, tied.counted.tied, tied.verdict.holds) == (("A",), ("C", "D"), None)
    assert mixed.elect("ACDE", votes, facts=MEN | WOMAN, values=GENDERS, lots="DC").names == ("A", "D", "E")


def test_where_no_mixture_can_be_reached_nobody_is_elected():
    found = rule("mixed").elect("ACD", [papers("9 A", "7 C", "6 D")], facts=MEN, values=GENDERS)
    assert (found.names, found.verdict.code) == ((), "election.vacant")


def test_a_gender_that_nobody_elected_has_is_missed():
    book = law(TEXT.replace('unmixed = "passed over"\n', ""))
    found = book.election["mixed"].elect("ACD", [papers("9 A", "7 C", "6 D")], facts=MEN, values=GENDERS)
    assert found.verdict.code == "election.unbalanced"


def test_whoever_withdraws_after_a_round_no_longer_stands():
    third, first = rule("third"), papers("4 A", "3 B", "2 C")
    assert third.elect("ABC", [first, papers("4 A", "4 B")], gone={"C": 1}).counted.left == ("A", "B")
    assert third.elect("ABC", [first, papers("4 A", "4 B")]).counted.left == ("A", "B", "C")


def test_an_election_whose_rules_are_not_loaded_cannot_be_counted():
    found = rule("unseen").elect("AB", [papers("5 A", "4 B")])
    assert (found.names, found.verdict.holds, found.verdict.marks[0].kind) == ((), None, "unknown")


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ('method = "dice"', "election.a.method"),
        ('method = "stv"\ndrops = "last"', "election.a"),
        ('method = "stv"\nseats = 0', "election.a.seats"),
        ('method = "plurality"\nunmixed = "passed over"', "election.a"),
    ],
)
def test_what_makes_no_election_is_a_fault(given, key):
    assert [one for one, _code in faults(f'[election.a]\narticle = "1"\n{given}\n')] == [key]


def test_a_decision_names_an_election_that_is_there():
    text = '[body.m]\narticle = "1"\n[decision.d]\narticle = "1"\nby = "m"\nelection = "chiar"\n'
    assert faults(text) == [("decision.d.election", "no_such_rule")]
