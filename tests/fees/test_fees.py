"""Fees are reckoned by the rulebook, called once a year, and paid."""

from datetime import date

import pytest
from cast import NOON
from fees.samples import TODAY, called, issued, named_payee, sized
from register.samples import delegate, member
from statutes.samples import SECRETARY, law

from accede.fees.actions import AlreadyCalled, AlreadyRecorded, CannotSay, NothingPaid, record_payment
from accede.fees.models import Invoice
from accede.fees.queries import amount_of, due_for, fee_for, invoices, joined_in, owed_by, uncalled
from accede.journal.actions import Actor, Mandated
from accede.journal.models import Entry
from accede.journal.queries import verify
from accede.post.models import Letter
from accede.register.models import Membership, Obligation
from accede.register.queries import standing_of

pytestmark = pytest.mark.django_db


def pay(invoice, cents, on=TODAY, reference=""):
    return record_payment(invoice, cents=cents, on=on, reference=reference, by=SECRETARY, at=NOON)


def test_a_fee_follows_from_the_rulebook_of_the_day():
    law()
    amount = fee_for("full", {"country": "BE", "wises": 12}, TODAY)
    assert (amount.money.cents, amount.article) == (96_000, ("rules 2",))


def test_an_invoice_keeps_the_answer_as_it_was_given():
    one = sized()
    said = owed_by(one, TODAY, date(2027, 5, 1))
    invoice = called(one, joined=date(2027, 5, 1))
    again = amount_of(Invoice.objects.get())
    assert (again.money, again.lines, again.values, again.article, again.marks) == (
        said.money, said.lines, said.values, said.article, said.marks,
    )  # fmt: skip
    assert sum(line.cents for line in again.lines) == invoice.cents == 56_000


def test_calling_a_fee_writes_invoice_and_obligation_in_one_deed():
    invoice = called(sized())
    assert (invoice.label, invoice.due, invoice.is_sample) == ("2027-0001", date(2027, 6, 3), True)
    owed = Obligation.objects.get()
    assert (owed.subject, owed.cents, owed.due) == (f"fees.invoice:{invoice.pk}", 96_000, invoice.due)
    assert not Letter.objects.exists()
    cause = Entry.objects.get(action="fees.call_fee")
    caused = Entry.objects.filter(cause=cause.sequence).values_list("action", flat=True)
    assert sorted(caused) == ["register.owe"]
    assert cause.values["verdict"]["money"] == {"amount": "960.00", "currency": "EUR"}
    assert verify() == []


def test_a_member_without_a_delegate_has_its_letter_on_paper():
    invoice = issued().invoice
    one = Letter.objects.get()
    assert (one.state, one.recipient) == ("to_print", invoice.organisation.name)


def test_numbers_have_no_gaps_within_a_year():
    first = called(sized())
    with pytest.raises(AlreadyCalled):
        called(first.membership)
    with pytest.raises(CannotSay):
        called(member("Without figures"))
    assert [called(sized(name="Brug")).label, called(first.membership, 2028).label] == ["2027-0002", "2028-0001"]


def test_what_cannot_be_said_is_not_called_and_says_what_is_missing():
    with pytest.raises(CannotSay) as refusal:
        called(member())
    assert refusal.value.verdict.missing == ("wises",)
    assert not Invoice.objects.exists()


def test_a_whole_payment_settles_the_obligation_and_gives_back_the_vote():
    invoice = called(on=date(2027, 1, 4))
    one = Membership.objects.get()
    assert standing_of(one, TODAY).holds is False
    pay(invoice, 56_000, date(2027, 5, 3))
    assert Invoice.objects.get().settled_on is None
    pay(invoice, 40_000, date(2027, 5, 2))
    assert Invoice.objects.get().settled_on == Obligation.objects.get().settled_on == date(2027, 5, 3)
    assert standing_of(Membership.objects.get(), TODAY).holds is True


def test_a_payment_is_acknowledged():
    one = sized()
    delegate(one)
    pay(called(one), 10_000)
    kinds = Entry.objects.filter(action="post.queue_letters").values_list("values__kind", flat=True)
    assert list(kinds) == ["payment_received"]


def test_the_same_payment_is_recorded_once_unless_its_reference_tells_it_apart():
    invoice = called()
    pay(invoice, 10_000)
    with pytest.raises(AlreadyRecorded):
        pay(invoice, 10_000)
    pay(invoice, 10_000, reference="+++101+++")
    assert Invoice.objects.get().left == 76_000


def test_nobody_pays_nothing_or_tomorrow():
    invoice = called()
    with pytest.raises(NothingPaid):
        pay(invoice, 0)
    with pytest.raises(NothingPaid):
        pay(invoice, 100, date(2027, 5, 5))


def test_the_first_year_counts_from_a_day_that_is_known():
    assert joined_in(member(effective_on=date(2027, 5, 4)), 2027) == date(2027, 5, 4)
    assert joined_in(member("Brug", effective_on=date(2027, 1, 1), starts_year_only=True), 2027) is None
    assert joined_in(member("Cap", effective_on=None), 2027) is None
    assert joined_in(member("Dok"), 2027) is None


def test_fees_are_listed_by_how_they_stand():
    late = called(sized(), on=date(2027, 1, 4))
    open_one = called(sized(name="Brug"))
    paid = called(sized(name="Cap"))
    pay(paid, paid.cents)
    assert set(invoices("open", TODAY)) == {late, open_one}
    assert list(invoices("late", TODAY)) == [late]
    assert [one.received for one in invoices("settled", TODAY)] == [paid.cents]
    assert invoices("nonsense", TODAY).count() == 3
    assert not uncalled(2027, TODAY).exists()
    assert uncalled(2028, TODAY).count() == 3


def test_what_is_due_is_told_to_whom_it_concerns():
    one = sized()
    called(one, on=date(2027, 1, 4))
    named_payee()
    treasurer = Actor("account:1", (Mandated("treasurer"),))
    own = Actor("account:2", (Mandated("delegate", one.organisation_id),))
    other = Actor("account:3", (Mandated("delegate", 987),))
    assert [row.title for row in due_for(treasurer, TODAY, NOON)] == ["One fee is not paid in time"]
    assert [row.on for row in due_for(own, TODAY, NOON)] == [date(2027, 2, 3)]
    assert due_for(other, TODAY, NOON) == []
