"""Who is a member on a day, in which standing, and what is known of it."""

from datetime import date

import pytest
from cast import NOON
from register.samples import JOINED, consequence, entering, left, many, member, organisation, owe
from statutes.samples import SECRETARY, law

from accede.journal.models import Entry
from accede.register.actions import (
    AlreadyDeclared,
    AlreadyMember,
    AlreadyOwed,
    AlreadySettled,
    UnknownCategory,
    declare_figure,
    enter_member,
    settle,
)
from accede.register.models import Membership, RegisterEntry
from accede.register.queries import facts_of, members_on, standing_of, standing_under

pytestmark = pytest.mark.django_db
TODAY = date(2027, 5, 4)


def enter(one, **changed):
    return enter_member(one, **entering(**changed), by=SECRETARY, at=NOON)


def declare(one, value=12, year=2026, **said):
    return declare_figure(one, name="wises", value=value, year=year, **said, by=SECRETARY, at=NOON)


def test_members_and_lines_are_numbered_without_gaps_even_after_a_refusal():
    first = member()
    with pytest.raises(AlreadyMember):
        enter(first.organisation)
    second = member("Brug")
    assert (first.number, second.number) == (1, 2)
    assert [one.number for one in RegisterEntry.objects.all()] == [1, 2]


def test_a_line_says_what_was_decided_and_on_which_article():
    one = member(decision="General Assembly, item 3")
    line = RegisterEntry.objects.get()
    assert (line.decision, line.article, line.effective_on) == ("General Assembly, item 3", ["13"], JOINED)
    entry = Entry.objects.get(action="register.enter_member")
    assert (entry.article, entry.edition, entry.values["number"]) == (["13"], law().sha256, one.number)


def test_a_category_that_the_statutes_do_not_know_is_refused():
    with pytest.raises(UnknownCategory):
        enter(organisation(), category="honorary")


def test_a_membership_lasts_from_its_first_day_to_the_day_before_it_ends():
    one = member()
    left(one, date(2027, 5, 4))
    days = [date(2020, 2, 29), JOINED, date(2027, 5, 3), date(2027, 5, 4)]
    assert [one in members_on(day) for day in days] == [False, True, True, False]


def test_who_joined_on_a_day_that_nobody_knows_is_a_member_on_every_day():
    one = member(effective_on=None)
    assert one in members_on(date(1990, 1, 1))


def test_whoever_left_may_come_back_under_a_new_number():
    one = member()
    left(one, date(2027, 1, 1))
    assert enter(one.organisation, effective_on=date(2027, 1, 1)).number == 2


def test_what_is_not_known_of_an_organisation_is_no_fact():
    assert facts_of(organisation(country=""), TODAY) == {"in_arrears": False, "standing": (), "today": TODAY}


def test_the_figure_of_the_latest_year_is_the_fact_of_a_day():
    one = organisation()
    declare(one, 6, None)
    declare(one, 10, 2025)
    declare(one, 12, 2026)
    declare(one, 99, 2028)
    assert facts_of(one, TODAY)["wises"] == 12
    assert facts_of(one, date(2025, 6, 1))["wises"] == 10
    assert facts_of(one, date(2020, 6, 1))["wises"] == 6


def test_two_sources_of_one_year_both_stand():
    one = organisation()
    declare(one, 6, source="own report")
    declare(one, 7, source="newsletter")
    declare(one, 8, source="newsletter")
    assert sorted(one.figures.values_list("source", "value")) == [("newsletter", 8), ("own report", 6)]


def test_the_same_figure_is_declared_once():
    one = organisation()
    declare(one)
    with pytest.raises(AlreadyDeclared):
        declare(one)


def test_standing_is_lost_from_the_day_after_the_fee_was_due_until_it_is_settled():
    one = member()
    obligation = owe(one, due=date(2027, 4, 30))
    assert standing_of(one, date(2027, 4, 30)).holds is True
    lost = standing_of(Membership.objects.get(), date(2027, 5, 1))
    assert (lost.holds, lost.code, lost.article) == (False, "standing.not_whole", ("15",))
    consequence(settle, obligation, on=date(2027, 5, 3))
    one = Membership.objects.get()
    assert [standing_of(one, date(2027, 5, day)).holds for day in (2, 3)] == [False, True]


def test_an_obligation_is_written_once_and_settled_once():
    one = member()
    obligation = owe(one)
    with pytest.raises(AlreadyOwed):
        owe(one)
    consequence(settle, obligation, on=TODAY)
    with pytest.raises(AlreadySettled):
        consequence(settle, obligation, on=TODAY)


@pytest.mark.parametrize("number", [3, 300])
def test_the_standing_of_all_members_is_told_in_six_questions(number, django_assert_num_queries):
    many(number)
    book = law().book
    with django_assert_num_queries(6):
        assert all(standing_under(book, one, TODAY).holds for one in members_on(TODAY))
