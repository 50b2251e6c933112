"""The assembly votes on a member's path, and a member appeals: by three rulebooks that are not the first one."""

from datetime import UTC, date, datetime, timedelta

import pytest
from assembly.samples import CHAIR, attends, declare, vote
from cast import NOON
from procedure.houses import (
    TODAY,
    declared,
    delegate_of,
    fresh,
    fresh_member,
    living_by,
    member,
    opened,
    taken,
    wish,
)
from procedure.samples import assembly
from statutes.samples import SECRETARY

from accede.assembly.actions import convene, open_assembly, open_vote
from accede.assembly.models import Item
from accede.assembly.queries.minuted import minuted
from accede.journal.queries import verify
from accede.people.capacities import CLOCK
from accede.procedure import actions
from accede.register.models import RegisterEntry
from accede.register.queries import held

pytestmark = pytest.mark.django_db
MEETING = date(2027, 7, 10)
THEN = datetime(2027, 7, 10, 12, tzinfo=UTC)


def on(day):
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def voted(proceeding, *members, choice="for", at=THEN):
    """Let the assembly decide, each member that is named voting alike."""
    item = actions.put_before_assembly(proceeding, by=SECRETARY, at=NOON)
    convene(item.assembly, by=CHAIR, at=NOON)
    meeting = open_assembly(item.assembly, by=CHAIR, at=at)
    for one in members:
        attends(one, meeting, at=at)
    item = open_vote(item, by=CHAIR, at=at)
    for one in members:
        vote(one, item, choice, at=at)
    declare(item, at)
    return fresh(proceeding)


def counted(name):
    """A full member whose votes follow from how many it counts."""
    one = member("full", name, f"{name}@example.org")
    one.organisation.figures.create(name="members", value=400, year=2026)
    return one


def voters():
    return [counted(name) for name in ("Bertha", "Carla", "Dora")]


def excluded(days_of_notice=TODAY):
    """A member excluded by its Board, with notice given the same day."""
    one = opened(member("full"), "expulsion", opener="board", grounds=("harm",))
    return taken(taken(one, "decision"), "notice", on=days_of_notice)


def test_an_exclusion_by_the_board_waits_until_no_appeal_can_be_made():
    living_by("hcce")
    one = excluded()
    assert (one.state, one.effect_on) == ("waiting", TODAY)
    with pytest.raises(actions.NotYet):
        actions.give_effect(one, by=CLOCK, at=on(date(2027, 6, 4)))
    line = actions.give_effect(one, by=CLOCK, at=on(date(2027, 6, 5)))
    assert (line.effective_on, line.decided_on) == (TODAY, TODAY)


def test_an_appeal_suspends_the_member_and_keeps_the_exclusion_back():
    living_by("hcce")
    one = excluded()
    appeal = actions.appeal(one, wish=wish(), statement="Unjust.", by=delegate_of(one.membership), at=NOON)
    assert (fresh(one).state, appeal.step) == ("open", "hearing")
    assert [each.standing for each in held(one.membership.organisation, TODAY)] == ["suspended"]
    with pytest.raises(actions.NotYet):
        actions.give_effect(one, by=CLOCK, at=on(date(2027, 6, 5)))


def test_an_appeal_that_the_assembly_grants_leaves_the_member_as_it_was():
    living_by("hcce")
    assembly(MEETING)
    others = [member("full", name, f"{name}@example.org") for name in ("Bertha", "Carla")]
    one = excluded()
    appeal = actions.appeal(one, wish=wish(), statement="Unjust.", by=delegate_of(one.membership), at=NOON)
    voted(appeal, *others)
    assert (fresh(appeal).state, fresh(one).state) == ("effective", "ended")
    assert fresh_member(one.membership).ends is None
    assert list(held(one.membership.organisation, MEETING + timedelta(days=1))) == []
    assert verify() == []


def test_an_appeal_that_the_assembly_rejects_lets_the_member_leave_on_that_day():
    living_by("hcce")
    assembly(MEETING)
    others = [member("full", name, f"{name}@example.org") for name in ("Bertha", "Carla")]
    one = excluded()
    appeal = actions.appeal(one, wish=wish(), statement="Unjust.", by=delegate_of(one.membership), at=NOON)
    voted(appeal, *others, choice="against")
    assert (fresh(appeal).state, fresh(one).state) == ("ended", "effective")
    assert fresh_member(one.membership).ends == MEETING


def test_an_appeal_that_comes_too_late_is_refused_with_the_last_day():
    living_by("hcce")
    one = excluded()
    late = on(date(2027, 6, 5))
    with pytest.raises(actions.AppealTooLate) as refused:
        actions.appeal(one, wish=wish(on=late.date()), statement="", by=delegate_of(one.membership), at=late)
    assert refused.value.verdict.on == date(2027, 6, 4)


def test_where_nothing_was_decided_there_is_nothing_to_appeal_against():
    living_by("vss")
    one = declared(member("section"))
    with pytest.raises(actions.NothingToAppeal):
        actions.appeal(one, wish=wish(), statement="", by=delegate_of(one.membership), at=NOON)


def test_an_exclusion_that_must_be_filed_in_time_is_meant_for_the_next_assembly_that_it_reaches():
    living_by("iflry")
    assembly(date(2027, 5, 20)), assembly(MEETING)
    one = opened(member("full"), "expulsion", opener="bureau")
    assert (one.assembly.day, one.step, one.due_on) == (MEETING, "notice", date(2027, 6, 19))


def test_two_full_members_may_move_an_exclusion_and_one_may_not():
    living_by("iflry")
    assembly(MEETING)
    target = member("full")
    with pytest.raises(actions.MayNotOpen):
        opened(target, "expulsion", by=SECRETARY, opener="members", number=1)
    assert opened(target, "expulsion", by=SECRETARY, opener="members", number=2).state == "open"


def test_what_the_assembly_decides_is_not_written_down_but_voted_on():
    living_by("iflry")
    assembly(MEETING)
    one = taken(opened(member("full"), "expulsion", opener="bureau"), "notice")
    with pytest.raises(actions.ForTheAssembly):
        taken(one, "vote", by=SECRETARY)
    item = actions.put_before_assembly(one, by=SECRETARY, at=NOON)
    assert (item.matter, item.title["en"], item.assembly.day) == ("expulsion", "Expulsion: Aalto", MEETING)
    with pytest.raises(actions.DecidedAlready):
        actions.put_before_assembly(one, by=SECRETARY, at=NOON)


def test_without_an_assembly_nothing_is_put_on_an_agenda():
    living_by("iflry")
    one = declared(member("full"))
    with pytest.raises(actions.NoAssemblyForIt):
        actions.put_before_assembly(one, by=SECRETARY, at=NOON)


def test_a_resignation_that_the_assembly_confirms_takes_effect_with_its_decision():
    living_by("iflry")
    assembly(MEETING)
    others = voters()
    one = voted(declared(counted("Aalto")), *others)
    line = RegisterEntry.objects.get(event="left")
    assert (one.state, line.effective_on, line.decision) == ("effective", MEETING, "2027-07-10/1")


def test_a_resignation_that_the_assembly_does_not_confirm_takes_effect_at_the_end_of_the_year():
    living_by("iflry")
    assembly(MEETING)
    others = voters()
    one = voted(declared(counted("Aalto")), *others, choice="against")
    assert (one.state, one.effect_on) == ("waiting", date(2028, 1, 1))


def test_a_suspension_by_the_assembly_is_a_line_of_the_register():
    living_by("iflry")
    assembly(MEETING)
    others, target = voters(), counted("Aalto")
    one = voted(opened(target, "suspension", opener="bureau"), *others)
    assert (one.state, one.line.event, one.line.standing) == ("effective", "suspended", "suspended")
    assert [each.standing for each in held(target.organisation, MEETING)] == ["suspended"]


def test_an_associate_becomes_a_full_member_under_a_new_number():
    living_by("iflry")
    assembly(MEETING)
    others = voters()
    associate = member("associate")
    one = declared(associate, "full")
    one = taken(taken(taken(one, "application"), "circulation"), "advice", by=SECRETARY)
    one = voted(one, *others)
    assert (one.state, one.line.event, one.line.membership.category) == ("effective", "changed", "full")
    item = Item.objects.get()
    assert item.state == "carried"
    assert [one.replace("\u00a0", " ") for one in minuted(item)][1:3] == [
        "The documents go to the members: 4 May 2027.",
        "The committee on membership gives its advice: 4 May 2027.",
    ]


def test_an_appeal_is_made_once_even_if_it_was_taken_back():
    living_by("hcce")
    one = excluded()
    said = {"wish": wish(), "statement": "Unjust."}
    appeal = actions.appeal(one, **said, by=delegate_of(one.membership), at=NOON)
    actions.take_back(appeal, reason="The member asks for it.", by=SECRETARY, at=NOON)
    assert fresh(one).state == "waiting"
    assert [each.standing for each in held(one.membership.organisation, TODAY)] == []
    with pytest.raises(actions.NothingToAppeal):
        actions.appeal(one, **said, by=delegate_of(one.membership), at=NOON)


def test_whoever_tries_again_does_not_appeal_as_well():
    living_by("enqa")
    one = taken(declared(member("member"), "renewal"), "decision", answer=False)
    declared(one.membership, "renewal")
    with pytest.raises(actions.AlreadyRunning):
        actions.appeal(one, wish=wish(form="writing"), statement="", by=delegate_of(one.membership), at=NOON)
