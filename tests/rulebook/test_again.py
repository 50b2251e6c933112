"""A second call, where the first had no quorum: between which days, and where there is none."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebook.sample import network, rulebook

from accede.rulebook.again import called_again

HELD = date(2027, 6, 12)
HCCE = called_again(rulebook("hcce"), "dissolution", HELD)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2027, 6, 25), "again.early"),
        (date(2027, 6, 26), "again.fits"),
        (date(2027, 7, 24), "again.fits"),
        (date(2027, 7, 25), "again.late"),
    ],
)
def test_two_to_six_weeks_after_the_first_meeting_takes_in_both_ends(day, code):
    answer = HCCE.fits(day)
    assert (answer.code, answer.article) == (code, ("amendments",))


@given(days=st.integers(-5, 30))
def test_without_a_first_day_it_is_called_again_from_the_day_after(days):
    again = called_again(rulebook("vss"), "ordinary", HELD)
    assert again.fits(HELD + timedelta(days=days)).holds is (1 <= days <= 21)


def test_statutes_that_know_no_second_call_have_none():
    assert called_again(network(), "admission", HELD) is None
    assert called_again(rulebook("hcce"), "statutes", HELD) is None
    assert called_again(rulebook("hcce"), "dissolution", HELD, call=2) is None
