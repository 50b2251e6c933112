"""Whoever has not paid is reminded in the steps that the rule of its fee names."""

from datetime import date

import pytest
from rulebook.sample import faults, law

from accede.rulebook.reminder import reminders, reminders_due
from accede.wording.explain import explained

RULES = """
[category]
full = { article = "1", rights = ["vote"] }
[body]
treasurer = { article = "2" }
[fee.annual]
article = "2"
for = "full"
fixed = 10
reminders = ["at_stake", "soon", "late"]
[fact]
small = { kind = "yes" }
[deadline]
late = { article = "3", by = "treasurer", when = "15 days after due", except = [{ if = { small = true }, when = "30 days after due" }] }
at_stake = { article = "4", label = "Warning", by = "treasurer", when = "3 weeks before assembly" }
"""
SOON = 'soon = { article = "2", by = "treasurer", label = "First letter", when = "1 week before due" }\n'
BOOK = law(RULES + SOON)
DAYS = {"invoice": date(2027, 3, 1), "due": date(2027, 3, 31)}
MEETING = DAYS | {"assembly": date(2027, 5, 5)}


def steps(days=MEETING, facts=None):
    return reminders(BOOK, BOOK.fee["annual"], days, {"small": False} if facts is None else facts)


def due(on, sent=(), days=MEETING):
    return [one.name for one in reminders_due(steps(days), days, sent, on)]


def test_each_step_has_its_day_its_article_and_its_turn():
    assert [(one.name, one.day, one.due.article, one.warns) for one in steps()] == [
        ("soon", date(2027, 3, 24), ("2",), False),
        ("at_stake", date(2027, 4, 14), ("4",), True),
        ("late", date(2027, 4, 15), ("3",), False),
    ]


def test_without_an_assembly_nobody_is_warned_of_one():
    assert [one.name for one in steps(DAYS)] == ["soon", "late"]


def test_an_exception_of_the_notice_counts_and_where_it_is_not_known_there_is_no_day():
    assert steps(DAYS, {"small": True})[-1].day == date(2027, 4, 30)
    assert [one.name for one in steps(DAYS, {})] == ["soon"]


@pytest.mark.parametrize(
    ("on", "sent", "found"),
    [
        (date(2027, 3, 23), (), []),
        (date(2027, 3, 24), (), ["soon"]),
        (date(2027, 3, 24), ("soon",), []),
        (date(2027, 3, 31), (), ["soon"]),
        (date(2027, 4, 1), (), []),
        (date(2027, 4, 14), (), ["at_stake"]),
        (date(2027, 4, 15), (), ["late", "at_stake"]),
        (date(2027, 4, 15), ("at_stake",), ["late"]),
        (date(2027, 5, 5), ("late",), ["at_stake"]),
        (date(2027, 5, 6), ("late",), []),
    ],
)
def test_a_step_is_due_once_from_its_day_until_it_is_overtaken(on, sent, found):
    assert due(on, sent) == found


def test_what_would_have_been_due_before_the_invoice_is_none():
    days = DAYS | {"invoice": date(2027, 3, 24)}
    assert due(date(2027, 3, 25), days=days) == []


@pytest.mark.parametrize(
    ("soon", "fault"),
    [
        ("", ("fee.annual.reminders", "no_such_rule")),
        (SOON.replace("before due", "before entry"), ("fee.annual.reminders.soon", "not_of_an_invoice")),
        (SOON.replace("before due", "after assembly"), ("fee.annual.reminders.soon", "after_its_anchor")),
    ],
)
def test_a_reminder_that_no_invoice_could_date_is_a_fault(soon, fault):
    assert faults(RULES + soon) == [fault]


def test_the_rule_of_the_fee_says_which_letters_follow():
    [chapter] = [one for one in explained(BOOK, "en") if one.article == "2"]
    assert "Whoever has not paid is written to: Warning; First letter; late." in [one.text for one in chapter.rules]
