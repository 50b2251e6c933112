"""A member pays by card or bank at a provider; what the provider says, asked, is recorded once."""

from datetime import date

import pytest
from cast import NOON, acting
from django.urls import reverse
from fees.samples import called, named_payee, sized
from statutes.samples import SECRETARY, house_texts, law
from werkzeug import Response

from accede.fees.actions import agree_instalments, record_payment
from accede.fees.actions.checkout import NothingToPay, ask, open_checkout, place_checkout
from accede.fees.models import Checkout, Invoice, Payment
from accede.fees.paying import Opened, Unreachable
from accede.fees.queries import due_for
from accede.journal.actions import Actor, Mandated
from accede.journal.models import Entry
from accede.journal.queries import verify
from accede.people.capacities import Capacity
from accede.web.environment import paying
from accede.web.management.commands.clock import hear_of_payments

pytestmark = pytest.mark.django_db
PAGE = "https://www.mollie.com/checkout/select/7UhSN1zuXS"
PAST = date(2025, 3, 4)


@pytest.fixture(autouse=True)
def provider(settings, httpserver):
    """A server on this machine that answers as version 2 of Mollie’s interface documents."""
    law()
    house_texts()
    named_payee()
    settings.PAYING = {
        "client": "accede.fees.paying.mollie.Mollie",
        "key": "test_dHar4XY7LxsDOtmnkVtjNVWXLSlXsM",
        "endpoint": httpserver.url_for("").rstrip("/"),
        "page": "https://www.mollie.com",
    }
    return httpserver


def payment(status="open", value="960.00", currency="EUR", **more):
    """Return a payment as the provider words it."""
    said = {"resource": "payment", "id": "tr_7UhSN1zuXS", "mode": "test", "status": status}
    amount = {"amount": {"value": value, "currency": currency}}
    return said | amount | {"_links": {"checkout": {"href": PAGE, "type": "text/html"}}} | more


def says(server, status="paid", **more):
    """Have the provider say from now on what became of the payment."""
    server.clear()
    paid = {"paidAt": "2025-03-05T09:30:00+00:00"} if status == "paid" else {}
    answer = payment(status, **(paid | more))
    server.expect_request("/v2/payments/tr_7UhSN1zuXS", method="GET").respond_with_json(answer)


def member_of(client, cast):
    """Return an invoice of 960 euros, whose delegate is signed in."""
    invoice = called(sized(), year=2025, on=PAST)
    cast.signed_in(client, Capacity.DELEGATE, invoice.organisation_id)
    return invoice


def begun():
    """Return an attempt that waits at the provider."""
    invoice = called(sized())
    own = acting(Capacity.DELEGATE, invoice.organisation_id)
    made = open_checkout(invoice, by=own, at=NOON)
    return place_checkout(made, opened=Opened("tr_7UhSN1zuXS", PAGE), by=own, at=NOON)


def press(client, invoice):
    return client.post(reverse("invoice_pay", args=[invoice.year, invoice.number]))


def test_a_delegate_is_led_to_the_provider_which_is_told_what_is_left_and_nothing_of_the_member(client, cast, provider):
    invoice = member_of(client, cast)
    provider.expect_request("/v2/payments", method="POST").respond_with_json(payment(), status=201)
    assert "Pay €960.00 by card or bank" in client.get(invoice.get_absolute_url()).content.decode()
    assert press(client, invoice).url == PAGE
    [(request, _answer)] = provider.log
    made = Checkout.objects.get()
    back = f"http://127.0.0.1:8000{made.get_absolute_url()}"
    assert request.get_json() == {
        "amount": {"currency": "EUR", "value": "960.00"},
        "description": "2025-0001",
        "redirectUrl": back,
        "locale": "en_GB",
    }
    assert request.headers["Idempotency-Key"] == str(made.key)
    assert request.headers["Authorization"].startswith("Bearer test_")


def test_where_others_reach_this_house_the_provider_is_told_where_to_say_what_has_changed(
    client, cast, provider, settings
):
    settings.PUBLIC_URL = "https://members.example.org"
    invoice = member_of(client, cast)
    provider.expect_request("/v2/payments", method="POST").respond_with_json(payment(), status=201)
    press(client, invoice)
    told = reverse("checkout_told", args=[Checkout.objects.get().key])
    assert provider.log[0][0].get_json()["webhookUrl"] == f"https://members.example.org{told}"


def test_two_presses_begin_one_payment(client, cast, provider):
    invoice = member_of(client, cast)
    provider.expect_request("/v2/payments", method="POST").respond_with_json(payment(), status=201)
    assert press(client, invoice).url == press(client, invoice).url == PAGE
    assert (Checkout.objects.count(), len(provider.log)) == (1, 1)


def test_what_was_paid_is_recorded_once_however_often_it_is_said(client, cast, provider):
    invoice = member_of(client, cast)
    provider.expect_request("/v2/payments", method="POST").respond_with_json(payment(), status=201)
    press(client, invoice)
    says(provider, "paid")
    made = Checkout.objects.get()
    where = reverse("checkout_told", args=[made.key])
    assert [client.post(where, {"id": "tr_7UhSN1zuXS"}).status_code for _time in range(3)] == [200] * 3
    back = client.get(made.get_absolute_url(), follow=True)
    assert "Thank you: the payment has arrived." in back.content.decode()
    paid = Payment.objects.get()
    assert (paid.cents, paid.reference, paid.on) == (96_000, "tr_7UhSN1zuXS", date(2025, 3, 5))
    assert Invoice.objects.get().settled_on == date(2025, 3, 5)
    assert Entry.objects.filter(action="fees.record_payment").count() == 1
    assert verify() == []


def test_who_says_that_it_is_paid_is_not_believed(client, provider):
    made = begun()
    says(provider, "open")
    where = reverse("checkout_told", args=[made.key])
    assert client.post(where, {"id": "tr_7UhSN1zuXS", "status": "paid"}).status_code == 200
    assert (Payment.objects.count(), Checkout.objects.get().state) == (0, "open")


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("failed", "The payment failed. Nothing was taken; you can try again, or pay by bank transfer."),
        ("canceled", "The payment was cancelled. Nothing was taken."),
        ("expired", "The time for the payment has run out. Nothing was taken; you can try again."),
        ("pending", "The payment has been begun and is not finished."),
    ],
)
def test_what_came_to_nothing_is_said_plainly_and_may_be_tried_again(status, sentence, client, cast, provider):
    invoice = member_of(client, cast)
    provider.expect_request("/v2/payments", method="POST").respond_with_json(payment(), status=201)
    press(client, invoice)
    says(provider, status)
    back = client.get(Checkout.objects.get().get_absolute_url(), follow=True).content.decode()
    assert sentence in back
    assert "by card or bank" in back
    assert not Payment.objects.exists()


@pytest.mark.parametrize("more", [{"value": "96.00"}, {"currency": "USD"}])
def test_another_amount_or_currency_is_recorded_by_nobody_and_due_for_the_treasurer(more, provider):
    made = begun()
    says(provider, "paid", **more)
    assert ask(made, NOON).state == "odd"
    assert not Payment.objects.exists()
    titles = [row.title for row in due_for(Actor("account:1", (Mandated("treasurer"),)), NOON.date(), NOON)]
    assert titles == ["A payment by card or bank for fee 2027-0001 does not fit"]


def test_what_the_provider_gave_back_is_noted_once_and_due_for_the_treasurer(provider):
    made = begun()
    says(provider, "paid")
    ask(made, NOON)
    says(provider, "paid", amountRefunded={"value": "60.00", "currency": "EUR"})
    ask(made, NOON)
    ask(made, NOON)
    assert Checkout.objects.get().returned == 6_000
    assert Entry.objects.filter(action="fees.take_up_checkout").count() == 2
    assert len(due_for(Actor("account:1", (Mandated("treasurer"),)), NOON.date(), NOON)) == 1


@pytest.mark.parametrize(
    "answer",
    [
        Response("no", status=500),
        Response("{}", status=500, content_type="application/json"),
        Response("<html>", status=200),
        Response('{"id": "tr_7UhSN1zuXS", "status": "sold"}', status=200, content_type="application/json"),
    ],
)
def test_a_provider_that_answers_nonsense_changes_nothing(answer, client, provider):
    made = begun()
    provider.expect_request("/v2/payments/tr_7UhSN1zuXS").respond_with_response(answer)
    with pytest.raises(Unreachable):
        ask(made, NOON)
    assert client.post(reverse("checkout_told", args=[made.key]), {"id": made.reference}).status_code == 503
    assert (Payment.objects.count(), Checkout.objects.get().state) == (0, "open")


def test_a_provider_that_is_away_is_said_in_one_sentence_and_the_next_press_asks_for_the_same(client, cast, provider):
    invoice = member_of(client, cast)
    provider.expect_ordered_request("/v2/payments").respond_with_data("", status=503)
    provider.expect_ordered_request("/v2/payments").respond_with_json(payment(), status=201)
    answer = press(client, invoice)
    said = client.get(answer.url).content.decode()
    assert "The payment service does not answer. Try again later, or pay by bank transfer." in said
    assert press(client, invoice).url == PAGE
    assert len({one.headers["Idempotency-Key"] for one, _answer in provider.log}) == 1


def test_nobody_is_led_anywhere_but_to_the_provider(client, cast, provider):
    invoice = member_of(client, cast)
    elsewhere = payment() | {"_links": {"checkout": {"href": "https://www.mollie.com.example.org/pay"}}}
    provider.expect_request("/v2/payments", method="POST").respond_with_json(elsewhere, status=201)
    assert press(client, invoice).url == invoice.get_absolute_url()


def test_the_clock_asks_about_what_was_begun(provider):
    begun()
    says(provider, "paid")
    hear_of_payments(NOON)
    assert Checkout.objects.get().state == "paid"


def test_what_was_paid_by_bank_in_the_meantime_stays_the_payers(provider):
    made = begun()
    record_payment(made.invoice, cents=96_000, on=NOON.date(), by=SECRETARY, at=NOON)
    says(provider, "paid")
    ask(made, NOON)
    assert [one.free for one in Payment.objects.order_by("pk")] == [0, 96_000]
    with pytest.raises(NothingToPay):
        open_checkout(made.invoice, by=acting(Capacity.DELEGATE, made.invoice.organisation_id), at=NOON)


def test_of_instalments_the_next_is_paid():
    invoice = called(sized())
    parts = [(date(2027, 6, 30), 60_000), (date(2027, 9, 30), 36_000)]
    agree_instalments(invoice, parts=parts, reason="The Board agreed.", by=SECRETARY, at=NOON)
    own = acting(Capacity.DELEGATE, invoice.organisation_id)
    assert open_checkout(Invoice.objects.get(), by=own, at=NOON).cents == 60_000


def test_without_a_provider_nothing_is_offered(client, cast, settings):
    settings.PAYING = None
    invoice = member_of(client, cast)
    assert "by card or bank" not in client.get(invoice.get_absolute_url()).content.decode()
    assert press(client, invoice).status_code == 404


def test_a_key_chooses_the_provider():
    assert paying({}) is None
    assert paying({"ACCEDE_MOLLIE_KEY": "test_dHar4XY7Lx"})["page"] == "https://www.mollie.com"
