"""Lines of the register: who left, who changed category, and what was put right by a counter-entry."""

from datetime import date, datetime, timedelta

import pytest
from cast import NOON, open_account
from register.samples import JOINED, delegate, entering, leaving, left, mandate, member, organisation
from statutes.samples import SECRETARY

from accede.register.actions import (
    AlreadyCorrected,
    AlreadyLeft,
    AlreadyMember,
    BuiltUpon,
    Final,
    Misordered,
    NoReason,
    UnknownPath,
    change_category,
    correct_entry,
    end_membership,
    enter_member,
)
from accede.register.models import Mandate, Membership, RegisterEntry
from accede.register.queries import members_on

pytestmark = pytest.mark.django_db
DAY = date(2027, 1, 1)
LATER = NOON + timedelta(days=30)


def correct(line, reason="The minutes say otherwise.", is_void=False, at=LATER, **changed):
    return correct_entry(line, reason=reason, is_void=is_void, **changed, by=SECRETARY, at=at)


def move(membership, on=DAY, at=NOON):
    return change_category(membership, **leaving(effective_on=on, category="full"), by=SECRETARY, at=at)


def test_whoever_left_is_no_member_from_that_day_on():
    one = member()
    line = left(one, DAY)
    assert (line.event, line.closes, line.number) == ("left", one, 2)
    assert [one in members_on(day) for day in (date(2026, 12, 31), DAY)] == [True, False]


def test_whoever_has_left_does_not_leave_again():
    one = member()
    left(one)
    with pytest.raises(AlreadyLeft):
        left(one)


def test_nobody_leaves_before_having_joined():
    with pytest.raises(Misordered):
        left(member(), JOINED - timedelta(days=1))
    assert RegisterEntry.objects.count() == 1


def test_one_leaves_only_by_a_way_that_the_statutes_know():
    with pytest.raises(UnknownPath):
        end_membership(member(), **leaving(path="flight"), by=SECRETARY, at=NOON)


def test_whoever_acted_for_a_member_acts_no_longer_once_it_has_left():
    one = member()
    delegate(one)
    left(one, DAY)
    assert Mandate.objects.get().ends == DAY


def test_a_mandate_that_was_to_last_longer_ends_with_the_membership_and_one_that_ended_before_stays():
    one = member()
    for email, ends in (("a@example.org", date(2029, 1, 1)), ("b@example.org", date(2026, 1, 1))):
        mandate(open_account(email), one.organisation, ends=ends)
    left(one, DAY)
    assert list(Mandate.objects.order_by("account").values_list("ends", flat=True)) == [DAY, date(2026, 1, 1)]


def test_who_changes_category_has_a_new_number_and_no_day_without_or_twice():
    old = member()
    new = move(old)
    old.refresh_from_db()
    assert (new.number, new.starts, old.ends) == (2, DAY, DAY)
    assert [list(members_on(day)) for day in (date(2026, 12, 31), DAY)] == [[old], [new]]


def test_nobody_is_a_member_twice_on_one_day():
    one = member()
    with pytest.raises(AlreadyMember):
        enter_member(one.organisation, **entering(effective_on=DAY), by=SECRETARY, at=NOON)
    left(one, DAY)
    with pytest.raises(Misordered):
        enter_member(one.organisation, **entering(effective_on=JOINED - timedelta(days=1)), by=SECRETARY, at=NOON)


def test_a_mistaken_day_is_put_right_by_another_line_and_the_first_one_stays():
    one = member()
    line = correct(one.lines.get(), effective_on=DAY)
    one.refresh_from_db()
    first = RegisterEntry.objects.get(number=1)
    assert (one.starts, line.number, line.corrects, first.effective_on) == (DAY, 2, first, JOINED)


def test_what_a_counter_entry_voids_never_was():
    one = member()
    correct(one.lines.get(), is_void=True)
    assert not members_on(DAY).exists()
    again = enter_member(one.organisation, **entering(), by=SECRETARY, at=LATER)
    assert (again.number, list(members_on(DAY))) == (2, [again])


def test_a_member_whose_leaving_is_void_is_a_member_still():
    one = member()
    correct(left(one), is_void=True)
    one.refresh_from_db()
    assert (one.ends, list(members_on(date(2028, 1, 1)))) == (None, [one])


def test_a_change_of_category_that_is_void_leaves_the_old_one():
    old = member()
    new = move(old)
    correct(new.lines.get(), is_void=True)
    assert list(members_on(date(2028, 1, 1))) == [old]


def test_a_line_is_put_right_once_but_what_puts_it_right_may_be_too():
    one = member()
    first = one.lines.get()
    second = correct(first, effective_on=date(2021, 1, 1))
    with pytest.raises(AlreadyCorrected):
        correct(first, effective_on=date(2022, 1, 1))
    correct(second, effective_on=date(2022, 1, 1))
    one.refresh_from_db()
    assert one.starts == date(2022, 1, 1)


def test_what_was_voided_is_entered_anew_and_not_put_right():
    with pytest.raises(Final):
        correct(correct(member().lines.get(), is_void=True), effective_on=DAY)


def test_a_line_on_which_another_rests_is_voided_after_it():
    one = member()
    first = one.lines.get()
    leaving_line = left(one)
    with pytest.raises(BuiltUpon):
        correct(first, is_void=True)
    correct(leaving_line, is_void=True)
    correct(first, is_void=True)
    assert not Membership.objects.filter(is_void=False).exists()


def test_a_leaving_that_is_void_after_the_member_came_back_is_refused():
    one = member()
    gone = left(one)
    enter_member(one.organisation, **entering(effective_on=DAY), by=SECRETARY, at=NOON)
    with pytest.raises(Misordered):
        correct(gone, is_void=True)


def test_nobody_puts_a_line_right_without_saying_why():
    with pytest.raises(NoReason):
        correct(member().lines.get(), reason=" ", is_void=True)


def test_the_register_tells_what_was_known_on_a_day():
    one = member()  # entered on the day of NOON, a member since 2020
    entered = NOON.date()
    correct(one.lines.get(), is_void=True)
    assert list(members_on(DAY, known=entered - timedelta(days=1))) == []
    assert list(members_on(DAY, known=entered)) == [one]
    assert list(members_on(DAY, known=LATER.date() - timedelta(days=1))) == [one]
    assert list(members_on(DAY, known=LATER.date())) == []


def test_what_was_known_carries_the_days_of_then():
    one = member()
    correct(one.lines.get(), effective_on=date(2021, 1, 1))
    (then,), (now,) = members_on(DAY, known=NOON.date()), members_on(DAY, known=LATER.date())
    assert (then.known_starts, now.known_starts, now.known_ends) == (JOINED, date(2021, 1, 1), None)


def test_a_day_ends_in_the_zone_of_the_association():
    # Half past eleven at night in Brussels in summer is still that day, though London has another hour.
    late = datetime.fromisoformat("2027-07-01T23:30:00+02:00")
    enter_member(organisation(), **entering(), by=SECRETARY, at=late)
    assert [members_on(DAY, known=date(2027, 7, day)).count() for day in (1,)] == [1]
    assert members_on(DAY, known=date(2027, 6, 30)).count() == 0
