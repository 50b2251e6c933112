"""Ballot papers are counted exactly, by each method, as one would by hand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.rulebook.papers import Paper, dropped, most, named, paired, passing, transferable


def papers(*piles):
    """Papers from words: "12 A B" is twelve papers that want A, then B."""
    return [Paper(tuple(words[1:]), int(words[0])) for words in (pile.split() for pile in piles)]


def counts(**given_):
    return {name: Fraction(number) for name, number in given_.items()}


def test_the_most_votes_are_elected_and_nobody_without_one():
    found = most(counts(A=3, B=5, C=0), 3, ())
    assert (found.elected, found.tied, found.left) == (("B", "A"), (), ("C",))


def test_a_tie_for_the_last_seat_is_left_to_the_lot():
    found = most(counts(A=5, B=3, C=3), 2, ())
    assert (found.elected, found.tied) == (("A",), ("B", "C"))
    assert most(counts(A=5, B=3, C=3), 2, ("C", "B")).elected == ("A", "C")


def test_half_is_not_enough_where_more_than_half_is_needed():
    assert passing(counts(A=5, B=4), 1, Fraction(5), ()).elected == ()
    assert passing(counts(A=5, B=4), 1, Fraction(9, 2), ()).elected == ("A",)


def test_a_paper_with_too_many_names_or_none_is_not_cast():
    found, cast = named(papers("3 A", "2 A B C", "4 X"), ["A", "B", "C"], 2)
    assert (found, cast) == (counts(A=3, B=0, C=0), 3)


@pytest.mark.parametrize(
    ("votes", "rule", "out"),
    [
        ({"A": 10, "B": 6, "C": 2}, "last", ("C",)),
        ({"A": 10, "B": 2, "C": 2}, "last", ("B", "C")),
        ({"A": 4, "B": 4}, "last", ()),
        ({"A": 10, "B": 6, "C": 2, "D": 1}, "all but two", ("D", "C")),
        ({"A": 10, "B": 6, "C": 6, "D": 1}, "all but two", ("D",)),
        ({"A": 10, "B": 6, "C": 2, "D": 1}, "who cannot win", ("D", "C", "B")),
        ({"A": 10, "B": 6, "C": 4}, "who cannot win", ("C",)),
        ({"A": 10, "B": 6, "C": 6}, "who cannot win", ()),
        ({"A": 10, "B": 6, "C": 5, "D": 1}, "who cannot win", ("D",)),
    ],
)
def test_who_stands_no_more_in_the_next_ballot(votes, rule, out):
    assert dropped(counts(**votes), rule) == out


# Two seats, 20 papers: the quota is 20 // 3 + 1 = 7. A has 10, so 3 to pass on, of which B gets 6/10 and C 4/10:
# B 3 + 1.8 = 4.8, C 4 + 1.2 = 5.2, D 3. D goes, all to B: 7.8 is more than the quota.
STV = papers("6 A B", "4 A C", "3 B", "4 C", "3 D B")


def test_a_surplus_is_passed_on_in_part_of_its_value():
    found = transferable(STV, "ABCD", 2, ())
    assert found.elected == ("A", "B")
    assert [stage.needed for stage in found.stages] == [7, 7, 7]
    assert found.stages[1].counts == {"B": Fraction(24, 5), "C": Fraction(26, 5), "D": 3}
    assert found.stages[1].dropped == ("D",)
    assert found.stages[2].counts == {"B": Fraction(39, 5), "C": Fraction(26, 5)}


def test_nobody_passes_more_than_there_was():
    for stage in transferable(STV, "ABCD", 2, ()).stages:
        assert sum(stage.counts.values()) <= 20


def test_as_many_seats_as_candidates_elects_all():
    assert set(transferable(papers("1 A", "1 B"), "AB", 2, ()).elected) == {"A", "B"}


def test_an_exclusion_between_equals_is_told_apart_by_the_stage_before():
    # Quota 10 // 2 + 1 = 6. D (1) goes to C, who is then even with B at 3; before, C had 2 and B 3: C goes, to A.
    found = transferable(papers("4 A", "3 B", "2 C A", "1 D C A"), "ABCD", 1, ())
    assert [stage.dropped for stage in found.stages[:2]] == [("D",), ("C",)]
    assert found.elected == ("A",)


def test_an_exclusion_between_equals_from_the_start_is_left_to_the_lot():
    even = papers("4 A", "2 B A", "2 C B")
    assert transferable(even, "ABC", 1, ()).tied == ("B", "C")
    assert transferable(even, "ABC", 1, ("B", "C")).stages[0].dropped == ("C",)


def test_the_one_who_beats_everybody_is_elected_though_not_first_on_most_papers():
    # B beats A by 5 to 4 and C by 6 to 3, with only two first preferences.
    found = paired(papers("4 A B C", "3 C B A", "2 B A C"), "ABC", 1, ())
    assert found.elected == ("B",)


def test_in_a_circle_the_fewest_first_preferences_drop_out():
    # A beats B 7:5? A over B 4+3, B over C 4+5, C over A 5+3 of 12: a circle. C has 3 and goes; then A 7, B 5: B goes.
    found = paired(papers("4 A B C", "5 B C A", "3 C A B"), "ABC", 1, ())
    assert [stage.dropped for stage in found.stages] == [("C",), ("B",), ()]
    assert found.elected == ("A",)


RANKING = st.permutations("ABCDE").flatmap(lambda order: st.integers(0, 5).map(lambda size: tuple(order[:size])))
PILES = st.lists(st.builds(Paper, RANKING, st.integers(1, 9)), max_size=12)
LOTS = tuple("ABCDE")


@given(PILES, st.integers(1, 4))
def test_stv_elects_as_many_as_there_are_seats_and_makes_no_votes(piles, seats):
    found = transferable(piles, "ABCDE", seats, LOTS)
    total = sum(one.votes for one in piles if one.names)
    assert len(found.elected) == len(set(found.elected)) == seats
    assert all(sum(stage.counts.values()) <= total for stage in found.stages)


@given(PILES, st.integers(1, 4), st.randoms())
def test_the_order_of_papers_does_not_matter(piles, seats, random):
    shuffled = list(piles)
    random.shuffle(shuffled)
    for method in (transferable, paired):
        assert method(piles, "ABCDE", seats, LOTS).elected == method(shuffled, "ABCDE", seats, LOTS).elected


@given(PILES, st.integers(1, 4))
def test_a_pile_counts_as_its_papers_one_by_one(piles, seats):
    single = [Paper(one.names) for one in piles for _ in range(one.votes)]
    for method in (transferable, paired):
        assert method(piles, "ABCDE", seats, LOTS) == method(single, "ABCDE", seats, LOTS)


@given(PILES)
def test_whoever_stands_first_on_more_than_half_of_the_papers_wins_by_any_order(piles):
    piles = [one for one in piles if one.names]
    total = sum(one.votes for one in piles)
    firsts = {name: sum(one.votes for one in piles if one.names[0] == name) for name in "ABCDE"}
    for name, votes in firsts.items():
        if 2 * votes > total:
            assert transferable(piles, "ABCDE", 1, LOTS).elected == (name,)
            assert paired(piles, "ABCDE", 1, LOTS).elected == (name,)


@given(PILES)
def test_whoever_cannot_win_has_not_enough_even_with_all_below(piles):
    votes, _cast = named(piles, "ABCDE", 1)
    out = dropped(votes, "who cannot win")
    stay = [votes[name] for name in votes if name not in out]
    assert not out or sum(votes[name] for name in out) < sum(votes.values())
    assert all(votes[name] < min(stay) for name in out)
