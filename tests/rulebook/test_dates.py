from datetime import UTC, date, datetime

import pytest
from rulebook.sample import law, network

from accede.rulebook.dates import Dated, deadlines, duty, in_time, named, request_by
from accede.rulebook.verdict import Due, Mark, Named

JUNE = date(2027, 6, 12)


def dated(book, assembly):
    return {one.name: one.due.on for one in deadlines(book, assembly)}


def test_the_dates_of_an_assembly():
    assert dated(network(), JUNE) == {
        "convocation": date(2027, 5, 12),
        "vote_at_stake": date(2027, 5, 22),
        "admission.request": date(2027, 5, 29),
        "register": date(2027, 6, 20),
        "annual.due": date(2027, 7, 12),
    }


@pytest.mark.parametrize(
    ("assembly", "convocation", "last"),
    [
        (date(2027, 3, 31), date(2027, 2, 28), date(2027, 3, 17)),
        (date(2028, 3, 31), date(2028, 2, 29), date(2028, 3, 17)),
        (date(2028, 2, 29), date(2028, 1, 29), date(2028, 2, 15)),
        (date(2027, 1, 1), date(2026, 12, 1), date(2026, 12, 18)),
    ],
)
def test_dates_at_the_edges_of_months(assembly, convocation, last):
    found = dated(network(), assembly)
    assert (found["convocation"], found["admission.request"]) == (convocation, last)


def test_dates_stand_in_the_order_of_time():
    days = [one.due.on for one in deadlines(network(), JUNE)]
    assert days == sorted(days)


def test_dates_that_no_calendar_has_are_left_out():
    assert (list(dated(network(), date.min)), list(dated(network(), date.max))) == (
        ["register", "annual.due"],
        ["convocation", "vote_at_stake", "admission.request"],
    )


def test_days_and_instants_stand_together_in_order():
    lines = ["48 hours before assembly", "3 days before assembly", "1 day before assembly"]
    text = "".join(f'[deadline.d{n}]\narticle = "1"\nby = "member"\nwhen = "{line}"\n' for n, line in enumerate(lines))
    assert list(dated(law(text), JUNE)) == ["d1", "d0", "d2"]


def test_the_last_day_of_a_request_rests_on_its_article():
    due = request_by(network(), "admission", JUNE)
    assert (due.on, due.article) == (date(2027, 5, 29), ("7",))


def test_a_path_without_a_last_day_has_none():
    book = law(
        '[path.in]\narticle = "6"\ninto = "outside"\nsteps = [{ name = "a", by = "candidate", sends = "letter" }]\n'
    )
    assert request_by(book, "in", JUNE) is None


@pytest.mark.parametrize(
    ("sent", "holds"),
    [
        (date(2027, 5, 29), True),
        (date(2027, 5, 30), False),
        (datetime(2027, 5, 29, 23, 59, tzinfo=UTC), True),
        (datetime(2027, 5, 30, 0, 0, tzinfo=UTC), False),
    ],
)
def test_the_last_day_counts_to_its_end(sent, holds):
    assert in_time(request_by(network(), "admission", JUNE), sent) is holds


def test_an_instant_is_compared_with_an_instant():
    due = Due(on=datetime(2027, 6, 10, 9, tzinfo=UTC), code="day.before.hour")
    assert [in_time(due, datetime(2027, 6, 10, hour, tzinfo=UTC)) for hour in (9, 10)] == [True, False]


def test_what_has_no_last_day_is_never_late():
    assert in_time(Due(on=None, code="day.anchor_missing"), date.max) is True


def test_a_duty_is_dated_from_the_days_that_are_known():
    due = duty(network(), "register", decision=JUNE)
    assert (due.on, [mark.rule for mark in due.marks]) == (date(2027, 6, 20), ["deadline.register"])


def test_a_duty_whose_day_is_not_known_names_it():
    assert duty(network(), "register", assembly=JUNE).missing == ("decision",)


def test_who_a_rule_names_is_a_body_or_a_plain_word():
    assert (named(network(), "board"), named(network(), "candidate")) == (
        Named("body", "board"),
        Named("who", "candidate"),
    )


def test_a_day_that_is_a_fact_dates_a_duty():
    book = law("""
[body.council]
article = "1"
[deadline.review]
article = "1"
by = "council"
when = "5 years after last_review"
[fact]
last_review = { kind = "date" }
""")
    found = deadlines(book, date(2030, 6, 1), {"last_review": date(2026, 3, 1)})
    assert [(one.name, one.due.on) for one in found] == [("review", date(2031, 3, 1))]
    assert deadlines(book, date(2030, 6, 1)) == []


CALENDAR = law("""
[body.board]
article = "1"
[fact]
urgent = { kind = "yes" }
small = { kind = "yes" }
[deadline.notice]
article = "2"
label = "Convocation"
by = "board"
when = "1 month before assembly"
assumed = { when = "custom" }
except = [
  { if = { urgent = true }, when = "1 week before assembly", article = "3" },
  { if = { small = true } },
]
[path.in]
article = "4"
into = "outside"
assumed = "custom"
steps = [
  { name = "ask", label = "Request", by = "candidate", sends = "letter", when = "2 weeks before assembly" },
  { name = "pay", by = "candidate", sends = "money", when = "1 day after entry", article = "5" },
  { name = "wait", by = "board", sends = "answer" },
]
[fee.dues]
article = "6"
label = "Fee"
fixed = 1
due = "1 week after invoice"
assumed = { due = "custom" }
[fee.gift]
article = "7"
fixed = 1
""")
CUSTOM = {"": "custom"}


def counted(code, day, count, unit, anchor="assembly"):
    return {
        "code": code,
        "on": day,
        "values": {
            "anchor": anchor,
            "anchor_day": JUNE,
            "count": count,
            "unit": unit,
            "clear": False,
            "day": day,
        },
    }


CALLED = counted("day.before.month", date(2027, 5, 12), 1, "month")
HASTY = counted("day.before.week", date(2027, 6, 5), 1, "week")
CALM = {"urgent": False, "small": False}
NOTED = (Mark("assumed", "deadline.notice.when", CUSTOM),)


def test_the_whole_calendar_of_an_assembly():
    assert deadlines(CALENDAR, JUNE, CALM) == [
        Dated("notice", {"": "Convocation"}, "board", Due(article=("2",), marks=NOTED, **CALLED)),
        Dated(
            "in.ask",
            {"": "Request"},
            "candidate",
            Due(
                article=("4",),
                marks=(Mark("assumed", "path.in", CUSTOM),),
                **counted("day.before.week", date(2027, 5, 29), 2, "week"),
            ),
        ),
        Dated(
            "in.pay",
            {},
            "candidate",
            Due(
                article=("5",),
                marks=(Mark("assumed", "path.in", CUSTOM),),
                **counted("day.after.day", date(2027, 6, 13), 1, "day", "entry"),
            ),
        ),
        Dated(
            "dues.due",
            {"": "Fee"},
            "member",
            Due(
                article=("6",),
                marks=(Mark("assumed", "fee.dues.due", CUSTOM),),
                **counted("day.after.week", date(2027, 6, 19), 1, "week", "invoice"),
            ),
        ),
    ]


@pytest.mark.parametrize(
    ("facts", "notice"),
    [
        (CALM, date(2027, 5, 12)),
        ({"urgent": True, "small": False}, date(2027, 6, 5)),
        ({"urgent": False, "small": True}, None),
        ({}, date(2027, 5, 12)),
    ],
)
def test_a_calendar_follows_from_what_is_known(facts, notice):
    assert {one.name: one.due.on for one in deadlines(CALENDAR, JUNE, facts)}.get("notice") == notice


def test_the_whole_answer_of_a_duty():
    assert duty(CALENDAR, "notice", CALM, assembly=JUNE) == Due(article=("2",), marks=NOTED, **CALLED)


def test_the_whole_answer_of_a_duty_under_an_exception():
    assert duty(CALENDAR, "notice", {"urgent": True}, assembly=JUNE) == Due(article=("3",), marks=NOTED, **HASTY)


def test_the_whole_answer_of_a_duty_that_is_set_aside():
    due = duty(CALENDAR, "notice", {"urgent": False, "small": True}, assembly=JUNE)
    assert due == Due(on=None, code="day.set_aside", article=("2",))


def test_a_duty_whose_exception_is_not_known_has_no_day():
    due = duty(CALENDAR, "notice", {"urgent": False}, assembly=JUNE)
    assert (due.on, due.code, due.missing, due.article) == (None, "day.cannot_say", ("small",), ("2",))


def test_the_whole_answer_of_a_request():
    day = counted("day.before.week", date(2027, 5, 29), 2, "week")
    assert request_by(CALENDAR, "in", JUNE) == Due(article=("4",), **day)


@pytest.mark.parametrize("anchor", ["assembly", "decision", "entry", "effect", "invoice"])
def test_what_an_assembly_decides_is_decided_takes_effect_and_is_invoiced_on_its_day(anchor):
    book = law(f'[deadline.d]\narticle = "1"\nby = "member"\nwhen = "1 day after {anchor}"\n')
    assert dated(book, JUNE) == {"d": date(2027, 6, 13)}


def test_a_financial_year_ends_when_the_association_says():
    books = '[deadline.books]\narticle = "1"\nby = "member"\nwhen = "end of financial_year"\n'
    ends, open_, spring = law('year_ends = "30 June"\n' + books), law(books), {"financial_year": date(2027, 3, 1)}
    assert [one.due.on for one in deadlines(ends, JUNE, spring)] == [date(2027, 6, 30)]
    assert duty(ends, "books", **spring).on == date(2027, 6, 30)
    assert deadlines(open_, JUNE, spring) == []


@pytest.mark.parametrize(
    ("due", "on", "holds"),
    [
        (datetime(2027, 6, 10, 9, tzinfo=UTC), date(2027, 6, 10), True),
        (datetime(2027, 6, 10, 9, tzinfo=UTC), date(2027, 6, 11), False),
        (date(2027, 6, 10), datetime(2027, 6, 10, 23, tzinfo=UTC), True),
        (date(2027, 6, 10), datetime(2027, 6, 11, 0, tzinfo=UTC), False),
    ],
)
def test_a_day_and_an_instant_are_compared_as_days(due, on, holds):
    assert in_time(Due(on=due, code="day.at"), on) is holds


def test_a_deadline_that_is_set_aside_hides_none_that_follows():
    notice = '[deadline.notice]\narticle = "1"\nby = "member"\nwhen = "1 month before assembly"\n'
    spare = '[deadline.spare]\narticle = "2"\nby = "member"\nwhen = "1 week before assembly"\n'
    book = law(f'[fact]\nsmall = {{ kind = "yes" }}\n{notice}except = [{{ if = {{ small = true }} }}]\n{spare}')
    assert [(one.name, one.due.on) for one in deadlines(book, JUNE, {"small": True})] == [("spare", date(2027, 6, 5))]
