"""Who holds which office on a day."""

from datetime import UTC, date, datetime

import pytest
from cast import NOON, open_account
from register.samples import JOINED, mandate, member, organisation
from statutes.samples import SECRETARY, law

from accede.journal.actions import Mandated
from accede.journal.models import Entry, Personal
from accede.register.actions import AlreadyEnded, AlreadyHeld, LastClerk, Misplaced, end_mandate, hand_over
from accede.register.queries import mandates, mandates_of, office_holders

pytestmark = pytest.mark.django_db
TODAY = date(2027, 5, 4)


def end(one, ends):
    end_mandate(one, ends=ends, by=SECRETARY, at=NOON)


def test_a_mandate_is_held_from_its_first_day_to_the_day_before_it_ends():
    law()
    account, one = open_account(), organisation()
    end(mandate(account, one), ends=date(2027, 5, 4))
    held = [Mandated("delegate", one.pk, "delegate")]
    assert mandates_of(account, datetime(2027, 5, 3, 12, tzinfo=UTC)) == held
    assert mandates_of(account, datetime(2027, 5, 3, 22, 30, tzinfo=UTC)) == []
    assert mandates_of(account, datetime(2020, 2, 29, 12, tzinfo=UTC)) == []


def test_whoever_holds_nothing_signs_in_to_a_house_without_law():
    assert mandates_of(open_account(), NOON) == []


def test_mandates_are_found_by_capacity_organisation_and_day():
    one, other = member(), member("Brug")
    ana, bo = open_account(), open_account("bo@example.org")
    mandate(ana, one.organisation)
    mandate(bo, other.organisation)
    mandate(bo, office="president", capacity="chair")
    assert [found.account for found in mandates(capacity="delegate", organisation=one.organisation, on=TODAY)] == [ana]
    assert list(office_holders("delegate", TODAY)) == [ana, bo]
    assert list(office_holders("chair", TODAY)) == [bo]
    assert not office_holders("chair", date(2019, 1, 1)).exists()


def test_an_office_is_held_once_at_a_time():
    account, one = open_account(), organisation()
    first = mandate(account, one)
    with pytest.raises(AlreadyHeld):
        mandate(account, one)
    end(first, ends=date(2021, 1, 1))
    mandate(account, one, starts=date(2021, 1, 1))
    assert account.mandates.count() == 2


@pytest.mark.parametrize("ends", [date(2020, 2, 1), date(2022, 1, 1)])
def test_a_mandate_ends_once_and_not_before_it_began(ends):
    one = mandate(open_account(), organisation())
    if ends > JOINED:
        end(one, ends=date(2021, 1, 1))
    with pytest.raises(AlreadyEnded):
        end(one, ends=ends)


def test_delegates_act_for_an_organisation_and_offices_for_the_association():
    account = open_account()
    with pytest.raises(Misplaced):
        mandate(account)
    with pytest.raises(Misplaced):
        mandate(account, organisation(), office="president", capacity="chair")


def test_the_journal_keeps_the_person_apart():
    account = open_account()
    mandate(account, organisation())
    entry = Entry.objects.get(action="register.give_mandate")
    assert entry.values["capacity"] == "delegate"
    assert Personal.objects.get(entry=entry).values == {"account": f"people.account:{account.pk}"}


def clerk(email, capacity="secretariat", **changed):
    return mandate(open_account(email), office=capacity, capacity=capacity, **changed)


def test_the_last_who_gives_offices_stays_until_it_hands_over():
    one = clerk("one@example.org")
    with pytest.raises(LastClerk):
        end(one, ends=TODAY)
    hand_over(one, email="two@example.org", name="Two", on=TODAY, by=SECRETARY, at=NOON)
    assert [str(found.account.email) for found in mandates(capacity="secretariat", on=TODAY)] == ["two@example.org"]


@pytest.mark.parametrize(
    ("other", "may"),
    [
        ({}, True),
        ({"capacity": "technician"}, True),
        ({"starts": date(2027, 6, 1)}, False),
        ({"ends": date(2027, 5, 1)}, False),
        ({"capacity": "chair"}, False),
    ],
)
def test_an_office_that_gives_others_ends_while_somebody_else_holds_one(other, may):
    one = clerk("one@example.org")
    clerk("two@example.org", **other)
    if may:
        end(one, ends=TODAY)
    else:
        with pytest.raises(LastClerk):
            end(one, ends=TODAY)


def test_an_end_in_the_past_is_judged_by_who_gives_offices_now():
    one = clerk("one@example.org")
    clerk("two@example.org", ends=date(2025, 1, 1))
    with pytest.raises(LastClerk):
        end(one, ends=date(2024, 1, 1))


def test_an_office_of_the_association_may_open_nothing():
    given = mandate(open_account(), office="auditor", capacity="")
    assert (given.capacity, given.organisation) == ("", None)
