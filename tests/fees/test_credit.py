"""What was invoiced is credited, or written off, and what was paid of it stays the payer's."""

from datetime import date

import pytest
from cast import NOON
from django.urls import reverse
from fees.samples import TODAY, called, credited, paid, written_off
from statutes.samples import SECRETARY

from accede.fees.actions import (
    AlreadyCalled,
    AlreadyUndone,
    ClearedMeanwhile,
    MoreThanInvoiced,
    NobodyDecided,
    NoReason,
    NothingLeft,
    NotOnThatDay,
    credit,
    take_back_write_off,
    unclear,
    write_off,
)
from accede.fees.models import Clearing, CreditNote, Invoice, Payment
from accede.fees.queries import uncalled
from accede.journal.models import Entry
from accede.people.capacities import Capacity
from accede.register.models import Obligation
from accede.wording.formats import day

pytestmark = pytest.mark.django_db
EARLIER = date(2027, 5, 3)


def again():
    return Invoice.objects.get()


def stands():
    """Return each clearing that stands, as its kind and cents."""
    found = Clearing.objects.filter(undoes=None, undone_by=None)
    return sorted(found.values_list("kind", "cents"))


def test_a_credit_note_has_a_number_of_its_own_and_settles_what_it_leaves_nothing_of():
    one = called()
    first = credited(one, cents=6_000)
    assert (first.label, again().left, again().settled_on) == ("C2027-0001", 90_000, None)
    second = credited(one, cents=90_000)
    assert (second.label, again().left, again().settled_on) == ("C2027-0002", 0, TODAY)
    assert Obligation.objects.get().settled_on == TODAY


def test_nobody_credits_more_than_was_invoiced_or_without_a_reason_or_another_day():
    one = called(on=EARLIER)
    credited(one, cents=6_000)
    said = {"cents": 90_000, "on": TODAY, "reason": "Too much.", "seen": 1}
    for refusal, changed in (
        (MoreThanInvoiced, {"cents": 90_001}),
        (MoreThanInvoiced, {"cents": 0}),
        (NoReason, {"reason": " "}),
        (ClearedMeanwhile, {"seen": 0}),
        (NotOnThatDay, {"on": date(2027, 5, 2)}),
        (NotOnThatDay, {"on": date(2027, 5, 5)}),
    ):
        with pytest.raises(refusal):
            credit(one, **said | changed, by=SECRETARY, at=NOON)
    assert CreditNote.objects.count() == 1


def test_what_was_paid_of_what_is_credited_becomes_the_payers():
    one = called(on=EARLIER)
    paid(one, cents=60_000, on=EARLIER)
    paid(one, cents=36_000, on=TODAY)
    credited(one, cents=50_000)
    assert stands() == [("credited", 50_000), ("paid", 46_000)]
    assert sorted(one.free for one in Payment.objects.all()) == [14_000, 36_000]
    assert (again().left, again().settled_on) == (0, TODAY)


def test_what_was_written_off_is_undone_before_what_was_paid():
    one = called()
    paid(one, cents=50_000)
    written_off(one)
    credited(one, cents=40_000)
    assert stands() == [("credited", 40_000), ("paid", 50_000), ("written_off", 6_000)]
    assert [one.free for one in Payment.objects.all()] == [0]
    assert (again().left, Clearing.objects.filter(decided_by="The Board").count()) == (0, 2)


def test_a_fee_is_called_again_once_its_invoice_was_credited_whole():
    one = called()
    credited(one, cents=100)
    with pytest.raises(AlreadyCalled):
        called(one.membership)
    assert not uncalled(2027, TODAY).exists()
    credited(one, cents=95_900)
    assert list(uncalled(2027, TODAY)) == [one.membership]
    assert called(one.membership).label == "2027-0002"
    with pytest.raises(AlreadyCalled):
        called(one.membership)


def test_the_journal_keeps_a_credit_note_with_its_article():
    credited(called(), cents=6_000, article=("rules 2",))
    entry = Entry.objects.get(action="fees.credit")
    assert (entry.article, entry.values["credit_note"], entry.values["cents"]) == (["rules 2"], "C2027-0001", 6_000)


def test_what_is_written_off_is_what_is_left_and_settles_until_it_is_taken_back():
    one = called()
    paid(one, cents=50_000)
    found = written_off(one)
    assert (found.cents, again().left, again().settled_on) == (46_000, 0, TODAY)
    take_back_write_off(found, reason="It was paid after all.", by=SECRETARY, at=NOON)
    assert (again().left, again().settled_on, Obligation.objects.get().settled_on) == (46_000, None, None)
    with pytest.raises(AlreadyUndone):
        take_back_write_off(found, reason="Twice.", by=SECRETARY, at=NOON)


def test_nobody_writes_off_nothing_or_without_whoever_decided():
    one = called()
    said = {"on": TODAY, "reason": "Dissolved.", "decided_by": "The Board", "seen": 0}
    with pytest.raises(NobodyDecided):
        write_off(one, **said | {"decided_by": ""}, by=SECRETARY, at=NOON)
    paid(one, cents=one.cents)
    with pytest.raises(NothingLeft):
        write_off(one, **said | {"seen": 1}, by=SECRETARY, at=NOON)


def test_only_what_was_paid_is_undone_as_a_payment():
    one = called()
    note = credited(one, cents=100)
    with pytest.raises(AlreadyUndone):
        unclear(note.clearing, reason="Not so.", by=SECRETARY, at=NOON)


def test_the_page_credits_once_however_often_the_button_is_pressed(client, cast):
    one = called(year=2025, on=date(2025, 3, 4))
    cast.signed_in(client, Capacity.TREASURER)
    address = reverse("fee_credit", args=[one.year, one.number])
    form = client.get(address).context["form"]
    assert (form["amount"].value(), form["seen"].value()) == ("960.00", 0)
    said = {"amount": "60.50", "on": "2025-04-01", "reason": "Counted twice.", "article": "rules 2", "seen": "0"}
    assert client.post(address, said).url == one.get_absolute_url()
    again = client.post(address, said)
    assert (again.status_code, CreditNote.objects.count()) == (409, 1)
    assert 'value="Counted twice."' in again.content.decode()
    [row] = client.get(one.get_absolute_url()).context["payments"]
    assert (row["text"], row["after"]) == ("€60.50", "Credit note C2025-0001: Counted twice.")
    assert row["cite"].url == "/en/statutes/#art-rules-2"


def test_the_page_writes_off_and_takes_that_back(client, cast):
    one = called(year=2025, on=date(2025, 3, 4))
    cast.signed_in(client, Capacity.TREASURER)
    said = {"on": "2025-04-01", "reason": "Dissolved.", "decided_by": "the Board", "seen": "0"}
    assert client.post(reverse("fee_write_off", args=[one.year, one.number]), said).status_code == 302
    shown = client.get(one.get_absolute_url())
    assert shown.context["state"]["label"] == f"written off on {day(date(2025, 4, 1), 'en')}"
    assert shown.context["payments"][0]["after"] == "Written off, as decided by the Board: Dissolved."
    [_credit, back, _account] = shown.context["acts"]
    assert client.post(back["url"], {"reason": "It paid."}).status_code == 302
    assert client.get(one.get_absolute_url()).context["state"]["label"] == "late"
