"""Numbers stay whole as long as they come out even, and exact where they do not."""

from fractions import Fraction

import pytest

from accede.rulebook.facts import ratio
from accede.rulebook.worked import Worked, added, highest, lowest, portion, rounded


@pytest.mark.parametrize(("over", "under", "expected"), [(6, 3, 2), (7, 3, Fraction(7, 3)), (0, 5, 0)])
def test_one_whole_number_by_another_is_exact(over, under, expected):
    assert ratio(over, under) == expected


def test_what_comes_out_even_is_a_whole_number():
    assert type(ratio(6, 3)) is int


def test_a_share_of_a_fraction_may_be_whole():
    assert portion(Fraction(3, 2), Fraction(2, 3)) == 1


def test_a_share_of_a_whole_number_may_be_a_fraction():
    assert portion(5, Fraction(27, 10000)) == Fraction(27, 2000)


def between(low, high, *missing):
    return Worked(low, high, missing=missing)


SMALL, LARGE = between(1, 5, "size"), between(3, 9, "age", "size")


def test_bounds_add_up_to_bounds():
    assert added([SMALL, LARGE, Worked.just(2)]) == between(6, 16, "size", "age")


def test_what_is_added_to_something_without_a_bound_has_none():
    assert added([SMALL, Worked.anything("age")]) == between(1, None, "size", "age")


def test_numbers_that_are_known_add_up_to_one_that_is_known():
    assert added([Worked.just(1), Worked.just(Fraction(1, 2))]) == Worked.just(Fraction(3, 2))


def test_the_higher_of_two_numbers_lies_between_the_higher_of_their_bounds():
    assert highest(SMALL, LARGE) == between(3, 9, "size", "age")


def test_the_lower_of_two_numbers_lies_between_the_lower_of_their_bounds():
    assert lowest(SMALL, LARGE) == between(1, 5, "size", "age")


@pytest.mark.parametrize("of", [highest, lowest])
def test_of_two_numbers_that_are_known_one_is_taken(of):
    three, four = Worked.just(3), Worked.just(4)
    assert of(three, four) == of(four, three) == (four if of is highest else three)


def test_what_has_no_upper_bound_bounds_nothing_from_above():
    some, any_ = between(1, 5), Worked.anything("age")
    assert [highest(some, any_), highest(any_, some)] == [between(1, None, "age")] * 2
    assert [lowest(some, any_), lowest(any_, some)] == [between(0, 5, "age")] * 2
    assert lowest(any_, any_) == any_


def test_bounds_that_meet_leave_a_number_that_is_known():
    assert highest(between(1, 5, "age"), Worked.just(5)) == Worked.just(5)
    assert lowest(between(5, 9, "age"), Worked.just(5)) == Worked.just(5)


def test_one_of_several_numbers_lies_between_the_lowest_and_the_highest():
    assert Worked.either([LARGE, SMALL, Worked.just(2)], ("odd", "age")) == between(1, 9, "age", "size", "odd")


def test_one_of_several_numbers_has_no_upper_bound_if_one_of_them_has_none():
    assert Worked.either([Worked.just(3), Worked.anything("age")], ()) == between(0, None, "age")


def test_one_number_alone_is_that_number():
    assert Worked.either([SMALL], ("odd",)) is SMALL


def test_several_numbers_that_are_alike_are_one():
    assert Worked.either([Worked.just(3), Worked(Fraction(3), Fraction(3), missing=("age",))], ("odd",)) == Worked.just(
        3
    )


@pytest.mark.parametrize(
    ("ways", "low", "high"),
    [([between(1, 5), between(1, 6)], 1, 6), ([between(1, 5), between(0, 5)], 0, 5)],
)
def test_numbers_of_which_one_bound_is_alike_are_not_alike(ways, low, high):
    assert Worked.either(ways, ()) == between(low, high)


def test_names_that_are_not_alike_are_no_name():
    assert Worked.either([Worked(name="small"), Worked(name="large")], ("age",)) == Worked.anything("age")


def test_a_change_applies_to_both_bounds():
    found = [one.mapped(lambda value: value * 2) for one in (SMALL, Worked.anything("age"), Worked.just(3))]
    assert found == [between(2, 10, "size"), Worked.anything("age"), Worked.just(6)]


def test_bounds_that_a_change_brings_together_are_a_number_that_is_known():
    assert SMALL.mapped(lambda value: min(value, 1)) == Worked.just(1)


def test_a_name_is_left_as_it_is():
    named = Worked(name="small")
    assert named.mapped(abs) is named


@pytest.mark.parametrize(
    ("worked", "is_known", "value"),
    [
        (Worked.just(3), True, 3),
        (Worked(3, Fraction(3)), True, 3),
        (between(3, 4), False, None),
        (Worked.anything(), False, None),
        (Worked(name="small"), False, None),
    ],
)
def test_a_number_is_known_if_its_bounds_are_one(worked, is_known, value):
    assert (worked.is_known, worked.value) == (is_known, value)


@pytest.mark.parametrize(
    ("value", "how", "result"),
    [
        (Fraction(10049, 10000), "cent", Fraction(1)),
        (Fraction(10050, 10000), "cent", Fraction(101, 100)),
        (Fraction(7, 2), "unit", 4),
        (Fraction(17, 5), "unit", 3),
        (Fraction(17, 5), "up", 4),
        (Fraction(17, 5), "down", 3),
        (Fraction(17, 5), None, Fraction(17, 5)),
        (7, "cent", 7),
    ],
)
def test_a_number_is_rounded_as_the_article_says(value, how, result):
    assert rounded(value, how) == result
