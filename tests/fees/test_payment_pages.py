"""The pages of money received: one payment, all of them, and what is done with what is free."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from fees.samples import called, paid, sized
from python_calamine import load_workbook
from statutes.samples import house_texts, law

from accede.fees.models import Invoice, Payment
from accede.people.capacities import Capacity

pytestmark = pytest.mark.django_db
PAST = date(2025, 3, 4)
LATER = date(2025, 3, 10)


@pytest.fixture(autouse=True)
def texts():
    law()
    house_texts()


@pytest.fixture
def treasurer(client, cast):
    return cast.signed_in(client, Capacity.TREASURER)


def invoice(year=2025, membership=None, **details):
    return called(membership or sized(**details), year=year, on=PAST)


def credit(more=500):
    """Return a payment of more than its invoice asks for."""
    one = invoice()
    return paid(one, cents=one.cents + more, on=LATER)


def names(shown):
    return [row["cells"][1]["text"] for row in shown.context["table"]["rows"]]


def test_one_payment_is_recorded_for_fees_of_two_members_once(treasurer):
    first, second = invoice(), invoice(name="Brug")
    said = {"amount": "1500", "on": "2025-03-10", "invoices": f"{first.label}, {second.label}", "payer": "Federation"}
    sent = treasurer.post(reverse("payment_new"), said, follow=True)
    payment = Payment.objects.get()
    assert sent.redirect_chain[-1][0] == payment.get_absolute_url()
    assert [row["after"] for row in sent.context["paid"]] == ["Aalto", "Brug"]
    again = treasurer.post(reverse("payment_new"), said)
    assert (again.status_code, Payment.objects.count()) == (409, 1)
    assert "This payment is recorded already" in again.content.decode()
    assert 'value="Federation"' in again.content.decode()


def test_a_number_that_no_fee_has_is_named(treasurer):
    said = {"amount": "1500", "on": "2025-03-10", "invoices": "2025-0001 2025-0099", "iban": "BE00 0000"}
    invoice()
    shown = treasurer.post(reverse("payment_new"), said).context["form"]
    assert shown.errors["invoices"] == ["No fee has the number 2025-0099."]
    assert shown.errors["iban"] == ["This is no IBAN: look at it again."]


def test_money_of_a_member_is_its_credit(treasurer):
    one = sized()
    said = {"amount": "70.50", "on": "2025-03-10", "member": one.number, "iban": "BE68 5390 0754 7034"}
    assert treasurer.post(reverse("payment_new"), said).status_code == 302
    payment = Payment.objects.get()
    assert (payment.organisation, payment.free, payment.iban) == (one.organisation, 7_050, "BE68539007547034")
    assert treasurer.post(reverse("payment_new"), {"amount": "1", "on": "2025-03-10"}).status_code == 409


def test_what_is_free_is_used_for_another_fee_once(treasurer):
    payment = credit()
    later = invoice(2026, Invoice.objects.get().membership)
    page = payment.get_absolute_url()
    assert treasurer.get(page).context["use"]["amount"].value() == 5
    said = {"deed": "use", "use-invoice": later.label, "use-amount": "3", "use-seen": "500"}
    assert treasurer.post(page, said).status_code == 302
    again = treasurer.post(page, said)
    assert again.status_code == 409
    assert "Something else was done with this payment meanwhile" in again.content.decode()
    assert payment.free == 200
    assert again.context["use"]["seen"].value() == 200


def test_what_is_free_is_given_back(treasurer):
    payment = credit()
    said = {
        "deed": "back",
        "back-amount": "5",
        "back-on": "2025-03-12",
        "back-reason": "Paid twice.",
        "back-seen": "500",
    }
    shown = treasurer.post(payment.get_absolute_url(), said, follow=True)
    assert [row["after"] for row in shown.context["given_back"]] == ["Paid twice."]
    assert "use" not in shown.context


def test_what_was_paid_is_undone_with_a_reason_and_stays_to_be_seen(treasurer):
    one = invoice()
    payment = paid(one, cents=one.cents, on=LATER)
    [row] = treasurer.get(one.get_absolute_url()).context["payments"]
    assert treasurer.post(row["undo_url"], {"reason": ""}).status_code == 200
    assert treasurer.post(row["undo_url"], {"reason": "Not theirs."}).url == payment.get_absolute_url()
    assert treasurer.post(row["undo_url"], {"reason": "Not theirs."}).status_code == 409
    shown = treasurer.get(one.get_absolute_url())
    assert [row["tag"] for row in shown.context["payments"]] == ["undone", ""]
    assert "Not theirs." in shown.content.decode()
    assert "Left to pay: €960.00." in shown.content.decode()


def test_the_list_is_narrowed_by_words_by_what_is_free_and_by_member(treasurer):
    credit()
    other = invoice(name="Brug")
    paid(other, cents=100, on=LATER, payer="Élan", reference="RF18")
    listed = lambda **asked: names(treasurer.get(reverse("payments"), asked))  # noqa: E731
    assert listed() == ["Brug", "Aalto"]
    assert listed(words="brug rf18") == listed(member=other.membership.number) == ["Brug"]
    assert listed(state="free") == ["Aalto"]
    assert listed(words="nobody") == []
    assert "No payment is like this." in treasurer.get(reverse("payments"), {"words": "nobody"}).content.decode()


def test_the_list_goes_out_as_files(treasurer):
    one = credit()
    rows = treasurer.get(reverse("payments_csv")).content.decode().splitlines()
    assert rows[1] == "2025-03-10,,,Aalto,,965.00,5.00,EUR"
    book = load_workbook(BytesIO(treasurer.get(reverse("payments_xlsx")).content))
    assert book.get_sheet_by_index(0).to_python()[1][0] == one.on


def test_a_delegate_sees_the_payment_of_its_own_member_and_does_nothing_with_it(client, cast):
    payment = credit()
    cast.signed_in(client, Capacity.DELEGATE, payment.organisation_id)
    shown = client.get(payment.get_absolute_url())
    assert "use" not in shown.context
    assert [row["undo_url"] for row in shown.context["paid"]] == [""]
    assert client.post(payment.get_absolute_url(), {"deed": "back"}).status_code == 403


@pytest.mark.parametrize("number", [3, 300])
def test_it_is_as_light_for_3_payments_as_for_300(number, treasurer, django_assert_max_num_queries):
    whose = sized().organisation
    for cents in range(1, number + 1):
        Payment.objects.create(cents=cents, currency="EUR", on=LATER, organisation=whose, reference="RF18" * 8)
    with django_assert_max_num_queries(14):
        shown = treasurer.get(reverse("payments"))
    assert len(shown.context["table"]["rows"]) == min(number, 50)
    assert len(shown.content) < 100_000


def test_a_payment_by_hand_is_prepared_from_the_address(treasurer):
    assert 'value="2025-0001"' in treasurer.get(reverse("payment_new"), {"for": "2025-0001"}).content.decode()
