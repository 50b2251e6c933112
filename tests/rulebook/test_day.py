from datetime import UTC, date, datetime

import pytest
from pydantic_core import PydanticCustomError

from accede.rulebook.day import ANCHORS, Sentence, later, read, read_day_of_year
from accede.rulebook.verdict import Due, Named


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
        (
            "3 months before calendar_year.end",
            {"calendar_year": date(2026, 3, 1), "today": date(2027, 3, 1)},
            None,
            date(2026, 9, 30),
        ),
        ("1 month after calendar_year", {"today": date(2027, 3, 1)}, None, date(2027, 4, 1)),
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


JUNE = date(2027, 6, 12)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (" 2 weeks before assembly ", Sentence("2 weeks before assembly", "assembly", -2, "week")),
        ("1 day clear after decision", Sentence("1 day clear after decision", "decision", 1, "day", True)),
        ("2 to 6 months after entry", Sentence("2 to 6 months after entry", "entry", 6, "month", earliest=2)),
        ("3 to 3 years before entry", Sentence("3 to 3 years before entry", "entry", -3, "year", earliest=3)),
        ("each 30 June", Sentence("each 30 June", "today", yearly=(6, 30))),
        ("each 1 May before x", Sentence("each 1 May before x", "x", yearly=(5, 1), side=-1)),
        ("each 1 May after x", Sentence("each 1 May after x", "x", yearly=(5, 1), side=1)),
        ("end of term.end", Sentence("end of term.end", "term.end")),
        ("at held", Sentence("at held", "held")),
        (JUNE, Sentence("2027-06-12", "", fixed=JUNE)),
        (datetime(2027, 6, 12, 9, tzinfo=UTC), Sentence("2027-06-12 09:00:00+00:00", "", fixed=JUNE)),
    ],
)
def test_a_sentence_is_read_into_its_parts(text, sentence):
    assert read(text) == sentence


@pytest.mark.parametrize("text", ["each 31 June", "6 to 2 weeks after assembly"])
def test_the_fault_of_a_sentence_says_what_was_given(text):
    with pytest.raises(PydanticCustomError) as caught:
        read(f" {text} ")
    assert caught.value.context == {"code": "not_a_date_sentence", "given": text}


@pytest.mark.parametrize("text", ["at x!y", "2 weeks before x!y", "each 1 May after x!y"])
def test_the_fault_of_an_anchor_says_what_there_is(text):
    with pytest.raises(PydanticCustomError) as caught:
        read(text)
    context = dict(caught.value.context)
    assert context.pop("known").split(", ") == sorted(ANCHORS)
    assert context == {"code": "not_an_anchor", "given": text, "anchor": "x!y"}


def test_the_whole_answer_of_a_day():
    assert read("2 weeks clear before assembly").on({"assembly": datetime(2027, 6, 12, 9, tzinfo=UTC)}) == Due(
        on=date(2027, 5, 28),
        code="day.before.week",
        values={
            "anchor": "assembly",
            "anchor_day": JUNE,
            "count": 2,
            "unit": "week",
            "clear": True,
            "day": date(2027, 5, 28),
        },
    )


def test_the_whole_answer_of_a_day_that_is_not_known():
    due = read("8 days after decision").on({})
    assert due == Due(
        on=None, code="day.anchor_missing", missing=("decision",), values={"anchor": Named("fact", "decision")}
    )


def test_the_whole_answer_of_a_day_that_no_calendar_has():
    due = read("1 day before assembly").on({"assembly": date.min})
    assert due == Due(on=None, code="day.out_of_range", values={"anchor": "assembly", "anchor_day": date.min})


def test_the_whole_answer_of_a_plain_day():
    assert read(JUNE).on({}) == Due(on=JUNE, code="day.fixed", values={"day": JUNE})


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("end of decision", JUNE),
        ("at calendar_year", JUNE),
        ("end of calendar_year", date(2027, 12, 31)),
        ("1 month after calendar_year", date(2027, 7, 12)),
    ],
)
def test_only_a_year_has_an_end_of_its_own(text, day):
    anchors = {"decision": JUNE, "calendar_year": JUNE, "today": date(2030, 1, 1)}
    assert read(text).on(anchors, (6, 30)).on == day


@pytest.mark.parametrize(
    ("text", "anchors", "missing"),
    [
        ("1 month before financial_year.end", {}, "financial_year.end"),
        ("1 month before financial_year.end", {"today": JUNE}, "year_ends"),
        ("1 day after term.end", {"today": JUNE, "calendar_year": JUNE}, "term.end"),
        ("at financial_year", {"financial_year": JUNE}, "year_ends"),
    ],
)
def test_what_is_not_known_of_an_anchor_is_named(text, anchors, missing):
    assert read(text).on(anchors).missing == (missing,)


def test_the_end_of_the_year_of_an_instant_is_a_day():
    due = read("1 day before calendar_year.end").on({"today": datetime(2027, 6, 12, 9, tzinfo=UTC)})
    assert due.on == date(2027, 12, 30)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("10 minutes after x", 10),
        ("2 hours after x", 120),
        ("3 days before x", -4320),
        ("1 week after x", 10080),
        ("1 month after x", 43800),
        ("1 year before x", -525600),
        ("at x", 0),
    ],
)
def test_days_can_be_put_in_order_before_they_are_known(text, minutes):
    assert read(text).about == minutes


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("2 weeks before decision", ("decision",)),
        ("each 30 June after decision", ("decision",)),
        ("each 30 June before decision", ("decision",)),
        ("each 30 June", ()),
        (JUNE, ()),
        ("end of financial_year", ("financial_year.end",)),
        ("end of calendar_year", ("calendar_year.end",)),
        ("1 month after financial_year", ("financial_year",)),
    ],
)
def test_a_sentence_asks_for_the_day_that_it_is_counted_from(text, facts):
    assert read(text).asks() == facts


@pytest.mark.parametrize(
    ("text", "day"), [("31 December", (12, 31)), (" 1 May ", (5, 1)), ("29 February", (2, 29)), ((6, 30), (6, 30))]
)
def test_a_day_without_a_year_is_read(text, day):
    assert read_day_of_year(text) == day


@pytest.mark.parametrize(
    "text", ["30 February", "0 May", "31", "31 Dezember", "x May", "-1 May", "²  May", "1 2 May", 5]
)
def test_what_is_no_day_without_a_year_is_a_fault(text):
    with pytest.raises(PydanticCustomError) as caught:
        read_day_of_year(text)
    assert caught.value.context == {
        "code": "wrong_value",
        "given": str(text),
        "expected": 'a day without a year, such as "31 December"',
    }
