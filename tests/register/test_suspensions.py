"""Suspensions: entered by a line, told by standing, ended by a line, by the rule, or by leaving."""

from datetime import date

import pytest
from cast import NOON
from register.samples import SECRETARY, leaving, left, member
from statutes.samples import PLACE

from accede.register.actions import (
    AlreadyLeft,
    AlreadySuspended,
    BuiltUpon,
    NoDay,
    NotSuspended,
    UnknownStanding,
    change_category,
    correct_entry,
    restore,
    suspend,
)
from accede.register.models import Membership, RegisterEntry, Suspension
from accede.register.queries import standing_of
from accede.statutes.actions import load_edition

pytestmark = pytest.mark.django_db
DAY, NEXT, BACK = date(2027, 2, 1), date(2027, 2, 2), date(2027, 5, 1)
A_YEAR_ON = date(2028, 2, 1)


@pytest.fixture
def one():
    """A full member under statutes whose assembly suspends for a year at most."""
    law = PLACE.parent / "iflry" / "2025-01-01.toml"
    edition = load_edition(law.read_bytes(), by=SECRETARY, at=NOON)
    return member(edition=edition, category="full", effective_on=date(2026, 1, 1))


def said(one, on, **changed):
    edition = RegisterEntry.objects.first().edition
    return leaving(edition=edition, effective_on=on, article=("leaving",)) | {"standing": "suspended"} | changed


def suspended(one, on=DAY, **changed):
    return suspend(one, **said(one, on, **changed), by=SECRETARY, at=NOON)


def restored(one, on=BACK):
    return restore(one, **said(one, on), by=SECRETARY, at=NOON)


def may_vote(one, *days):
    one = Membership.objects.get(pk=one.pk)
    return [standing_of(one, day).holds for day in days]


def test_a_suspended_member_has_no_vote_from_that_day_on(one):
    line = suspended(one)
    assert (line.event, line.standing, line.number) == ("suspended", "suspended", 2)
    assert may_vote(one, date(2027, 1, 31), DAY) == [True, False]


def test_a_line_ends_a_suspension(one):
    suspended(one)
    restored(one)
    assert may_vote(one, date(2027, 4, 30), BACK) == [False, True]


def test_a_suspension_that_may_last_a_year_ends_by_itself(one):
    suspended(one)
    assert may_vote(one, date(2028, 1, 31), A_YEAR_ON) == [False, True]


def test_whoever_is_suspended_is_not_suspended_again(one):
    suspended(one)
    with pytest.raises(AlreadySuspended):
        suspended(one, NEXT)


def test_once_the_rule_has_ended_a_suspension_another_may_begin(one):
    suspended(one)
    suspended(one, A_YEAR_ON)
    assert list(Suspension.objects.values_list("starts", "ends")) == [(DAY, A_YEAR_ON), (A_YEAR_ON, None)]


def test_nothing_ends_that_has_not_begun(one):
    suspended(one)
    with pytest.raises(NotSuspended):
        restored(one, date(2027, 1, 31))


def test_what_the_rule_has_ended_cannot_be_ended_again(one):
    suspended(one)
    with pytest.raises(NotSuspended):
        restored(one, A_YEAR_ON)


def test_a_standing_is_one_that_the_statutes_know(one):
    with pytest.raises(UnknownStanding):
        suspended(one, standing="banished")


def test_a_suspension_begins_on_a_day(one):
    with pytest.raises(NoDay):
        suspended(one, on=None)


def test_whoever_has_left_is_not_suspended(one):
    left(one, date(2027, 1, 1))
    with pytest.raises(AlreadyLeft):
        suspended(one)


def test_whoever_leaves_is_not_suspended_when_it_comes_back(one):
    suspended(one)
    left(one, BACK)
    assert Suspension.objects.get().ends == BACK


def test_who_changes_category_stays_suspended(one):
    suspended(one)
    edition = RegisterEntry.objects.first().edition
    new = change_category(
        one, **leaving(edition=edition, effective_on=NEXT), category="associate", by=SECRETARY, at=NOON
    )
    assert may_vote(new, NEXT) == [False]


def correct(line, **said):
    return correct_entry(line, reason="The minutes say otherwise.", **said, by=SECRETARY, at=NOON)


def test_a_suspension_that_never_was_takes_nothing(one):
    correct(suspended(one), is_void=True)
    assert may_vote(one, DAY) == [True]


def test_a_suspension_put_right_begins_on_the_other_day(one):
    correct(suspended(one), is_void=False, effective_on=NEXT)
    assert may_vote(one, DAY, NEXT) == [True, False]


def test_an_admission_on_which_a_suspension_rests_is_not_voided_before_it(one):
    suspended(one)
    with pytest.raises(BuiltUpon):
        correct(RegisterEntry.objects.first(), is_void=True)
