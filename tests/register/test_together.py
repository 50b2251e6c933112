"""Two people who act at the same moment leave no gap, no double and no half."""

from threading import Barrier, Thread

import pytest
from cast import NOON
from django.db import connection
from fees.samples import TODAY, called, sized
from register.samples import entering, organisation
from statutes.samples import SECRETARY, house_texts, law

from accede.fees.actions import (
    AlreadyCalled,
    AlreadyRecorded,
    AlreadyUndone,
    MovedOn,
    call_fee,
    clear,
    record_payment,
    refund,
    unclear,
)
from accede.fees.models import Invoice, Payment
from accede.journal.actions import Refused
from accede.journal.queries import verify
from accede.register.actions import AlreadyMember, enter_member
from accede.register.models import Membership, Obligation, RegisterEntry

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds):
    """Do several deeds in threads of their own, started together; return what was refused."""
    start, refused = Barrier(len(deeds)), []

    def run(deed):
        start.wait()
        try:
            deed()
        except Refused as refusal:
            refused.append(type(refusal))
        finally:
            connection.close()

    threads = [Thread(target=run, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused


def enter(one):
    return lambda: enter_member(one, **entering(), by=SECRETARY, at=NOON)


def test_members_entered_at_once_take_numbers_without_gaps():
    law()
    assert at_once(*(enter(organisation(f"Network {index}")) for index in range(4))) == []
    assert sorted(Membership.objects.values_list("number", flat=True)) == [1, 2, 3, 4]
    assert sorted(RegisterEntry.objects.values_list("number", flat=True)) == [1, 2, 3, 4]
    assert verify() == []


def test_one_organisation_entered_twice_at_once_is_a_member_once():
    law()
    one = organisation()
    assert at_once(enter(one), enter(one)) == [AlreadyMember]
    assert Membership.objects.count() == RegisterEntry.objects.count() == 1


def test_one_fee_called_twice_at_once_is_called_once():
    house_texts()
    one = sized()
    calling = lambda: call_fee(one, year=2027, on=TODAY, by=SECRETARY, at=NOON)  # noqa: E731
    assert at_once(calling, calling) == [AlreadyCalled]
    assert Invoice.objects.count() == Obligation.objects.count() == 1
    assert verify() == []


def pay(invoice, cents, reference):
    return lambda: record_payment(invoice, cents=cents, on=TODAY, reference=reference, by=SECRETARY, at=NOON)


def test_a_payment_recorded_twice_at_once_is_recorded_once():
    invoice = called()
    assert at_once(pay(invoice, 100, "a"), pay(invoice, 100, "a")) == [AlreadyRecorded]
    assert Payment.objects.count() == 1


def test_two_payments_at_once_never_pay_more_than_is_left():
    invoice = called()
    assert at_once(pay(invoice, 60_000, "a"), pay(invoice, 60_000, "b")) == []
    assert Invoice.objects.get().left == 0
    assert sorted(one.free for one in Payment.objects.all()) == [0, 24_000]
    assert Obligation.objects.get().settled_on == TODAY


def test_what_is_free_is_used_or_given_back_once():
    invoice = called()
    payment = record_payment(invoice, cents=invoice.cents + 500, on=TODAY, by=SECRETARY, at=NOON)
    later = called(invoice.membership, 2028)
    use = lambda: clear(payment, invoice=later, cents=500, seen=500, by=SECRETARY, at=NOON)  # noqa: E731
    back = lambda: refund(payment, cents=500, on=TODAY, reason="Twice.", seen=500, by=SECRETARY, at=NOON)  # noqa: E731
    assert at_once(use, back) == [MovedOn]
    assert payment.free == 0
    assert verify() == []


def test_a_payment_is_undone_once():
    invoice = called()
    one = record_payment(invoice, cents=100, on=TODAY, by=SECRETARY, at=NOON).clearings.get()
    undo = lambda: unclear(one, reason="Not theirs.", by=SECRETARY, at=NOON)  # noqa: E731
    assert at_once(undo, undo) == [AlreadyUndone]
    assert Invoice.objects.get().left == invoice.cents
