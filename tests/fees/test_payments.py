"""Money received pays fees, whole or in part; what is more is the payer's; what was wrong is undone."""

from datetime import date, timedelta

import pytest
from cast import NOON
from fees.samples import TODAY, called, paid, sized
from statutes.samples import SECRETARY

from accede.fees.actions import (
    AlreadyRecorded,
    AlreadyUndone,
    ForNobody,
    MovedOn,
    NoReason,
    NothingPaid,
    TooMuch,
    clear,
    record_payment,
    refund,
    unclear,
)
from accede.fees.models import Invoice, Payment
from accede.journal.models import Entry
from accede.post.models import Letter
from accede.register.models import Membership, Obligation
from accede.register.queries import standing_of

pytestmark = pytest.mark.django_db


def undo(clearing, reason="Not theirs.", at=NOON):
    return unclear(clearing, reason=reason, by=SECRETARY, at=at)


def use(payment, invoice, cents, seen=None):
    return clear(
        payment, invoice=invoice, cents=cents, seen=payment.free if seen is None else seen, by=SECRETARY, at=NOON
    )


def give_back(payment, cents, on=TODAY, reason="Paid twice.", seen=None):
    seen = payment.free if seen is None else seen
    return refund(payment, cents=cents, on=on, reason=reason, seen=seen, by=SECRETARY, at=NOON)


def test_one_payer_pays_for_several_members_in_the_order_given():
    first, second = called(sized()), called(sized(name="Brug"))
    payment = paid(second, first, cents=first.cents + second.cents - 100, payer="Federation")
    assert [(one.invoice, one.cents) for one in payment.clearings.all()] == [
        (second, second.cents),
        (first, first.cents - 100),
    ]
    assert (payment.free, payment.organisation) == (0, None)
    assert set(Obligation.objects.values_list("settled_on", flat=True)) == {None, TODAY}


def test_more_than_is_left_stays_the_payers_and_pays_the_next_fee():
    invoice = called()
    payment = paid(invoice, cents=invoice.cents + 500)
    assert (payment.free, payment.organisation, invoice.left) == (500, invoice.organisation, 0)
    later = called(invoice.membership, 2028, on=date(2027, 5, 20))
    use(payment, later, 500)
    # The money was there before the fee was called: it pays it from its first day.
    assert later.clearings.get().on == date(2027, 5, 20)
    assert (payment.free, later.left) == (0, later.cents - 500)


def test_nobody_uses_more_than_is_free_or_left_or_what_others_used_meanwhile():
    invoice = called()
    payment = paid(invoice, cents=invoice.cents + 500)
    later = called(invoice.membership, 2028)
    for cents in (0, -1, 501):
        with pytest.raises(TooMuch):
            use(payment, later, cents)
    with pytest.raises(MovedOn):
        use(payment, later, 100, seen=400)
    with pytest.raises(TooMuch):
        use(payment, invoice, 1)


def test_a_wrong_payment_is_undone_and_what_it_paid_is_owed_again():
    invoice = called(on=date(2027, 1, 4))
    payment = paid(invoice, cents=invoice.cents)
    assert standing_of(Membership.objects.get(), TODAY).holds is True
    counter = undo(payment.clearings.get(), at=NOON + timedelta(days=1))
    invoice = Invoice.objects.get()
    assert (invoice.settled_on, invoice.left, payment.free) == (None, invoice.cents, invoice.cents)
    assert (counter.cents, counter.on, counter.undoes.payment) == (-invoice.cents, date(2027, 5, 5), payment)
    assert Obligation.objects.get().settled_on is None
    assert standing_of(Membership.objects.get(), TODAY).holds is False


def test_a_member_is_written_to_that_what_was_acknowledged_is_to_be_paid_again():
    payment = paid(called(), cents=500)
    unclear(payment.clearings.get(), reason="Not theirs.", by=SECRETARY, at=NOON)
    letter = Letter.objects.get(kind="payment_undone")
    assert "We had noted €5.00 as received for fee 2027-0001. That no longer stands" in letter.body
    assert "Not theirs." not in letter.body


def test_what_was_undone_is_settled_anew_from_the_day_of_what_stands():
    invoice = called(on=date(2027, 1, 4))
    wrong = paid(invoice, cents=invoice.cents)
    undo(wrong.clearings.get(), at=NOON + timedelta(days=9))
    paid(invoice, cents=invoice.cents, on=date(2027, 5, 3))
    assert Invoice.objects.get().settled_on == Obligation.objects.get().settled_on == date(2027, 5, 3)


def test_a_clearing_is_undone_once_with_a_reason_and_an_undoing_never():
    clearing = paid().clearings.get()
    with pytest.raises(NoReason):
        undo(clearing, reason=" ")
    counter = undo(clearing)
    for one in (clearing, counter):
        with pytest.raises(AlreadyUndone):
            undo(one)


def test_what_is_free_is_given_back_with_day_and_reason():
    invoice = called()
    payment = paid(invoice, cents=invoice.cents + 500, on=date(2027, 5, 2))
    with pytest.raises(NoReason):
        give_back(payment, 500, reason="")
    with pytest.raises(TooMuch):
        give_back(payment, 501)
    for day in (date(2027, 5, 1), date(2027, 5, 5)):
        with pytest.raises(NothingPaid):
            give_back(payment, 500, on=day)
    give_back(payment, 300)
    assert payment.free == 200
    with pytest.raises(MovedOn):
        give_back(payment, 100, seen=500)


def test_money_of_a_member_without_any_fee_is_its_credit_and_recorded_once():
    one = sized()
    house = {"organisation": one.organisation, "currency": "EUR"}
    payment = record_payment(cents=700, on=TODAY, **house, by=SECRETARY, at=NOON)
    assert payment.free == 700
    with pytest.raises(AlreadyRecorded):
        record_payment(cents=700, on=TODAY, **house, by=SECRETARY, at=NOON)
    with pytest.raises(ForNobody):
        record_payment(cents=700, on=TODAY, currency="EUR", by=SECRETARY, at=NOON)
    assert Payment.objects.count() == 1


def test_the_journal_holds_what_the_books_need_and_names_of_payers_apart():
    invoice = called()
    payment = paid(invoice, cents=invoice.cents + 500, payer="Ana Maes", iban="BE68539007547034", reference="abc")
    entry = Entry.objects.get(action="fees.record_payment")
    clearing = payment.clearings.get()
    assert entry.values == {
        "received": {"amount": "965.00", "currency": "EUR"},
        "on": "2027-05-04",
        "organisation": f"register.organisation:{invoice.organisation_id}",
        "free": {"amount": "5.00", "currency": "EUR"},
        "cleared": [
            {
                "clearing": f"fees.clearing:{clearing.pk}",
                "invoice": f"fees.invoice:{invoice.pk}",
                "number": "2027-0001",
                "organisation": f"register.organisation:{invoice.organisation_id}",
                "kind": "paid",
                "cents": 96_000,
                "currency": "EUR",
                "on": "2027-05-04",
                "payment": f"fees.payment:{payment.pk}",
            }
        ],
    }
    assert entry.personal.values["payer"] == "Ana Maes"
    give_back(payment, 500)
    assert Entry.objects.get(action="fees.refund").values["cents"] == 500
    undo(clearing)
    told = Entry.objects.get(action="fees.unclear").values
    assert (told["cents"], told["undoes"]) == (-96_000, f"fees.clearing:{clearing.pk}")
