import pytest
from rulebook.sample import faults, law

from accede.rulebook.tally import Tally

BOOK = law("""
[majority]
half    = { article = "1", for = { more_than = "1/2", of = "votes cast" } }
counted = { article = "2", for = { more_than = "1/2", of = "votes cast", counting = ["abstain", "blank", "invalid"] } }
thirds  = { article = "3", for = { at_least = "2/3", of = "votes cast" } }
double  = { article = "4", for = { more_than = "50%", of = "votes represented" }, against = { at_most = "1/2", of = "members" } }
veto    = { article = "5", for = { at_least = "90%", of = "votes cast" }, against = { at_most = 0 } }
unseen  = { article = "6", for = { at_least = 1 }, unknown = { for = "cut off" } }
nations = { article = "7", for = { at_least = "1/2", of = "countries" } }
[quorum]
third   = { article = "1", represented = { at_least = "1/3", of = "members" } }
present = { article = "2", present = { at_least = 3 }, represented = { at_least = "1/2", of = "votes entitled" } }
unseen  = { article = "3", unknown = "cut off" }
lands   = { article = "4", represented = { at_least = "1/2", of = "countries" } }
""")


def votes(for_=0, against=0, abstain=0, **more):
    return Tally(for_=for_, against=against, abstain=abstain, **more)


@pytest.mark.parametrize(
    ("name", "tally", "holds"),
    [
        ("half", votes(2, 1), True),
        ("half", votes(1, 1), False),
        ("half", votes(0, 0, 5), False),
        ("half", votes(), False),
        ("half", votes(1, 0, 99), True),
        ("counted", votes(1, 0, 1), False),
        ("counted", votes(2, 0, 1), True),
        ("thirds", votes(2, 1), True),
        ("thirds", votes(66, 34), False),
        ("thirds", votes(0, 0, 3), False),
        ("double", votes(6, 4, votes_represented=10, members=10, more=(("members against", 5),)), True),
        ("double", votes(6, 4, votes_represented=12, members=10, more=(("members against", 4),)), False),
        ("double", votes(60, 6, votes_represented=66, members=10, more=(("members against", 6),)), False),
        ("veto", votes(9, 0), True),
        ("veto", votes(99, 1), False),
        ("unseen", votes(9, 0), None),
        ("nations", votes(3, 0, countries=6, more=(("countries for", 3),)), True),
        ("nations", votes(3, 0, countries=6, more=(("countries for", 2),)), False),
        ("half", votes(10**40 + 1, 10**40), True),
    ],
)
def test_a_majority_is_reached_if_every_test_holds(name, tally, holds):
    assert BOOK.majority[name].judge(tally).holds is holds


@pytest.mark.parametrize(
    ("name", "tally", "holds"),
    [
        ("third", Tally(members=9, members_represented=3), True),
        ("third", Tally(members=10, members_represented=3), False),
        ("third", Tally(), False),
        ("present", Tally(members_present=3, members_represented=3, votes_entitled=6, votes_represented=3), True),
        ("present", Tally(members_present=3, members_represented=3, votes_entitled=6), False),
        ("unseen", Tally(members=9, members_represented=9), None),
        ("lands", Tally(countries=4, countries_represented=2), True),
    ],
)
def test_a_quorum_is_reached_if_enough_take_part(name, tally, holds):
    assert BOOK.quorum[name].judge(tally).holds is holds


def test_a_majority_says_what_was_needed():
    judged = BOOK.majority["thirds"].judge(votes(2, 2))
    assert (judged.code, judged.values["needed"], judged.values["base"]) == ("majority.missed", 3, 4)


def test_tallies_that_look_alike_to_a_majority_are_judged_alike():
    one, other = votes(3, 1, 5, members=4), votes(3, 1, 9, members=7)
    assert BOOK.majority["half"].sees(one) == BOOK.majority["half"].sees(other)
    assert BOOK.majority["counted"].sees(one) != BOOK.majority["counted"].sees(other)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[majority.a]\nfor = { at_least = 1 }\n", ("majority.a", "needs_article")),
        ('[majority.a]\narticle = "1"\n', ("majority.a", "missing_key")),
        ('[majority.a]\narticle = "1"\nfor = { at_least = 1 }\ntie = "dice"\n', ("majority.a.tie", "wrong_value")),
        ('[quorum.a]\narticle = "1"\n', ("quorum.a", "test_without_bound")),
        ('[quorum.a]\narticle = "1"\nrepresented = { at_least = "1/2" }\n', ("quorum.a.represented", "share_of_what")),
    ],
)
def test_a_faulty_majority_or_quorum_is_a_fault(text, fault):
    assert faults(text) == [fault]
