"""A resignation is solved both ways: the last letter for a day, and the first day for a letter."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rulebook.sample import HEAD, faults, law

from accede.rulebook.filing import earliest, last_day, latest
from accede.rulebook.loading import load

DECEMBER, JUNE = (12, 31), (6, 30)


def leaving(lines):
    return law(f'[path.leaving]\narticle = "8"\ninto = "outside"\nopened_by = ["member"]\n{lines}\n').path["leaving"]


YEAR_END = leaving('filed = "18 months before effect"\neffect = "end of financial_year"')
THREE_MONTHS = leaving('filed = "3 months before effect"')


@pytest.mark.parametrize(
    ("letter", "year_ends", "effect"),
    [
        (date(2026, 6, 30), DECEMBER, date(2027, 12, 31)),
        (date(2026, 7, 1), DECEMBER, date(2028, 12, 31)),
        (date(2025, 7, 1), DECEMBER, date(2027, 12, 31)),
        (date(2025, 12, 30), JUNE, date(2027, 6, 30)),
        (date(2025, 12, 31), JUNE, date(2028, 6, 30)),
    ],
)
def test_a_letter_takes_effect_at_the_first_year_end_it_is_early_enough_for(letter, year_ends, effect):
    assert earliest(YEAR_END, letter, {}, year_ends).on == effect


@pytest.mark.parametrize(
    ("effect", "year_ends", "letter"),
    [(date(2027, 12, 31), DECEMBER, date(2026, 6, 30)), (date(2027, 6, 30), JUNE, date(2025, 12, 30))],
)
def test_the_last_letter_for_a_year_end_is_eighteen_months_before(effect, year_ends, letter):
    assert latest(YEAR_END, effect, year_ends).on == letter


def test_no_letter_is_for_a_day_inside_the_year():
    due = latest(YEAR_END, date(2027, 12, 30), DECEMBER)
    assert (due.on, due.code) == (None, "filing.not_such_a_day")


def test_where_the_end_of_the_year_is_not_known_that_is_named():
    due = earliest(YEAR_END, date(2026, 6, 30), {})
    assert (due.on, due.missing) == (None, ("year_ends",))
    assert latest(YEAR_END, date(2027, 12, 31)).missing == ("year_ends",)


def test_the_year_end_stands_in_the_head_of_the_rulebook():
    book = load(HEAD.encode() + b'year_ends = "30 June"\n')
    assert (book.rulebook.year_ends, law("").rulebook.year_ends) == ((6, 30), None)


@pytest.mark.parametrize("text", ["30", "31 June", "June 30", "soon"])
def test_a_year_ends_on_a_day_that_there_is(text):
    assert faults(f'year_ends = "{text}"\n') == [("rulebook.year_ends", "wrong_value")]


@pytest.mark.parametrize(
    ("letter", "effect"),
    [
        (date(2027, 1, 15), date(2027, 4, 15)),
        # Three months before 30 April is 30 January, a day before the letter; before 1 May it is 1 February.
        (date(2027, 1, 31), date(2027, 5, 1)),
        (date(2027, 11, 30), date(2028, 3, 1)),
    ],
)
def test_where_the_day_is_free_it_is_as_long_after_the_letter(letter, effect):
    assert earliest(THREE_MONTHS, letter, {}).on == effect


def test_with_neither_notice_nor_day_it_takes_effect_at_once():
    letter = date(2027, 1, 15)
    assert earliest(leaving(""), letter, {}).on == letter


def test_an_effect_that_follows_from_a_decision_is_counted_from_it():
    path = leaving('effect = "3 months after decision"')
    assert earliest(path, date(2027, 1, 1), {"decision": date(2027, 6, 12)}).on == date(2027, 9, 12)
    assert earliest(path, date(2027, 1, 1), {}).missing == ("decision",)


def test_a_letter_too_late_for_the_one_day_there_is_has_no_effect():
    path = leaving('filed = "1 month before effect"\neffect = "at assembly"')
    assembly = {"assembly": date(2027, 6, 12)}
    assert earliest(path, date(2027, 5, 12), assembly).on == date(2027, 6, 12)
    assert earliest(path, date(2027, 5, 13), assembly).code == "filing.too_late"


def test_the_last_day_may_hang_on_a_meeting_instead():
    path = leaving('filed = "20 days before board"')
    assert last_day(path, {"board": date(2027, 3, 21)}).on == date(2027, 3, 1)
    assert last_day(path, {}).missing == ("board",)
    assert last_day(leaving(""), {}) is None


DAYS = st.dates(date(2000, 1, 1), date(2090, 1, 1))


@given(
    DAYS,
    st.integers(1, 40),
    st.sampled_from(["day", "week", "month", "year"]),
    st.sampled_from([DECEMBER, JUNE, (2, 29)]),
)
def test_both_ways_agree(letter, count, unit, year_ends):
    path = leaving(f'filed = "{count} {unit}s before effect"\neffect = "end of financial_year"')
    effect = earliest(path, letter, {}, year_ends).on
    assert latest(path, effect, year_ends).on >= letter
    # A year earlier would have been too late.
    assert (
        latest(path, _end_before(effect, year_ends), year_ends).on < letter or _end_before(effect, year_ends) < letter
    )


@given(DAYS, st.integers(1, 400), st.sampled_from(["day", "week", "month"]), st.sampled_from(["", " clear"]))
def test_a_free_day_is_the_first_that_is_late_enough(letter, count, unit, clear):
    assume(count < 40 or unit == "day")
    path = leaving(f'filed = "{count} {unit}s{clear} before effect"')
    effect = earliest(path, letter, {}).on
    assert latest(path, effect).on >= letter > latest(path, effect - timedelta(days=1)).on


@given(DAYS, st.integers(1, 500), st.sampled_from(["day", "week", "month", "year"]), st.sampled_from(["", " clear"]))
def test_a_deadline_counted_backwards_is_never_after_what_it_is_counted_from(day, count, unit, clear):
    due = last_day(leaving(f'filed = "{count} {unit}s{clear} before board"'), {"board": day})
    assert due.on is None or due.on < day


def _end_before(day, year_ends):
    month, number = year_ends
    return date(day.year - 1, month, min(number, monthrange(day.year - 1, month)[1]))
