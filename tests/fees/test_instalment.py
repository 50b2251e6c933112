"""What is left of a fee may be paid in parts: each is owed by its day, paid in order of days, and standing follows."""

from datetime import UTC, date, datetime, timedelta

import pytest
from cast import NOON
from django.urls import reverse
from fees.samples import called, issued, paid, payee, sized
from fees.samples_instalment import PARTS, WHY, plan
from hypothesis import given
from hypothesis import strategies as st
from statutes.samples import SECRETARY, house_texts, law

from accede.fees.actions import AgreedAlready, NoSuchDays, NotWhole, PlanWithoutReason, record_payment, unclear
from accede.fees.models import Instalment, Invoice
from accede.fees.queries.bill import bill_of
from accede.fees.views.instalment import suggested
from accede.fees.views.paying import transfer_of
from accede.journal.models import Entry
from accede.journal.queries import verify
from accede.people.capacities import Capacity
from accede.register.models import Membership, Obligation
from accede.register.queries import debts, page_of, standing_of

pytestmark = pytest.mark.django_db
LATER = datetime(2027, 9, 1, 12, tzinfo=UTC)


def settled():
    return [one.settled_on for one in Instalment.objects.order_by("on")]


def owed():
    """Return what the register holds to be owed still, by its day."""
    open_ones = Obligation.objects.filter(settled_on=None).order_by("due")
    return [(one.due, one.cents) for one in open_ones]


def received(invoice, cents, on):
    record_payment(invoice, cents=cents, on=on, by=SECRETARY, at=LATER)


def whole(on):
    return standing_of(Membership.objects.get(), on).holds


def test_instalments_are_owed_in_place_of_the_whole_from_the_day_of_the_decision():
    invoice = called(on=date(2027, 3, 1))
    assert whole(date(2027, 5, 3)) is False
    plan(invoice)
    assert owed() == PARTS
    assert Obligation.objects.get(subject=f"fees.invoice:{invoice.pk}").settled_on == date(2027, 5, 4)
    found = Invoice.objects.get()
    assert (found.settled_on, found.due, found.left) == (None, date(2027, 6, 1), 96_000)
    assert [whole(date(2027, 5, 4)), whole(date(2027, 6, 1)), whole(date(2027, 6, 2))] == [True, True, False]


def test_what_was_agreed_before_the_invoice_is_issued_stands_on_it():
    invoice = plan()[0].invoice
    assert bill_of(Invoice.objects.get(pk=invoice.pk), payee(), date(2027, 5, 4)).parts == tuple(PARTS)


def test_the_code_on_the_page_pays_the_next_instalment():
    invoice = issued().invoice
    plan(invoice)
    assert transfer_of(Invoice.objects.get()).cents == 30_000


def test_what_is_owed_by_instalments_leads_to_the_page_of_the_fee():
    invoice = plan()[0].invoice
    last = max(one.due for one in Obligation.objects.all())
    pages = {page_of(one) for one in debts(invoice.organisation, last + timedelta(days=1))}
    assert pages == {invoice.get_absolute_url()}


def test_payments_settle_instalments_in_order_of_their_days():
    invoice = called(on=date(2027, 5, 1))
    plan(invoice)
    paid(invoice, cents=20_000, on=date(2027, 5, 2))
    assert settled() == [None, None, None]
    paid(invoice, cents=45_000, on=date(2027, 5, 3))
    assert settled() == [date(2027, 5, 3), date(2027, 5, 3), None]
    assert (owed(), Invoice.objects.get().due) == ([PARTS[2]], date(2027, 8, 1))
    paid(invoice, cents=31_000, on=date(2027, 5, 4))
    assert (settled()[2], Invoice.objects.get().settled_on) == (date(2027, 5, 4), date(2027, 5, 4))
    assert owed() == []


def test_a_payment_that_is_undone_opens_its_instalments_again():
    invoice = called()
    plan(invoice)
    payment = paid(invoice, cents=96_000)
    assert owed() == []
    unclear(payment.clearings.get(), reason="Not theirs.", by=SECRETARY, at=NOON)
    assert (owed(), settled()) == (PARTS, [None, None, None])
    found = Invoice.objects.get()
    assert (found.settled_on, found.due) == (None, date(2027, 6, 1))


def test_what_was_paid_before_the_plan_is_no_part_of_it_and_is_owed_as_a_whole_where_it_is_undone():
    invoice = called()
    payment = paid(invoice, cents=36_000)
    plan(invoice, parts=PARTS[:2])
    assert (owed(), settled()) == (PARTS[:2], [None, None])
    unclear(payment.clearings.get(), reason="Not theirs.", by=SECRETARY, at=NOON)
    assert (date(2027, 6, 3), 96_000) in owed()


def test_a_plan_comes_to_what_is_left_on_days_that_lie_ahead_with_a_reason_and_once():
    invoice = called()
    for parts, refusal in (
        (PARTS[:2], NotWhole),
        ([], NotWhole),
        ([(date(2027, 5, 3), 96_000)], NoSuchDays),
        ([(date(2027, 6, 1), 96_000), (date(2027, 7, 1), 0)], NoSuchDays),
        ([(date(2027, 6, 1), 48_000)] * 2, NoSuchDays),
    ):
        with pytest.raises(refusal):
            plan(invoice, parts=parts)
    with pytest.raises(PlanWithoutReason):
        plan(invoice, reason=" ")
    plan(invoice)
    with pytest.raises(AgreedAlready):
        plan(invoice)
    assert Instalment.objects.count() == 3


def test_once_an_instalment_is_missed_another_plan_takes_the_place_of_what_is_not_paid():
    invoice = called(on=date(2027, 5, 1))
    plan(invoice)
    received(invoice, 40_000, date(2027, 5, 30))
    with pytest.raises(AgreedAlready):
        plan(invoice, parts=[(date(2027, 9, 1), 56_000)], at=datetime(2027, 7, 1, 12, tzinfo=UTC))
    assert whole(date(2027, 7, 2)) is False
    again = [(date(2027, 8, 1), 26_000), (date(2027, 9, 1), 30_000)]
    plan(invoice, parts=again, at=datetime(2027, 7, 2, 12, tzinfo=UTC))
    assert list(Instalment.objects.values_list("on", "cents")) == [PARTS[0], *again]
    assert owed() == again
    assert [whole(day) for day in (date(2027, 7, 1), date(2027, 7, 2), date(2027, 8, 2))] == [True, True, False]
    received(Invoice.objects.get(), 26_000, date(2027, 8, 1))
    assert settled() == [date(2027, 5, 30), date(2027, 8, 1), None]
    assert verify() == []


def test_the_journal_tells_the_plan_and_keeps_the_reason_apart():
    invoice = called()
    plan(invoice)
    entry = Entry.objects.get(action="fees.agree_instalments")
    assert entry.values["instalments"][0] == {"on": "2027-06-01", "money": {"amount": "300.00", "currency": "EUR"}}
    assert entry.personal.values == {"reason": WHY}
    caused = Entry.objects.filter(cause=entry.sequence).values_list("action", flat=True)
    assert sorted(caused) == ["register.owe", "register.owe", "register.owe", "register.settle"]


@given(st.integers(1, 10**9), st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_what_is_suggested_comes_to_what_is_left_on_days_ahead(left, on):
    found = suggested(left, on)
    assert sum(cents for _on, cents in found) == left
    assert on < found[0][0] < found[1][0] < found[2][0]


def test_instalments_are_agreed_from_the_page_of_the_fee_and_shown_there(client, cast):
    law()
    house_texts()
    cast.signed_in(client, Capacity.TREASURER)
    invoice = called(sized(), year=2026, on=date(2026, 1, 4))
    asked = client.get(reverse("plan_new", args=[invoice.year, invoice.number]))
    form = asked.context["form"]
    said = {name: field.initial for name, field in form.fields.items() if field.initial is not None}
    answer = client.post(asked.request["PATH_INFO"], said | {"reason": WHY})
    assert answer.url == invoice.get_absolute_url()
    shown = client.get(answer.url)
    assert [row["text"] for row in shown.context["plan"]] == ["€320.00", "€320.00", "€320.00"]
    assert "Instalments are agreed: please pay the next by" in shown.content.decode()
    assert len([name for name in form.fields if name.startswith("on_")]) == 3
    more = client.post(asked.request["PATH_INFO"], said | {"on_1": "2030-02-03", "more": "1"})
    assert 'name="on_5"' in more.content.decode()
    assert (more.context["form"]["on_1"].value(), Instalment.objects.count()) == ("2030-02-03", 3)
    half = client.post(asked.request["PATH_INFO"], {"on_0": "2030-01-01", "reason": WHY})
    assert "Each instalment has a day and an amount." in half.content.decode()
