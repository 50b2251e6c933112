"""That a member pays less is decided by somebody, with a reason, for some years; the rules are asked first."""

from datetime import date
from fractions import Fraction

import pytest
from cast import NOON
from django.urls import reverse
from fees.samples import TODAY, called, sized
from fees.samples_call import call_all, carry_out
from fees.samples_relief import deciding, relief
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from register.samples import member
from statutes.samples import LAW, SECRETARY, house_texts, law

from accede.fees.actions import (
    AlreadyNoted,
    EndsLater,
    NoSuchBody,
    NoSuchShare,
    NoSuchYears,
    NothingOwed,
    TheRulesSay,
    Unreasoned,
    end_relief,
    grant_relief,
)
from accede.fees.models import Invoice, Relief
from accede.fees.queries import State, amount_of, owed_by, planned
from accede.journal.models import Entry
from accede.people.capacities import Capacity
from accede.statutes.actions import load_edition
from accede.wording.formats import day

pytestmark = pytest.mark.django_db
GRANTING = LAW.replace(
    b'joining = "months"\ndue ', b'joining = "months"\nexcept = [{ granted_by = "board", reasons = true }]\ndue '
)


def granting_law():
    """Load the same rules, but for a fee that the Board may set aside."""
    load_edition(GRANTING, by=SECRETARY, at=NOON)


def lines(amount):
    return [(one.code, one.cents) for one in amount.lines]


def test_an_invoice_has_its_reduction_as_a_line_and_keeps_it():
    one = sized()
    relief(one)
    invoice = called(one)
    assert invoice.cents == 48_000
    found = amount_of(Invoice.objects.get())
    assert lines(found) == [("fee.line.year", 96_000), ("fee.line.relief", -48_000)]
    assert (found.lines[1].values["by"].name, found.lines[1].values["reason"]) == ("board", "Hardship")


def test_a_yearly_call_takes_off_what_was_decided_and_calls_nothing_from_whoever_owes_nothing():
    half, waived, unknown, whole = sized(name="Half"), sized(name="Waived"), member("Unknown"), sized(name="Whole")
    relief(half)
    relief(waived, kind="waiver")
    relief(unknown, kind="waiver")
    found = planned(TODAY, TODAY)
    assert [one.state for one in found] == [State.TO_CALL, State.NOTHING, State.NOTHING, State.TO_CALL]
    carry_out(call_all())
    assert {one.membership_id: one.cents for one in Invoice.objects.all()} == {half.pk: 48_000, whole.pk: 96_000}
    with pytest.raises(NothingOwed):
        called(waived)


def test_a_reduction_counts_from_its_first_year_to_its_last():
    one = sized()
    relief(one, first_year=2027, last_year=2028)
    owed = [owed_by(one, date(year, 5, 4)).money.cents for year in (2026, 2027, 2028, 2029)]
    assert owed == [96_000, 48_000, 48_000, 96_000]


def test_a_reduction_is_ended_and_never_made_longer():
    found = relief()
    end_relief(found, last_year=2028, reason="Recovered.", by=SECRETARY, at=NOON)
    with pytest.raises(EndsLater):
        end_relief(found, last_year=2029, reason="Not yet.", by=SECRETARY, at=NOON)
    end_relief(found, last_year=2026, reason="Noted in error.", by=SECRETARY, at=NOON)
    assert owed_by(found.membership, TODAY).money.cents == 96_000
    with pytest.raises(NoSuchYears):
        end_relief(found, last_year=2020, reason="Earlier still.", by=SECRETARY, at=NOON)


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"reason": " "}, Unreasoned),
        ({"share": "1"}, NoSuchShare),
        ({"share": "0"}, NoSuchShare),
        ({"kind": "amount", "cents": 0}, NoSuchShare),
        ({"last_year": 2026}, NoSuchYears),
        ({"decided_on": date(2027, 5, 5)}, NoSuchYears),
        ({"body": "nobody"}, NoSuchBody),
        ({"kind": "grant"}, NoSuchBody),
    ],
)
def test_a_decision_has_a_reason_a_measure_years_and_somebody_who_took_it(changed, refusal):
    one = sized()
    with pytest.raises(refusal):
        relief(one, **changed)
    assert not Relief.objects.exists()


def test_a_decision_is_noted_once_however_often_the_button_is_pressed():
    one = sized()
    relief(one)
    with pytest.raises(AlreadyNoted):
        relief(one)


def test_where_the_rules_say_who_may_grant_what_only_that_is_noted_and_they_reckon_it():
    granting_law()
    one = sized()
    with pytest.raises(TheRulesSay):
        relief(one)
    with pytest.raises(NoSuchBody):
        relief(one, kind="grant", body="assembly")
    found = relief(one, kind="grant")
    assert found.rule == "fee.annual"
    owed = owed_by(one, TODAY)
    assert lines(owed) == [("fee.line.year", 96_000), ("fee.line.granted", -96_000)]
    assert [each.state for each in planned(TODAY, TODAY)] == [State.NOTHING]


def test_the_journal_tells_what_was_decided_and_keeps_the_reason_apart():
    relief(article="rules 2")
    entry = Entry.objects.get(action="fees.grant_relief")
    assert (entry.values["share"], entry.values["first_year"], entry.article) == ("1/2", 2027, ["rules 2"])
    assert entry.personal.values == {"reason": "Hardship"}


def test_why_a_fee_is_less_can_be_erased_from_the_journal_and_stays_on_its_invoice():
    one = sized()
    relief(one)
    called(one)
    entry = Entry.objects.get(action="fees.call_fee")
    assert "Hardship" not in str(list(Entry.objects.values_list("values", flat=True)))
    assert entry.personal.values == {"reasons": ["Hardship"]}
    assert amount_of(Invoice.objects.get()).lines[1].values["reason"] == "Hardship"


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(
            st.builds(lambda top: {"kind": "share", "share": str(Fraction(top, 100))}, st.integers(1, 99)),
            st.builds(lambda cents: {"kind": "amount", "cents": cents}, st.integers(1, 200_000)),
        ),
        max_size=3,
        unique_by=str,
    )
)
def test_whatever_is_decided_lines_sum_to_the_total_and_nothing_falls_below_nothing(decided):
    one = sized(name=f"Aalto {Relief.objects.count()}")
    for each in decided:
        relief(one, **each)
    owed = owed_by(one, TODAY)
    assert sum(line.cents for line in owed.lines) == owed.money.cents >= 0
    if owed.money.cents:
        assert called(one).cents == owed.money.cents


@pytest.fixture
def treasurer(client, cast):
    law()
    house_texts()
    return cast.signed_in(client, Capacity.TREASURER)


def test_a_decision_is_noted_from_the_page_of_a_members_fee_and_shown_there(treasurer, client):
    one = sized()
    said = {"kind": "share", "share": "50 %", "body": "board", "decided_on": "2025-03-01", "reason": "Hardship"}
    answer = client.post(reverse("relief_new", args=[one.number]), said | {"first_year": "2025"})
    assert answer.url == reverse("fee_of_member", args=[one.number])
    shown = client.get(answer.url, {"on": "2026-02-03"})
    assert shown.context["sum"]["lines"][1] == ("Reduction by decision of Board: Hardship", -48_000)
    (row,) = shown.context["reliefs"]
    assert (row["title"], row["text"]) == ("1/2 of the fee less", "Hardship")
    assert row["after"] == f"A decision of Board, on {day(date(2025, 3, 1), 'en')}."
    small = client.get(reverse("fee_call"), {"on": "2026-02-03"}).context["table"]["rows"][0]["cells"][1]["small"]
    assert "Reduction by decision of Board: Hardship" in small


def test_a_form_says_what_the_rules_say_of_reductions(treasurer, client):
    one = sized()
    page = client.get(reverse("relief_new", args=[one.number])).content.decode()
    assert "The rules say nothing of reductions: this is a decision of the house" in page
    refused = client.post(reverse("relief_new", args=[one.number]), {"share": "half"})
    assert "A share is written as 1/2 or 25%." in refused.content.decode()


def test_a_reduction_is_ended_from_its_page(treasurer, client):
    found = grant_relief(sized(), **deciding(decided_on=date(2025, 2, 1)), by=SECRETARY, at=NOON)
    client.post(reverse("relief_end", args=[found.pk]), {"last_year": "2026", "reason": "Noted in error."})
    shown = client.get(reverse("fee_of_member", args=[found.membership.number]))
    assert shown.context["reliefs"][0]["tag"]["label"] == "ended before it began"
