"""What a tally keeps, and what it can be asked for by name."""

import pytest

from accede.rulebook.tally import Tally, Voter

COUNTED = Tally(
    for_=3,
    against=2,
    abstain=1,
    blank=5,
    invalid=4,
    votes_entitled=20,
    members=9,
    countries=4,
    countries_represented=2,
    more=(
        ("?people against", 1),
        ("?people cast", 0),
        ("members against", 6),
        ("members for", 7),
        ("members in region=N", 3),
        ("members in region=S", 6),
        ("members at opening in region=S", 4),
        ("members represented in land=N", 1),
        ("members represented in region=E", 0),
        ("members represented in region=N", 2),
        ("members represented in region=S", 1),
        ("people for", 30),
        ("votes for in category=full", 2),
    ),
)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("votes for", 3),
        ("votes against", 2),
        ("votes blank", 5),
        ("votes entitled", 20),
        ("members", 9),
        ("countries represented", 2),
        ("members for", 7),
        ("votes for in category=full", 2),
        ("votes for in category=guest", None),
        ("people for", 30),
        ("people against", None),  # of one member it is not known
        ("people", None),
        ("region represented", 2),
        ("region", 2),
        ("region at opening", 1),
        ("land represented", 1),
        ("land", None),
    ],
)
def test_a_count_is_asked_for_by_its_name(name, number):
    assert COUNTED.number(name) == number


def test_groups_are_not_counted_as_long_as_somebodys_is_not_known():
    unsure = Tally(more=(("?members in region=N", 1), ("members in region=N", 0), ("members in region=S", 1)))
    assert unsure.number("region") is None


def test_a_group_of_which_all_is_known_counts():
    sure = Tally(more=(("?members in region=N", 0), ("members in region=N", 1), ("members in region=S", 1)))
    assert sure.number("region") == 2


@pytest.mark.parametrize(
    ("unit", "side", "scope", "counting", "number"),
    [
        ("votes", "for", "", (), 3),
        ("members", "", "", (), 9),
        ("votes", "for", " in category=full", (), 2),
        ("votes", "cast", "", (), 5),
        ("votes", "cast", "", ("abstain", "blank"), 11),
        ("votes", "cast", "", ("invalid",), 9),
        ("members", "cast", "", (), 13),
        ("people", "cast", "", (), None),
        ("votes", "cast", " in category=full", (), None),  # nobody counted those against
    ],
)
def test_a_side_is_asked_for_with_what_counts_as_cast(unit, side, scope, counting, number):
    assert COUNTED.side(unit, side, scope, counting) == number


def test_tallies_are_added_with_all_that_they_keep():
    one = Tally(for_=1, members=2, countries=1, more=(("a", 1), ("c", 5)))
    other = Tally(for_=2, invalid=1, countries=1, more=(("b", 3), ("c", 2)))
    assert one + other == Tally(for_=3, invalid=1, members=2, countries=2, more=(("a", 1), ("b", 3), ("c", 7)))


@pytest.mark.parametrize(("one", "other"), [((("a", 1),), ()), ((), (("a", 1),))])
def test_what_only_one_tally_keeps_is_kept(one, other):
    assert Tally(more=one) + Tally(more=other) == Tally(more=(("a", 1),))


def test_a_tally_tells_its_choices():
    assert COUNTED.choices() == {"for": 3, "against": 2, "abstain": 1, "blank": 5, "invalid": 4}


def test_a_tally_is_made_of_choices_and_bases():
    made = Tally.of({"for": 1, "against": 2, "blank": 3}, members=9, more=(("a", 1),))
    assert made == Tally(for_=1, against=2, blank=3, members=9, more=(("a", 1),))


def test_the_groups_of_a_fact_are_those_whose_members_are_counted():
    assert (COUNTED.groups("region"), COUNTED.groups("land")) == (("N", "S"), ())


def test_inside_a_fact_is_whatever_is_not_empty():
    assert COUNTED.inside("region") == {
        "members at opening in region=S",
        "members in region=N",
        "members in region=S",
        "members represented in region=N",
        "members represented in region=S",
    }


@pytest.mark.parametrize(("fact", "group"), [("country", "BE"), ("category", "full"), ("region", "N"), ("block", None)])
def test_a_member_belongs_to_its_country_its_category_and_its_groups(fact, group):
    assert Voter("a", "full", "BE", facts={"region": "N"}).belongs(fact) == group


@pytest.mark.parametrize("fact", ["country", "category"])
def test_of_a_member_whose_place_is_empty_it_is_not_known(fact):
    assert Voter("a", "", facts={"country": "BE", "category": "full"}).belongs(fact) is None
