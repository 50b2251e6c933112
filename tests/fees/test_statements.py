"""Statements are taken in once; what is certain is recorded by itself, the rest waits with proposals for a person."""

from datetime import date, timedelta

import pytest
from cast import NOON
from fees.banking import AALTO, BRUG, Entry
from fees.samples import TODAY, called, paid, sized
from fees.samples_bank import aside, line, matched, paying, taken
from statutes.samples import SECRETARY, law

from accede.fees.actions import (
    AlreadyMatched,
    AlreadyTaken,
    NoReason,
    OtherAccount,
    StillToCome,
    accept_line,
    set_line_aside,
    statement,
    take_line_up,
)
from accede.fees.management.commands.cashier import lay_next
from accede.fees.models import Clearing, Invoice, Payee, Payment, Statement, StatementLine
from accede.fees.queries.statements import statements
from accede.journal.models import Entry as Written
from accede.journal.queries import verify
from accede.register.models import Membership

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rules():
    law()


def accept(one, *invoices, **details):
    return accept_line(one, invoices=invoices, **details, by=SECRETARY, at=NOON)


def found(one):
    return [(each["confidence"], each["why"]) for each in StatementLine.objects.get(pk=one.pk).proposals]


def only():
    return StatementLine.objects.get()


def states():
    return list(StatementLine.objects.order_by("pk").values_list("state", flat=True))


def test_what_names_a_fee_by_its_reference_is_recorded_by_itself():
    invoice = called()
    matched(paying(invoice, number="B1"))
    one = only()
    assert (one.state, one.payment.clearings.get().invoice, one.payment.iban) == ("matched", invoice, AALTO)
    assert Invoice.objects.get().settled_on == TODAY
    assert Written.objects.get(action="fees.record_payment").actor == "clock"
    assert verify() == []


def test_part_and_more_by_reference_are_recorded_and_more_is_credit():
    first, second = called(sized()), called(sized(name="Brug"))
    matched(paying(first, 100, number="B1"), paying(second, second.cents + 50, number="B2"))
    assert [one.free for one in Payment.objects.order_by("pk")] == [0, 50]
    assert first.left == first.cents - 100


def test_the_same_file_is_taken_once_and_overlapping_ones_change_nothing():
    invoice = called()
    entries = (paying(invoice, 100), Entry(700), Entry(700), Entry(-50, payer="Bank", number="B4"))
    matched(*entries)
    with pytest.raises(AlreadyTaken):
        taken(*entries)
    later = matched(*entries, Entry(900, number="B5"), sha256="other")
    assert (later.number, later.known) == (5, 4)
    assert states() == ["matched", "open", "open", "out", "open"]
    assert Payment.objects.count() == 1


def test_a_statement_of_another_account_asks_first_and_none_is_of_days_to_come():
    taken(Entry(500))
    Statement.objects.update(account="BE62510007547061")
    with pytest.raises(OtherAccount):
        taken(Entry(600), sha256="other")
    taken(Entry(600), sha256="other", is_ours=True)
    with pytest.raises(StillToCome):
        taken(Entry(600, on="2027-05-05"), sha256="third", is_ours=True)


def test_the_first_statement_is_of_the_account_that_invoices_name():
    Payee.objects.create(starts=TODAY, name="Net", city="Ghent", country="BE", registration="1", iban=BRUG)
    with pytest.raises(OtherAccount):
        taken(Entry(500))
    taken(Entry(500), is_ours=True)


def test_a_known_account_and_the_amount_are_likely_and_wait():
    one = sized()
    first = called(one)
    accept_line(line(iban=BRUG), invoices=[first], by=SECRETARY, at=NOON)
    second = called(one, 2028)
    matched(Entry(second.cents, iban=BRUG, payer="Whoever", number="B2"), sha256="b")
    waiting = StatementLine.objects.get(state="open")
    assert found(waiting) == [("likely", "account_amount")]
    accept(waiting, second)
    assert waiting.__class__.objects.get(pk=waiting.pk).payment.organisation == one.organisation


def test_a_name_and_the_amount_are_possible():
    invoice = called(sized(name="Élan asbl"))
    matched(Entry(invoice.cents, payer="ELAN", iban=""))
    assert found(only()) == [("possible", "name_amount")]


def test_what_says_nothing_has_no_proposal_and_is_matched_or_set_aside_by_a_person():
    invoice = called()
    one = line()
    assert found(one) == []
    with pytest.raises(NoReason):
        set_line_aside(one, reason=" ", by=SECRETARY, at=NOON)
    set_line_aside(one, reason="Interest.", by=SECRETARY, at=NOON)
    with pytest.raises(AlreadyMatched):
        accept(one, invoice)
    take_line_up(one, by=SECRETARY, at=NOON)
    accept(one, invoice)
    with pytest.raises(AlreadyMatched):
        accept(one, invoice)
    with pytest.raises(AlreadyMatched):
        take_line_up(one, by=SECRETARY, at=NOON)
    assert invoice.left == invoice.cents - 500


def test_what_was_recorded_by_hand_is_not_recorded_again():
    invoice = called()
    payment = paid(invoice, cents=invoice.cents, on=date(2027, 5, 3))
    later = called(invoice.membership, 2028)
    matched(paying(later, invoice.cents, number="B1"))
    one = only()
    assert one.state == "open"
    assert found(one)[0] == ("likely", "by_hand")
    accept(one, payment=payment)
    assert (only().payment, Payment.objects.count(), later.left) == (payment, 1, later.cents)


def test_a_line_of_a_member_without_a_fee_is_its_credit():
    one = sized()
    accept(line(), organisation=one.organisation)
    assert (Payment.objects.get().free, Payment.objects.get().organisation) == (500, one.organisation)


def test_two_lines_that_are_alike_are_two_payments():
    invoice = called()
    matched(paying(invoice, 100), paying(invoice, 100))
    assert Clearing.objects.count() == 2
    assert invoice.left == invoice.cents - 200


def test_the_last_of_two_lines_for_one_fee_waits():
    invoice = called()
    matched(paying(invoice, number="B1"), paying(invoice, number="B2"))
    assert states() == ["matched", "open"]
    assert Membership.objects.count() == 1


def test_what_was_set_aside_tells_why_until_it_is_taken_up():
    one = aside()
    assert StatementLine.objects.get(pk=one.pk).reason == "Interest."
    take_line_up(one, by=SECRETARY, at=NOON + timedelta(days=1))
    assert StatementLine.objects.get(pk=one.pk).reason == ""


def test_of_a_long_statement_the_first_lines_are_taken_in_at_once_and_the_rest_piece_by_piece(monkeypatch):
    monkeypatch.setattr(statement, "PIECE", 2)
    taken(Entry(700), Entry(700))
    found = taken(*[Entry(700)] * 5, sha256="other")
    assert (found.laid, found.known, statements().get(pk=found.pk).waiting) == (2, 2, 3)
    assert lay_next()
    found.refresh_from_db()
    assert (found.laid, found.known, bytes(found.content)) == (5, 2, b"")
    assert [one.lines.count() for one in Statement.objects.order_by("pk")] == [2, 3]
    assert not lay_next()
