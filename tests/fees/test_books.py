"""The books balance whatever moves, and the journal alone rebuilds them."""

from datetime import date

import pytest
from cast import NOON
from fees.samples import TODAY, called, credited, paid, sized, written_off
from hypothesis import given
from hypothesis import strategies as st
from register.samples import organisation
from statutes.samples import SECRETARY

from accede.fees.actions import clear, refund, take_back_write_off, unclear
from accede.fees.models import Clearing, Invoice, Payment
from accede.fees.queries.books import Account, Kind, Movement, balances, entries, free, left
from accede.fees.queries.journalled import fee_entries, journalled
from accede.fees.queries.movements import movements
from accede.journal.models import Entry
from accede.register.actions import merge_organisations
from accede.register.queries import DETAILS
from accede.web.verify import books, verify

days = st.dates(date(2027, 1, 1), date(2027, 12, 31))
cents = st.integers(-(10**12), 10**12)


@st.composite
def moved(draw):
    """Draw anything that may move: a fee is named by what is called or cleared, a payment by what is money."""
    kind = draw(st.sampled_from(Kind))
    invoice = "" if kind in (Kind.RECEIVED, Kind.REFUNDED) else f"2027-{draw(st.integers(1, 3)):04d}"
    payment = draw(st.integers(1, 3)) if kind in (Kind.RECEIVED, Kind.REFUNDED, Kind.PAID) else 0
    return Movement(draw(days), f"D{draw(st.integers(1, 5))}", kind, draw(cents), "EUR", invoice, payment)


@given(st.lists(moved()))
def test_every_document_balances_and_the_debts_are_what_is_left(ones):
    documents = {}
    for line in entries(ones):
        assert min(line.debit, line.credit) == 0 <= max(line.debit, line.credit)
        documents[line.document] = documents.get(line.document, 0) + line.debit - line.credit
    assert set(documents.values()) <= {0}
    held = balances(ones)
    assert held.total() == 0
    assert held[Account.DEBTS] == left(ones).total()
    assert held[Account.CREDITS] == -free(ones).total()


def a_year_in_small():
    """Do everything once that moves a fee."""
    first, second = called(sized()), called(sized(name="Brug"))
    over = paid(first, second, cents=200_000)
    unclear(Clearing.objects.filter(invoice=second).get(), reason="Not theirs.", by=SECRETARY, at=NOON)
    clear(over, invoice=second, cents=50_000, seen=104_000, by=SECRETARY, at=NOON)
    refund(over, cents=54_000, on=TODAY, reason="Asked back.", seen=54_000, by=SECRETARY, at=NOON)
    take_back_write_off(written_off(second), reason="It pays.", by=SECRETARY, at=NOON)
    paid(second, cents=1_000)
    written_off(second)
    credited(second, cents=70_000)
    return first, second


@pytest.mark.django_db
def test_the_journal_alone_rebuilds_what_the_tables_hold(capsys):
    first, second = a_year_in_small()
    found = journalled(fee_entries())
    assert found == movements()
    assert left(found) == {first.label: 0, second.label: 0}
    assert {one.pk: one.free for one in Payment.objects.all()} == free(found)
    assert {one.label: one.left for one in Invoice.objects.all()} == left(found)
    assert balances(found) == {"debts": 0, "income": -122_000, "bank": 147_000, "credits": -25_000, "losses": 0}
    assert verify() == 0
    assert "The books hold" in capsys.readouterr().out


@pytest.mark.django_db
def test_what_differs_between_tables_and_journal_is_named(capsys):
    payment = paid(called(), cents=500)
    Payment.objects.update(cents=501)
    assert verify() == 1
    told = capsys.readouterr().out
    assert f"fees: P{payment.pk}, 2027-05-04, received, 5.00 EUR stands in the journal, not in the tables." in told
    assert f"fees: P{payment.pk}, 2027-05-04, received, 5.01 EUR stands in the tables, not in the journal." in told


@pytest.mark.django_db
def test_a_fee_called_before_the_journal_said_how_much_is_told_and_is_no_fault(capsys):
    older, _other = called(sized()), paid(called(sized(name="Brug")))
    paid(older, cents=500)
    Entry.objects.filter(action="fees.call_fee", subject=f"fees.invoice:{older.pk}").update(
        values={"number": older.label, "due": "2027-06-30"}
    )
    Entry.objects.filter(subject=f"fees.payment:{older.clearings.get().payment_id}").update(
        values={"paid": {"amount": "5.00", "currency": "EUR"}, "on": "2027-05-04"}
    )
    assert books() == 0
    assert capsys.readouterr().out.splitlines() == [
        "The books hold: 3 movements of fees, the same in the tables and in the journal.",
        "Fees called before the journal said how much, for which the tables stand alone: 1.",
    ]
    Payment.objects.exclude(clearings__invoice=older).update(cents=501)
    assert books() == 1


@pytest.mark.django_db
def test_thebooks_hold_when_two_organisations_were_found_to_be_one():
    one = called()
    other = organisation("Brug")
    chosen = dict.fromkeys(DETAILS, "") | {"name": "Aalto", "country": "BE"}
    assert one.organisation_id != other.pk
    merge_organisations(other, one.organisation, values=chosen, by=SECRETARY, at=NOON)
    assert verify() == 0
