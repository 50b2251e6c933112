from datetime import UTC, date, datetime

import pytest
from pydantic_core import PydanticCustomError

from accede.rulebook.day import later, read


def on(text, **anchors):
    return read(text).on({name.replace("__", "."): day for name, day in anchors.items()}).on


@pytest.mark.parametrize(
    ("text", "anchor", "day"),
    [
        ("1 month before assembly", date(2027, 6, 12), date(2027, 5, 12)),
        ("1 month before assembly", date(2027, 3, 31), date(2027, 2, 28)),
        ("1 month before assembly", date(2028, 3, 31), date(2028, 2, 29)),
        ("1 month before assembly", date(2027, 1, 15), date(2026, 12, 15)),
        ("1 month after assembly", date(2027, 1, 31), date(2027, 2, 28)),
        ("13 months after assembly", date(2027, 1, 31), date(2028, 2, 29)),
        ("1 year after assembly", date(2028, 2, 29), date(2029, 2, 28)),
        ("4 years before assembly", date(2028, 2, 29), date(2024, 2, 29)),
        ("2 weeks before assembly", date(2027, 6, 12), date(2027, 5, 29)),
        ("8 days after assembly", date(2027, 6, 12), date(2027, 6, 20)),
        ("1 day before assembly", date(2027, 3, 1), date(2027, 2, 28)),
        ("0 days before assembly", date(2027, 3, 1), date(2027, 3, 1)),
        ("at assembly", date(2027, 3, 1), date(2027, 3, 1)),
    ],
)
def test_a_sentence_names_a_day(text, anchor, day):
    assert on(text, assembly=anchor) == day


def test_clear_leaves_the_other_end_out_too():
    day = date(2027, 6, 20)
    assert on("15 days clear before assembly", assembly=day) == date(2027, 6, 4)
    assert on("15 days clear after assembly", assembly=day) == date(2027, 7, 6)
    assert on("1 month clear before assembly", assembly=day) == date(2027, 5, 19)


def test_of_a_window_the_far_end_is_named_and_the_near_one_kept():
    sentence = read("2 to 6 weeks after first_meeting")
    assert (sentence.earliest, sentence.on({"first_meeting": date(2027, 1, 1)}).on) == (2, date(2027, 2, 12))


def test_hours_and_minutes_give_an_instant():
    assert on("48 hours before assembly", assembly=date(2027, 6, 12)) == datetime(2027, 6, 10)  # noqa: DTZ001
    opening = datetime(2027, 6, 12, 9, tzinfo=UTC)
    assert on("90 minutes before assembly", assembly=opening) == datetime(2027, 6, 12, 7, 30, tzinfo=UTC)


def test_days_before_an_instant_are_days_before_its_day():
    assert on("1 day before assembly", assembly=datetime(2027, 6, 12, 9, tzinfo=UTC)) == date(2027, 6, 11)


def test_the_end_of_a_calendar_year_is_its_last_day():
    assert on("end of calendar_year", calendar_year=date(2027, 6, 12)) == date(2027, 12, 31)


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("each 30 June", date(2027, 6, 30), date(2027, 6, 30)),
        ("each 30 June", date(2027, 7, 1), date(2028, 6, 30)),
        ("each 29 February", date(2027, 1, 1), date(2027, 2, 28)),
        ("each 29 February", date(2028, 1, 1), date(2028, 2, 29)),
    ],
)
def test_a_yearly_day_is_the_next_one(text, today, day):
    assert on(text, today=today) == day


def test_an_anchor_that_is_not_known_is_named():
    due = read("8 days after decision").on({"assembly": date(2027, 6, 12)})
    assert (due.on, due.code, due.missing) == (None, "day.anchor_missing", ("decision",))


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("1 day before assembly", date.min),
        ("1 day after assembly", date.max),
        ("1 month before assembly", date.min),
        ("1 month after assembly", date.max),
        ("99999 years after assembly", date(2027, 6, 12)),
        ("999999999999999999999999 days before assembly", date(2027, 6, 12)),
        ("999999999999999999999999 weeks before assembly", date(2027, 6, 12)),
        ("999999999999999999999999 months before assembly", date(2027, 6, 12)),
        ("999999999999999999999999 hours after assembly", date(2027, 6, 12)),
        ("1 day clear after assembly", date(9999, 12, 30)),
        ("each 1 January", date.max),
    ],
)
def test_a_day_that_no_calendar_has_is_not_said(text, anchor):
    due = read(text).on({"assembly": anchor, "today": anchor})
    assert (due.on, due.code) == (None, "day.out_of_range")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("8 days after x", "day.after.day"),
        ("1 week before x", "day.before.week"),
        ("at x", "day.at"),
        ("each 1 May", "day.each"),
    ],
)
def test_a_sentence_has_the_code_under_which_it_is_worded(text, code):
    assert read(text).on({"x": date(2027, 1, 1), "today": date(2027, 1, 1)}).code == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "two weeks before assembly",
        "2 fortnights before assembly",
        "-2 weeks before assembly",
        "2.5 weeks before assembly",
        "2 weeks assembly",
        "2 weeks before",
        "2 weeks until assembly",
        "6 to 2 weeks after assembly",
        "each 31 June",
        "each 0 June",
        "each 30 Juni",
        "each 30",
        "end of",
        "2 weeks before the assembly",
        20270612,
        None,
    ],
)
def test_what_is_no_date_sentence_is_a_fault(text):
    with pytest.raises(PydanticCustomError) as caught:
        read(text)
    assert caught.value.context["code"] == "not_a_date_sentence"


@pytest.mark.parametrize("text", ["2 weeks before x!y", "at 3rd", "end of term.start"])
def test_what_cannot_be_counted_from_is_a_fault(text):
    with pytest.raises(PydanticCustomError) as caught:
        read(text)
    assert caught.value.context["code"] == "not_an_anchor"


def test_a_sentence_that_is_read_is_left_as_it_is():
    sentence = read("at assembly")
    assert read(sentence) is sentence


def test_days_later_end_with_the_calendar():
    assert (later(date(2027, 6, 12), 7), later(date.max, 7)) == (date(2027, 6, 19), date.max)


@pytest.mark.parametrize(
    ("text", "anchors", "ends", "day"),
    [
        ("end of financial_year", {"financial_year": date(2027, 3, 1)}, (6, 30), date(2027, 6, 30)),
        ("end of financial_year", {"financial_year": date(2027, 7, 1)}, (6, 30), date(2028, 6, 30)),
        ("end of financial_year", {"today": date(2027, 6, 30)}, (6, 30), date(2027, 6, 30)),
        ("end of financial_year", {"financial_year.end": date(2027, 9, 30)}, None, date(2027, 9, 30)),
        ("end of financial_year", {"today": date(2027, 3, 1)}, (2, 29), date(2028, 2, 29)),
        ("end of calendar_year", {"today": date(2027, 3, 1)}, (6, 30), date(2027, 12, 31)),
        ("3 months before financial_year.end", {"today": date(2027, 3, 1)}, (6, 30), date(2027, 3, 30)),
        ("3 months before calendar_year.end", {"today": date(2027, 3, 1)}, None, date(2027, 9, 30)),
        ("1 month after financial_year", {"financial_year": date(2027, 1, 31)}, None, date(2027, 2, 28)),
    ],
)
def test_a_year_ends_when_the_association_says(text, anchors, ends, day):
    assert read(text).on(anchors, ends).on == day


@pytest.mark.parametrize(
    ("anchors", "ends", "missing"),
    [
        ({"today": date(2027, 3, 1)}, None, "year_ends"),
        ({"financial_year": date(2027, 3, 1)}, None, "year_ends"),
        ({}, (6, 30), "financial_year"),
    ],
)
def test_the_end_of_a_year_that_is_not_known_is_not_guessed(anchors, ends, missing):
    due = read("end of financial_year").on(anchors, ends)
    assert (due.on, due.missing) == (None, (missing,))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("each 30 June after decision", date(2027, 6, 30)),
        ("each 12 June after decision", date(2028, 6, 12)),
        ("each 12 June before decision", date(2026, 6, 12)),
        ("each 11 June before decision", date(2027, 6, 11)),
        ("each 29 February before decision", date(2027, 2, 28)),
    ],
)
def test_a_yearly_day_may_be_the_next_or_the_last_of_something(text, day):
    assert read(text).on({"decision": date(2027, 6, 12)}).on == day


def test_a_plain_day_is_that_day():
    due = read(date(2027, 5, 1)).on({})
    assert (due.on, due.code) == (date(2027, 5, 1), "day.fixed")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2 to 6 weeks after x", date(2027, 6, 15), date(2027, 7, 13)),
        ("2 to 6 weeks before x", date(2027, 4, 20), date(2027, 5, 18)),
        ("6 weeks after x", date(2027, 7, 13), date(2027, 7, 13)),
    ],
)
def test_a_window_opens_and_closes(text, first, last):
    assert tuple(one.on for one in read(text).window({"x": date(2027, 6, 1)})) == (first, last)


@pytest.mark.parametrize(
    ("text", "recurs"),
    [
        ("end of financial_year", True),
        ("each 30 June", True),
        ("1 month before calendar_year.end", True),
        ("each 30 June after decision", False),
        ("at decision", False),
        (date(2027, 5, 1), False),
    ],
)
def test_some_days_come_round_each_year(text, recurs):
    assert read(text).recurs is recurs
