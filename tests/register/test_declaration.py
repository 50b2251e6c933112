"""Figures of a year are called for, declared, challenged and accepted, and what counts follows from it."""

from datetime import date, timedelta

import pytest
from cast import NOON, acting
from register.samples import delegate, member
from register.samples_figures import BOARD, accept, called, challenge, declare, declared, settle
from statutes.samples import SECRETARY, house_texts, law

from accede.journal.actions import Actor
from accede.journal.models import Entry
from accede.people.capacities import CLOCK
from accede.post.models import Letter
from accede.register.actions import (
    AlreadyAccepted,
    AlreadyCalledFor,
    AlreadyChallenged,
    AlreadyDeclared,
    DeclaredMeanwhile,
    NobodyToRemind,
    NotAsked,
    NothingDeclared,
    NothingToAccept,
    NoTime,
    NotOpen,
    ReasonAsked,
    Stated,
    UnknownFigure,
    YearNotEnded,
    declare_figure,
    declare_figures,
    remind_of_figures,
)
from accede.register.models import Declaration, Membership
from accede.register.queries import due_for, facts_of, is_large, mandates_of, members_on, reminders_due, tally_of
from accede.register.queries.indicators import shares, summed
from accede.web.management.commands.clock import remind

pytestmark = pytest.mark.django_db
TODAY = NOON.date()
BEFORE = NOON - timedelta(days=30)


@pytest.fixture(autouse=True)
def texts():
    law()
    house_texts()


def figure(declaration, name="wises"):
    return declaration.figures.get(name=name)


def state(declaration):
    return Declaration.objects.get(pk=declaration.pk).state


def source_says(membership, value, year=2025):
    declare_figure(
        membership.organisation, name="wises", value=value, year=year, source="a report", by=SECRETARY, at=NOON
    )


def wises_of(membership, on=TODAY):
    (found,) = members_on(on).filter(pk=membership.pk)
    return facts_of(found.organisation, on)["wises"]


def actor_of(account):
    return Actor(f"account:{account.pk}", tuple(mandates_of(account, NOON)))


def titles(actor, on=TODAY):
    return [row.title for row in due_for(actor, on, NOON)]


def letters(subject):
    return Letter.objects.filter(subject=subject)


# The campaign


def test_a_call_awaits_a_declaration_of_each_member_of_the_day():
    member("Aalto")
    member("Brug", effective_on=TODAY + timedelta(days=1))
    left = member("Cap")
    Membership.objects.filter(pk=left.pk).update(ends=TODAY)
    called()
    assert [str(one.membership.organisation) for one in Declaration.objects.all()] == ["Aalto"]
    assert tally_of(2026) == {"awaited": 1, "declared": 0, "challenged": 0, "answered": 0, "accepted": 0}


def test_a_call_writes_to_every_delegate_in_its_language():
    one = member()
    delegate(one)
    delegate(one, "fr@example.org", language="fr")
    called()
    assert letters("Please declare your figures of 2026").get().email == "delegate@example.org"
    french = letters("Merci de déclarer vos chiffres de 2026").get()
    assert french.email == "fr@example.org"
    assert "15\u00a0juin 2027" in french.body
    assert f"/fr/members/{one.number}/figures/2026/declare/" in french.body


def test_a_year_is_called_for_once():
    delegate(member())
    called()
    with pytest.raises(AlreadyCalledFor):
        called()
    assert Letter.objects.count() == 1


@pytest.mark.parametrize("year", [2027, 2028])
def test_a_year_that_has_not_ended_is_not_called_for(year):
    with pytest.raises(YearNotEnded):
        called(year)


@pytest.mark.parametrize(
    ("remind_on", "due"),
    [(TODAY, date(2027, 6, 1)), (date(2027, 6, 1), date(2027, 6, 1)), (date(2027, 6, 2), date(2027, 6, 1))],
)
def test_the_reminder_falls_between_today_and_the_last_day(remind_on, due):
    with pytest.raises(NoTime):
        called(remind_on=remind_on, due=due)


def test_whoever_declared_before_the_call_is_not_written_to():
    one = member()
    delegate(one)
    declare(one)
    called()
    assert Letter.objects.count() == 0


def test_members_that_have_not_declared_are_reminded_and_no_others():
    late, early = member(), member("Brug")
    delegate(late)
    delegate(early, "brug@example.org")
    campaign = called(at=BEFORE)
    declare(early)
    assert remind_of_figures(campaign, by=SECRETARY, at=NOON) == 1
    assert [one.email for one in letters("Reminder: your figures of 2026")] == ["delegate@example.org"]


def test_nobody_is_reminded_twice_in_a_week():
    member()
    campaign = called()
    for days in (0, 6):
        with pytest.raises(NobodyToRemind):
            remind_of_figures(campaign, by=SECRETARY, at=NOON + timedelta(days=days))
    remind_of_figures(campaign, by=SECRETARY, at=NOON + timedelta(days=7))
    with pytest.raises(NobodyToRemind):
        remind_of_figures(campaign, by=SECRETARY, at=NOON + timedelta(days=7))


@pytest.mark.parametrize(
    ("day", "reminds"),
    [(date(2027, 5, 31), False), (date(2027, 6, 1), True), (date(2027, 6, 15), True)],
)
def test_the_clock_reminds_from_the_day_that_was_named(day, reminds):
    member()
    called()
    assert bool(reminders_due(NOON + (day - TODAY))) == reminds


def test_the_clock_reminds_once_at_each_of_its_two_moments():
    delegate(member())
    called()
    for day in range(1, 31):
        remind(NOON.replace(month=6, day=day))
    written = letters("Reminder: your figures of 2026").order_by("queued_at")
    assert [one.queued_at.date() for one in written] == [date(2027, 6, 1), date(2027, 6, 16)]


def test_a_reminder_by_the_clock_has_its_entry():
    member()
    called(at=BEFORE)
    remind(NOON.replace(month=6))
    assert Entry.objects.get(action="register.remind_of_figures").actor == CLOCK.id


# The declaration


def test_a_declaration_keeps_every_figure_in_one_entry():
    one = member()
    said = {"wises": Stated(12, "members", "own report"), "workers": Stated(40)}
    found = declare_figures(one, year=2026, figures=said, seen=0, by=SECRETARY, at=NOON)
    assert [(each.name, each.value, each.year) for each in found.figures.all()] == [
        ("wises", 12, 2026), ("workers", 40, 2026),
    ]  # fmt: skip
    entry = Entry.objects.get(action="register.declare_figures")
    assert entry.values["figures"]["wises"] == {
        "value": 12, "definition": "members", "source": "own report", "reason": "",
    }  # fmt: skip
    assert state(found) == "declared"


def test_a_declaration_is_corrected_until_it_is_accepted():
    found = declared(12)
    declare(found.membership, 13, seen=1)
    assert figure(found).value == 13
    accept(found)
    with pytest.raises(AlreadyAccepted):
        declare(found.membership, 14, seen=2)


def test_the_same_declaration_twice_is_one():
    found = declared(12)
    for seen in (0, 1):
        with pytest.raises(AlreadyDeclared):
            declare(found.membership, 12, seen=seen)
    assert Entry.objects.filter(action="register.declare_figures").count() == 1


def test_a_second_window_does_not_overwrite_what_the_first_declared():
    found = declared(12)
    with pytest.raises(DeclaredMeanwhile):
        declare(found.membership, 13, seen=0)
    assert figure(found).value == 12


def test_a_figure_that_is_left_out_of_a_correction_is_taken_back():
    one = member()
    said = {"wises": Stated(12), "workers": Stated(40)}
    found = declare_figures(one, year=2026, figures=said, seen=0, by=SECRETARY, at=NOON)
    declare(one, 12, seen=1)
    assert [each.name for each in found.figures.all()] == ["wises"]


def test_a_declaration_says_something():
    with pytest.raises(NothingDeclared):
        declare(member(), None)
    assert Declaration.objects.count() == 0


def test_only_figures_that_the_rules_ask_for_are_declared():
    with pytest.raises(UnknownFigure):
        declare_figures(member(), year=2026, figures={"beds": Stated(3)}, seen=0, by=SECRETARY, at=NOON)


@pytest.mark.parametrize("year", [2024, 2027])
def test_a_year_nobody_called_for_is_not_declared_unless_it_has_just_ended(year):
    with pytest.raises(NotAsked):
        declare(member(), year=year)


@pytest.mark.parametrize(
    ("before", "value", "large"),
    [(10, 15, False), (10, 16, True), (10, 5, False), (10, 4, True), (0, 0, False), (0, 1, True)],
)
def test_a_change_is_large_beyond_its_share_of_the_figure_before(before, value, large):
    assert is_large(before, value, 50) == large


def test_a_large_change_is_declared_with_a_reason_only():
    one = member()
    source_says(one, 10)
    with pytest.raises(ReasonAsked):
        declare(one, 16)
    assert declare(one, 16, reason="Two networks merged.").state == "declared"


def test_the_campaign_says_what_a_large_change_is():
    one = member()
    source_says(one, 10)
    called(asks_from=100)
    assert declare(one, 20).state == "declared"
    with pytest.raises(ReasonAsked):
        declare(one, 21, seen=1)


# Declared, challenged, accepted


def test_the_least_settled_figure_says_how_far_a_declaration_is():
    said = {"wises": Stated(12), "workers": Stated(40)}
    found = declare_figures(member(), year=2026, figures=said, seen=0, by=SECRETARY, at=NOON)
    accept(found, names=["workers"])
    assert state(found) == "declared"
    challenge(found)
    assert state(found) == "challenged"
    settle(found)
    assert state(found) == "accepted"


def test_a_challenge_is_told_to_the_member_with_its_reason():
    found = declared()
    delegate(found.membership)
    challenge(found, reason="Where is this from?")
    letter = letters("A question about your figures of 2026").get()
    assert "Enterprises in the network, 12" in letter.body
    assert "Where is this from?" in letter.body


def test_a_challenge_is_answered_by_more_evidence_or_another_number():
    found = declared()
    challenge(found)
    declare(found.membership, 12, seen=1, source="annual report, page 4")
    assert (state(found), figure(found).value) == ("answered", 12)
    challenge(found)
    declare(found.membership, 11, seen=2)
    assert (state(found), figure(found).value) == ("answered", 11)


def test_a_challenge_that_is_not_answered_stands_while_other_figures_are_declared():
    found = declared()
    challenge(found)
    said = {"wises": Stated(12), "workers": Stated(40)}
    declare_figures(found.membership, year=2026, figures=said, seen=1, by=SECRETARY, at=NOON)
    assert state(found) == "challenged"


def test_a_challenged_figure_cannot_be_taken_back():
    found = declared()
    challenge(found)
    said = {"workers": Stated(40)}
    declare_figures(found.membership, year=2026, figures=said, seen=1, by=SECRETARY, at=NOON)
    assert figure(found).state == "challenged"


def test_a_figure_is_challenged_once_until_it_is_answered():
    found = declared()
    challenge(found)
    with pytest.raises(AlreadyChallenged):
        challenge(found)


def test_what_is_challenged_is_settled_by_the_board_and_not_just_accepted():
    found = declared()
    challenge(found)
    with pytest.raises(NothingToAccept):
        accept(found)


def test_a_settled_figure_keeps_what_was_declared_and_what_was_accepted():
    found = declared(12)
    delegate(found.membership)
    settle(found, 10, reason="Two are closed.")
    kept = figure(found)
    assert (kept.value, kept.accepted, kept.accepted_on, kept.ruling) == (12, 10, TODAY, "Two are closed.")
    assert "Enterprises in the network, 10" in letters("Your figures of 2026: what was accepted").get().body


def test_what_is_accepted_is_neither_accepted_again_nor_challenged_nor_settled():
    found = declared()
    accept(found)
    with pytest.raises(NothingToAccept):
        accept(found)
    for deed in (challenge, settle):
        with pytest.raises(NotOpen):
            deed(found)


# What counts


def test_the_declared_number_counts_until_one_is_accepted_and_the_accepted_one_from_that_day():
    found = declared(12)
    challenge(found)
    assert wises_of(found.membership) == 12
    settle(found, 10, at=NOON + timedelta(days=3))
    assert wises_of(found.membership, TODAY + timedelta(days=2)) == 12
    assert wises_of(found.membership, TODAY + timedelta(days=3)) == 10


def test_of_one_year_the_members_own_figure_counts_before_what_a_source_says():
    one = member()
    declare(one, 12)
    source_says(one, 30, year=2026)
    assert wises_of(one) == 12


def test_a_source_never_changes_a_declared_figure():
    one = member()
    found = declare(one, 12, source="a report")
    source_says(one, 30, year=2026)
    assert figure(found).value == 12


# What is due


def test_a_delegate_declares_by_the_day_of_the_call_and_answers_what_is_challenged():
    one = member()
    actor = actor_of(delegate(one))
    called()
    (row,) = due_for(actor, TODAY, NOON)
    assert (row.title, row.on) == ("The figures of 2026 are not declared", date(2027, 6, 15))
    found = declare(one)
    assert titles(actor) == []
    challenge(found)
    assert titles(actor) == ["Some figures of 2026 are challenged"]


def test_the_secretariat_sees_who_is_late_and_what_is_to_be_checked():
    one = member()
    member("Brug")
    called()
    declare(one)
    assert titles(SECRETARY) == ["One declaration of figures of 2026 is to be checked"]
    assert titles(SECRETARY, date(2027, 6, 16)) == [
        "One member is late with its figures of 2026",
        "One declaration of figures of 2026 is to be checked",
    ]


def test_the_board_sees_what_is_challenged_and_what_it_is_to_settle():
    found = declared()
    assert titles(BOARD) == []
    challenge(found)
    assert titles(BOARD) == ["One member is to answer about its figures of 2026"]
    declare(found.membership, 11, seen=1)
    assert titles(BOARD) == ["One member has answered about its figures of 2026: settle them"]
    settle(found)
    assert titles(BOARD) == []


def test_the_treasurer_has_nothing_to_do_about_figures():
    declared()
    assert titles(acting("treasurer")) == []


def test_the_sum_of_the_network_counts_what_was_accepted():
    found = declared(12)
    settle(found, 10)
    assert summed(shares(law().book, TODAY))["wises"][2026][""].value == 10
