"""The fees of a year are called together: as they were seen, each once, whoever stops the work."""

from datetime import date, timedelta

import pytest
from cast import NOON
from fees.samples import TODAY, called, sized
from fees.samples_call import call_all, carry_out, seen
from register.samples import delegate, entering, left, many, member
from register.samples_figures import declare, settle
from statutes.samples import SECRETARY, law

from accede.fees.actions import Ended, NothingToCall, SeenOtherwise, Underway, carry_out_call, open_call
from accede.fees.actions.call import BATCH
from accede.fees.models import Call, CallLine, Invoice
from accede.fees.queries import State, amount_of, planned
from accede.journal.models import Entry
from accede.journal.queries import verify
from accede.people.capacities import CLOCK
from accede.register.actions import declare_figure, enter_member
from accede.register.models import Obligation

pytestmark = pytest.mark.django_db


def states(on=TODAY):
    return {one.membership.organisation.name: one.state for one in planned(on, TODAY)}


def test_a_call_is_planned_for_every_member_of_the_day():
    called(sized(name="Called"))
    sized(name="Due")
    member("No figures")
    left(sized(name="Gone"))
    assert states() == {"Called": State.CALLED, "Due": State.TO_CALL, "No figures": State.UNSAID}
    assert states(date(2026, 12, 31))["Gone"] == State.TO_CALL


def test_accepted_figures_count_before_declared_ones():
    one = member()
    said = declare(one, 60, year=2026)
    assert [each.amount.money.cents for each in planned(TODAY, TODAY)] == [192_000]
    settle(said, 9)
    found = planned(TODAY, TODAY)
    assert [each.amount.money.cents for each in found] == [48_000]
    assert found[0].origins["wises"].is_accepted


def test_whoever_joined_in_the_year_owes_the_rest_of_it():
    sized(effective_on=date(2027, 5, 1))
    assert [one.amount.money.cents for one in planned(TODAY, TODAY)] == [56_000]


def test_a_call_writes_the_invoices_that_were_seen_by_register_number():
    ours = [sized(name=name, wises=wises) for name, wises in (("Aalto", 5), ("Brug", 12), ("Cap", 60))]
    delegate(ours[0])
    member("No figures")
    call = call_all()
    assert (call.number, call.cents) == (3, 48_000 + 96_000 + 192_000)
    assert not Invoice.objects.exists()
    carry_out(call)
    found = Invoice.objects.order_by("number")
    assert [(one.number, one.membership_id, one.cents) for one in found] == [
        (1, ours[0].pk, 48_000), (2, ours[1].pk, 96_000), (3, ours[2].pk, 192_000),
    ]  # fmt: skip
    assert [one.cents for one in Obligation.objects.order_by("pk")] == [48_000, 96_000, 192_000]
    assert set(CallLine.objects.values_list("state", flat=True)) == {"called"}
    assert verify() == []


def test_the_journal_tells_the_call_and_what_followed_from_it():
    sized()
    call = call_all()
    carry_out(call)
    opened = Entry.objects.get(action="fees.open_call")
    assert opened.values["sum"] == {"amount": "960.00", "currency": "EUR"}
    assert (opened.values["members"], opened.values["as_of"], opened.edition) == (1, "2027-05-04", law().sha256)
    done = Entry.objects.get(action="fees.carry_out_call")
    assert (done.subject, done.actor, done.values) == (
        f"fees.call:{call.pk}", "clock", {"called": 1, "not_called": [], "left": 0},
    )  # fmt: skip
    fee = Entry.objects.get(action="fees.call_fee")
    assert (fee.cause, fee.capacity) == (done.sequence, "clock")
    assert fee.values["organisation"] == f"register.organisation:{Invoice.objects.get().organisation_id}"


def test_what_was_seen_is_called_or_nothing_is():
    one = sized()
    before = seen()
    declare_figure(one.organisation, name="wises", value=90, year=2025, by=SECRETARY, at=NOON)
    with pytest.raises(SeenOtherwise):
        open_call(on=TODAY, seen=before, by=SECRETARY, at=NOON)
    assert not Call.objects.exists()


def test_what_becomes_known_once_a_call_is_opened_changes_nothing_in_it():
    one = sized()
    call = call_all()
    declare_figure(one.organisation, name="wises", value=90, year=2025, by=SECRETARY, at=NOON)
    carry_out(call)
    assert Invoice.objects.get().cents == 96_000
    assert amount_of(Invoice.objects.get()).values["fact.size"] == "medium"


def test_nothing_is_called_twice():
    sized()
    looked = seen()
    call = open_call(on=TODAY, seen=looked, by=SECRETARY, at=NOON)
    with pytest.raises(Underway):
        open_call(on=TODAY, seen=looked, by=SECRETARY, at=NOON)
    carry_out(call)
    with pytest.raises(NothingToCall):
        open_call(on=TODAY, seen=looked, by=SECRETARY, at=NOON)
    with pytest.raises(Ended):
        carry_out_call(call, by=CLOCK, at=NOON)
    assert Invoice.objects.count() == 1


def test_whoever_can_be_called_no_more_is_noted_with_the_reason():
    already, gone, due = sized(name="Already"), sized(name="Gone"), sized(name="Due")
    call = call_all()
    called(already)
    left(gone)
    carry_out(call)
    found = {line.membership.organisation.name: line.state for line in call.lines.all()}
    assert found == {"Already": "already", "Gone": "left", "Due": "called"}
    numbers = list(Invoice.objects.order_by("number").values_list("number", flat=True))
    assert numbers == [1, 2]
    entry = Entry.objects.get(action="fees.carry_out_call")
    assert entry.values["not_called"] == [already.number, gone.number]
    assert due.invoices.get().number == 2


def test_a_fault_with_one_member_keeps_nobody_from_the_others(monkeypatch):
    one, _two = sized(name="Aalto"), sized(name="Brug")
    call = call_all()
    CallLine.objects.filter(membership=one).update(amount={})
    carry_out(call)
    assert list(call.lines.values_list("state", flat=True)) == ["broken", "called"]
    assert [each.number for each in Invoice.objects.all()] == [1]


def test_a_long_call_is_carried_out_piece_by_piece():
    many(BATCH + 1)
    call = call_all()
    carry_out_call(call, by=CLOCK, at=NOON)
    assert Invoice.objects.count() == BATCH
    assert Call.objects.get().ended_at is None
    carry_out_call(call, by=CLOCK, at=NOON + timedelta(days=1))
    assert Call.objects.get().ended_at == NOON + timedelta(days=1)
    assert Invoice.objects.order_by("number").last().called_on == date(2027, 5, 5)


def test_an_organisation_that_was_called_is_not_called_again_in_another_category():
    one = called(sized()).membership
    left(one, on=date(2027, 5, 2))
    enter_member(one.organisation, **entering(effective_on=date(2027, 5, 3)), by=SECRETARY, at=NOON)
    assert [each.state for each in planned(TODAY, TODAY)] == [State.CALLED]
