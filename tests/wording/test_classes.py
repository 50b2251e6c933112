"""Numbers stand in a few classes whose bounds are round."""

import pytest

from accede.wording.classes import classes


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([], []),
        ([1, 1], [(1, 1)]),
        ([1, 2, 2], [(1, 1), (2, 2)]),
        ([3, 4], [(2, 4)]),
        ([1, 12], [(1, 1), (2, 4), (5, 9), (10, 12)]),
        ([0, 1], [(0, 0), (1, 1)]),
        ([6, 1145], [(5, 19), (20, 99), (100, 999), (1000, 1145)]),
        ([250, 900], [(200, 499), (500, 900)]),
    ],
)
def test_numbers_stand_in_at_most_four_classes_with_round_bounds(numbers, expected):
    assert [(one[0], one[-1]) for one in classes(numbers)] == expected


def test_each_number_stands_in_one_class():
    numbers = [1, 3, 7, 40, 77, 1200]
    assert [sum(number in one for one in classes(numbers)) for number in numbers] == [1] * 6
