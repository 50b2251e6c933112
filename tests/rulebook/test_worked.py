"""Numbers stay whole as long as they come out even, and exact where they do not."""

from fractions import Fraction

import pytest

from accede.rulebook.facts import ratio
from accede.rulebook.worked import portion


@pytest.mark.parametrize(("over", "under", "expected"), [(6, 3, 2), (7, 3, Fraction(7, 3)), (0, 5, 0)])
def test_one_whole_number_by_another_is_exact(over, under, expected):
    assert ratio(over, under) == expected


def test_what_comes_out_even_is_a_whole_number():
    assert type(ratio(6, 3)) is int


def test_a_share_of_a_fraction_may_be_whole():
    assert portion(Fraction(3, 2), Fraction(2, 3)) == 1


def test_a_share_of_a_whole_number_may_be_a_fraction():
    assert portion(5, Fraction(27, 10000)) == Fraction(27, 2000)
