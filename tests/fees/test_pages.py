"""The pages of fees show each amount with the rule it rests on, and take payments."""

from datetime import UTC, date, datetime

import pytest
from django.forms.models import model_to_dict
from django.urls import reverse
from fees.samples import called, issued, payee, sized
from register.samples import many, member
from register.samples_figures import declare, settle
from statutes.samples import house_texts, law

from accede.archive.queries import content_of
from accede.fees.models import Invoice, Payee, Payment
from accede.fees.models.payee import SAID
from accede.people.capacities import Capacity
from accede.people.queries import now
from accede.statutes.queries import day_of
from accede.wording.formats import day

pytestmark = pytest.mark.django_db
PAST = date(2025, 3, 4)


@pytest.fixture(autouse=True)
def texts():
    law()
    house_texts()


@pytest.fixture
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


def invoice(**details):
    return called(sized(**details), year=2025, on=PAST)


def test_an_invoice_shows_its_lines_their_article_and_the_stamp_of_a_sample_scale(client, cast):
    one = called(sized(), year=2025, on=PAST, joined=date(2025, 3, 1))
    cast.signed_in(client, Capacity.TREASURER)
    shown = client.get(one.get_absolute_url())
    assert shown.context["sum"]["lines"] == [
        ("Whole year: group A, 11 to 50 enterprises", 96_000),
        ("First year: 9 months of twelve", -24_000),
    ]
    cite = shown.context["sum"]["cite"]
    assert (cite.assumed, cite.url) == (True, "/en/statutes/#art-rules-2")
    assert ("Size of the network", "11 to 50 enterprises", False) in cite.rows
    html = shown.content.decode()
    assert 'class="stamp">sample scale' in html
    assert "720.00" in html
    assert day(date(2025, 4, 3), "en") in html


def test_a_delegate_sees_its_own_invoice_and_no_form(client, cast):
    one, other = invoice(), invoice(name="Brug")
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    own = client.get(one.get_absolute_url())
    assert own.status_code == 200
    assert '<form method="post" novalidate' not in own.content.decode()
    assert client.get(other.get_absolute_url()).status_code == 403


def test_a_payment_is_recorded_once_however_often_the_button_is_pressed(client, cast):
    one = invoice()
    cast.signed_in(client, Capacity.TREASURER)
    said = {"amount": "500.50", "on": "2025-03-10", "reference": "abc"}
    assert client.post(one.get_absolute_url(), said).status_code == 302
    again = client.post(one.get_absolute_url(), said)
    assert again.status_code == 409
    assert "This payment is recorded already" in again.content.decode()
    assert [payment.cents for payment in Payment.objects.all()] == [50_050]
    assert "Left to pay: €459.50." in again.content.decode()


def test_more_than_is_left_is_the_payers_and_the_page_says_so(client, cast):
    one = invoice()
    cast.signed_in(client, Capacity.TREASURER)
    said = {"amount": "1000", "on": "2025-03-10", "reference": "abc"}
    shown = client.post(one.get_absolute_url(), said, follow=True)
    assert "€40.00 more than was left stay the payer’s, to be used or given back." in shown.content.decode()


def test_what_is_refused_keeps_what_was_typed(client, cast):
    one = invoice()
    cast.signed_in(client, Capacity.TREASURER)
    refused = client.post(one.get_absolute_url(), {"amount": "0", "on": "2025-03-10", "reference": "abc"})
    assert refused.status_code == 409
    assert "A payment is more than nothing" in refused.content.decode()
    assert 'value="abc"' in refused.content.decode()
    assert not Payment.objects.exists()


@pytest.mark.parametrize("amount", ["1.005", "much", "-1", "NaN", "1e9999"])
def test_an_amount_is_whole_cents(client, cast, amount):
    one = invoice()
    cast.signed_in(client, Capacity.TREASURER)
    assert client.post(one.get_absolute_url(), {"amount": amount, "on": "2025-03-10"}).status_code == 200
    assert not Payment.objects.exists()


def test_an_auditor_sees_and_does_not_record(client, cast):
    one = invoice()
    cast.signed_in(client, Capacity.AUDITOR)
    assert client.get(one.get_absolute_url()).status_code == 200
    assert client.post(one.get_absolute_url(), {"amount": "1", "on": "2025-03-10"}).status_code == 403


def test_the_list_says_how_many_are_late_and_narrows_to_them(client, cast):
    one = invoice()
    cast.signed_in(client, Capacity.TREASURER)
    shown = client.get(reverse("fees"), {"state": "late"})
    assert shown.context["claim"] == "One fee is late"
    assert [row["cells"][0]["text"] for row in shown.context["table"]["rows"]] == [one.label]
    client.post(one.get_absolute_url(), {"amount": "960", "on": "2025-03-10"})
    assert client.get(reverse("fees")).context["claim"] == "No fee is late"
    assert client.get(reverse("fees"), {"state": "late"}).context["table"]["rows"] == []


@pytest.mark.parametrize("number", [3, 300])
def test_the_list_asks_the_same_number_of_questions_for_3_and_for_300(
    number, client, cast, django_assert_max_num_queries
):
    many(number)
    one = invoice(name="Aalto")
    blank = {
        field.attname: getattr(one, field.attname) for field in Invoice._meta.concrete_fields if field.name != "id"
    }
    Invoice.objects.bulk_create(Invoice(**blank | {"year": 3000 + index, "number": 1}) for index in range(number))
    cast.signed_in(client, Capacity.TREASURER)
    with django_assert_max_num_queries(14):
        assert len(client.get(reverse("fees")).context["table"]["rows"]) == min(number + 1, 50)


def test_a_fee_is_called_from_the_page_for_this_year(client, cast):
    one = sized()
    cast.signed_in(client, Capacity.TREASURER)
    answer = client.post(reverse("fee_call_one"), {"membership": one.pk})
    assert answer.url == Invoice.objects.get(year=day_of(now()).year).get_absolute_url()
    assert "One fee" not in client.get(reverse("fee_call_one")).content.decode()
    assert client.post(reverse("fee_call_one"), {"membership": one.pk}).status_code == 200


def test_a_fee_that_cannot_be_said_is_refused_with_what_is_missing(client, cast):
    one = member()
    cast.signed_in(client, Capacity.TREASURER)
    refused = client.post(reverse("fee_call_one"), {"membership": one.pk})
    assert refused.status_code == 409
    assert "What is owed, or by when, cannot be said." in refused.content.decode()
    assert any("Enterprises in the network" in note for note in refused.context["cite"].notes)


def test_an_invoice_says_whether_its_figures_were_accepted_when_it_was_called(client, cast):
    one = member()
    said = declare(one, 12, year=2024, at=datetime(2025, 1, 10, 12, tzinfo=UTC))
    settle(said, 11, at=datetime(2025, 2, 1, 12, tzinfo=UTC))
    found = called(one, year=2025, on=PAST)
    cast.signed_in(client, Capacity.TREASURER)
    assert client.get(found.get_absolute_url()).context["origins"] == [
        "Enterprises in the network: 11, as accepted (2024).",
    ]


def test_an_issued_invoice_shows_how_to_pay_and_hands_out_its_papers_to_its_own_delegate(client, cast, files):
    one, other = issued(invoice()).invoice, issued(invoice(name="Brug")).invoice
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    shown = client.get(one.get_absolute_url())
    facts = dict(shown.context["paying"]["facts"])
    assert (facts["IBAN"], facts["Reference"]) == ("BE31 4354 1116 1155", "RF80 2025 0001")
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in shown.content.decode()
    for form, document in (("pdf", one.issue.pdf), ("cii.xml", one.issue.cii), ("ubl.xml", one.issue.ubl)):
        given = client.get(reverse("invoice_paper", args=[one.year, one.number, form]))
        assert b"".join(given.streaming_content) == content_of(document)
        assert given["Content-Disposition"] == f'attachment; filename="{document.name}"'
        assert client.get(reverse("invoice_paper", args=[other.year, other.number, form])).status_code == 403
    assert client.get(reverse("invoice_paper", args=[one.year, one.number, "exe"])).status_code == 404


def test_an_invoice_that_waits_says_for_what_and_has_no_papers(client, cast):
    one = invoice()
    cast.signed_in(client, Capacity.TREASURER)
    assert "as soon as the treasurer has said who is paid" in client.get(one.get_absolute_url()).content.decode()
    assert client.get(reverse("invoice_paper", args=[one.year, one.number, "pdf"])).status_code == 404


def test_the_treasurer_says_who_is_paid_and_a_wrong_number_is_refused_in_a_sentence(client, cast):
    cast.signed_in(client, Capacity.TREASURER)
    address = reverse("payee")
    said = model_to_dict(payee(), SAID) | {"iban": "be68 5390 0754 7034"}
    wrong = client.post(address, said | {"iban": "BE68 5390 0754 7035", "bic": "X", "registration": "1"})
    assert {"iban", "bic", "registration"} == set(wrong.context["form"].errors)
    assert client.post(address, said).status_code == 302
    assert Payee.objects.get().iban == "BE68539007547034"
    assert client.post(address, said).status_code == 409
    shown = client.get(address)
    assert ("IBAN", "BE68 5390 0754 7034") in shown.context["facts"]
    assert shown.context["form"]["iban"].value() == "BE68539007547034"


def test_whoever_only_reads_fees_sees_who_is_paid_and_no_form(client, cast):
    cast.signed_in(client, Capacity.AUDITOR)
    assert client.get(reverse("payee")).context["form"] is None
    assert client.post(reverse("payee"), {}).status_code == 403
