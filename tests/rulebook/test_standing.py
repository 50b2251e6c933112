"""Standings hold by themselves or because a path led into them, and end in time or by what cures them."""

from datetime import date

import pytest
from rulebook.sample import faults, law

from accede.rulebook.grant import Held

SINCE = date(2027, 3, 1)
BOOK = law("""
[category.full]
article = "1"
rights = ["attend", "vote"]
[standing.suspended]
article = "2"
loses = ["vote"]
at_most = "1 year"
except = [{ if = { matter = "own_suspension" }, loses = [] }]
[standing.absent]
article = "3"
if = { missed = { at_least = 3 } }
until = { attended = { at_least = 2 } }
loses = ["vote"]
[standing.expelled]
article = "4"
loses = ["attend"]
except = [{ granted_by = "assembly", reasons = true }]
[body.assembly]
article = "5"
[fact]
missed = {}
attended = {}
""")


def holds(standing, facts):
    return BOOK.standing[standing].applies(facts).holds


@pytest.mark.parametrize("held", [("expelled",), "expelled", (Held("expelled", SINCE),), ("suspended", "expelled")])
def test_a_path_leads_into_a_standing(held):
    assert holds("expelled", {"standing": held}) is True


def test_whom_no_path_has_led_there_is_not_in_it():
    assert holds("suspended", {"today": SINCE}) is False


@pytest.mark.parametrize(
    ("today", "lasts"), [(date(2027, 3, 1), True), (date(2028, 2, 29), True), (date(2028, 3, 1), False)]
)
def test_a_suspension_lasts_a_year_and_not_a_day_more(today, lasts):
    assert holds("suspended", {"standing": (Held("suspended", SINCE),), "today": today}) is lasts


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ({"standing": (Held("suspended", SINCE),)}, ("today",)),
        ({"standing": ("suspended",), "today": SINCE}, ("standing",)),
    ],
)
def test_without_both_days_nobody_can_say_whether_it_has_ended(facts, missing):
    answer = BOOK.standing["suspended"].applies(facts)
    assert (answer.holds, answer.missing) == (None, missing)


@pytest.mark.parametrize(
    ("facts", "lasts"),
    [
        ({"missed": 3, "attended": 1}, True),
        ({"missed": 3, "attended": 2}, False),
        ({"missed": 2}, False),
        ({"missed": 3}, None),
        ({"attended": 2}, False),
        ({"standing": "absent", "missed": 0, "attended": 0}, True),
        ({"standing": "absent", "attended": 2}, False),
        ({}, None),
    ],
)
def test_three_absences_suspend_the_vote_until_two_meetings_were_attended(facts, lasts):
    assert holds("absent", facts) is lasts


def test_the_day_on_which_a_standing_ends_follows_from_the_day_it_began():
    assert BOOK.standing["suspended"].ends(date(2028, 2, 29)) == date(2029, 2, 28)
    assert BOOK.standing["absent"].ends(SINCE) is None


@pytest.mark.parametrize(("matter", "whole"), [("own_suspension", True), ("accounts", False), (None, None)])
def test_on_its_own_case_a_suspended_member_keeps_what_the_exception_gives_back(matter, whole):
    facts = {"standing": (Held("suspended", SINCE),), "today": SINCE, "matter": matter, "missed": 0}
    assert BOOK.right("vote", "full", facts).holds is whole


def test_a_restoration_needs_its_reasons():
    facts = {"standing": "expelled"}
    granted = BOOK.right("attend", "full", {**facts, "granted": ("standing.expelled",)})
    assert (granted.holds, BOOK.right("attend", "full", facts).holds) == (True, False)


def test_a_lost_right_names_its_standing_and_article():
    answer = BOOK.right("attend", "full", {"standing": "expelled"})
    assert (answer.code, answer.article, answer.values["standing"].name) == ("right.lost", ("4",), "expelled")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('at_most = "a year"', ("standing.x.at_most", "wrong_value")),
        ("until = { ghost = 1 }", ("standing.x.if", "no_such_fact")),
        ('if = { standing = "ghost" }', ("standing.x.if", "no_such_rule")),
        ('if = { category = "ghost" }', ("standing.x.if", "no_such_rule")),
        ('if = { left_by = "ghost" }', ("standing.x.if", "no_such_rule")),
        ('if = { "decision.ghost" = "lost" }', ("standing.x.if", "no_such_rule")),
        ('lose = ["vote"]', ("standing.x", "unknown_key")),
    ],
)
def test_a_faulty_standing_is_a_fault(line, fault):
    assert faults(f'[standing.x]\narticle = "1"\nloses = ["vote"]\n{line}\n') == [fault]


WHOLE = law("""
[category.full]
article = "6"
rights = ["attend", "vote"]
[standing.late]
article = "15"
if = { in_arrears = true }
loses = ["vote"]
cure = "pay"
[standing.suspended]
article = "16"
loses = ["attend", "vote"]
at_most = "1 year"
except = [{ if = { matter = "own" }, loses = ["vote"] }]
""")
TODAY = date(2027, 5, 1)
IN_JUNE = Held("suspended", date(2026, 6, 1))


@pytest.mark.parametrize(
    ("facts", "holds", "taken", "article"),
    [
        ({"in_arrears": False}, True, [], ("15", "16")),
        ({"in_arrears": True}, False, [("late", "vote")], ("15",)),
        ({}, None, [], ("15",)),
        (
            {"in_arrears": True, "standing": (IN_JUNE,), "today": TODAY},
            False,
            [("late", "vote"), ("suspended", "attend"), ("suspended", "vote")],
            ("15", "16"),
        ),
        (
            {"in_arrears": False, "standing": (IN_JUNE,), "today": TODAY, "matter": "own"},
            False,
            [("suspended", "vote")],
            ("16",),
        ),
        ({"in_arrears": False, "standing": (IN_JUNE,), "today": date(2027, 6, 1)}, True, [], ("15", "16")),
    ],
)
def test_standing_names_each_right_that_is_not_whole_and_what_takes_it(facts, holds, taken, article):
    answer = WHOLE.standing_of("full", facts)
    lost = [(one.values["standing"].name, one.values["right"]) for one in answer.because if one.holds is False]
    assert (answer.holds, lost, answer.article) == (holds, taken, article)


def test_rights_that_nothing_can_take_rest_on_their_category():
    book = law('[category.full]\narticle = "6"\nrights = ["vote"]')
    answer = book.standing_of("full", {})
    assert (answer.holds, answer.article) == (True, ("6",))


def test_what_the_rule_ends_is_told_with_its_day():
    answer = WHOLE.right("vote", "full", {"in_arrears": False, "standing": (IN_JUNE,), "today": TODAY})
    assert answer.values["until"] == date(2027, 6, 1)
