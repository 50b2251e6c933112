"""The pages of statements: one is sent, its columns matched, its lines accepted, chosen otherwise or set aside."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from fees.banking import AALTO, OWN, Entry, camt, document, swift
from fees.samples import TODAY, called, sized
from fees.samples_bank import line, look, matched, paying
from statutes.samples import house_texts, law

from accede.fees.models import Payee, Payment, Statement, StatementLine
from accede.fees.queries import due_for
from accede.journal.actions import Actor, Mandated
from accede.people.capacities import Capacity
from accede.people.queries import now

pytestmark = pytest.mark.django_db
PAST = date(2025, 3, 4)
DAYS = ("2025-03-01", "2025-03-31")


@pytest.fixture(autouse=True)
def texts():
    law()
    house_texts()


@pytest.fixture
def treasurer(client, cast):
    return cast.signed_in(client, Capacity.TREASURER)


def send(client, content, name="march.xml", **details):
    file = SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())
    return client.post(reverse("statements"), {"file": file, **details})


def march(*entries):
    return document(camt(*entries, days=DAYS))


def test_a_statement_is_sent_looked_at_and_shown_line_by_line(treasurer):
    sent = send(treasurer, march(Entry(500, on="2025-03-04", payer="Somebody", iban="")))
    found = Statement.objects.get()
    assert sent.url == found.get_absolute_url()
    assert treasurer.get(found.get_absolute_url()).context["progress"]["words"] == "0 of 1 lines looked at"
    look(now())
    shown = treasurer.get(found.get_absolute_url())
    assert [row["cells"][3]["tag"]["label"] for row in shown.context["table"]["rows"]] == ["to be matched"]
    assert "Every line was looked at." in treasurer.get(reverse("statement_progress", args=[found.pk])).content.decode()


def test_the_same_file_is_refused_in_a_sentence_and_so_is_what_is_none(treasurer):
    content = march(Entry(500, on="2025-03-04"))
    assert send(treasurer, content).status_code == 302
    for again, sentence in (
        (content, "This file has been taken in already: nothing of it has changed."),
        (march(Entry(500, on="2025-03-04", currency="USD")), "is in USD, but its account is in EUR."),
        (b"<a/>", "This XML file holds no statement of an account"),
        (b"", "The file is empty."),
    ):
        refused = send(treasurer, again)
        assert refused.status_code == 409
        assert sentence in refused.content.decode()
    assert Statement.objects.count() == 1


def test_mt940_is_taken_too(treasurer):
    assert send(treasurer, swift(Entry(500, on="2027-05-04")).replace(b"2705", b"2503")).status_code == 302
    assert Statement.objects.get().account == OWN


def test_a_table_asks_for_its_columns_once(treasurer):
    first = "jour;somme;qui\n04/03/2025;5,00;Aalto\n"
    page = send(treasurer, first, "march.csv")
    page = treasurer.get(page.url).url
    assert page == reverse("statement_columns", args=[Statement.objects.get().pk])
    assert treasurer.get(page).context["form"]["account"].value() == ""
    Payee.objects.create(starts=PAST, name="Net", city="Ghent", country="BE", registration="1", iban=OWN)
    assert treasurer.get(page).context["form"]["account"].value() == OWN
    assert treasurer.post(page, {"column_0": "on", "column_1": "-", "column_2": "payer"}).status_code == 200
    said = {"column_0": "on", "column_1": "amount", "column_2": "payer"}
    assert "Say of which account this is" in treasurer.post(page, said).content.decode()
    assert treasurer.post(page, said | {"account": OWN}).url == Statement.objects.get().get_absolute_url()
    assert treasurer.post(page, said | {"account": OWN}).status_code == 302
    later = "jour;somme;qui\n05/03/2025;7,00;Brug\n"
    assert send(treasurer, later, "april.csv").status_code == 302
    assert [one.cents for one in StatementLine.objects.order_by("on")] == [500, 700]
    assert Statement.objects.filter(starts=None).count() == 0


def test_a_proposal_is_accepted_with_one_press_once(treasurer):
    invoice = called(sized(name="Brug"), year=2025, on=PAST)
    matched(Entry(invoice.cents, on="2025-03-10", payer="BRUG", iban="", number="B1"))
    [one] = treasurer.get(reverse("matching")).context["lines"]
    [told] = one["proposals"]
    assert told["why"] == "It names Brug, and is what is left of fee 2025-0001."
    said = {"line": one["pk"], "place": told["place"], "seen": told["seen"]}
    assert treasurer.post(reverse("matching"), said).status_code == 302
    again = treasurer.post(reverse("matching"), said)
    assert again.status_code == 409
    assert "Somebody has dealt with this line already." in again.content.decode()
    assert Payment.objects.count() == 1


def test_a_proposal_that_was_paid_meanwhile_is_not_shown_and_not_accepted(treasurer):
    invoice = called(sized(name="Brug"), year=2025, on=PAST)
    matched(Entry(invoice.cents, on="2025-03-10", payer="BRUG", iban="", number="B1"))
    [one] = treasurer.get(reverse("matching")).context["lines"]
    said = {"line": one["pk"], "place": 0, "seen": one["proposals"][0]["seen"]}
    matched(paying(invoice, on="2025-03-11", number="B2"), sha256="b")
    assert treasurer.get(reverse("matching")).context["lines"][0]["proposals"] == []
    assert treasurer.post(reverse("matching"), said).status_code == 409
    assert Payment.objects.count() == 1


def test_another_fee_is_chosen(treasurer):
    invoice = called(year=2025, on=PAST)
    page = line(on="2025-03-10").get_absolute_url()
    assert "No fee has the number" in treasurer.post(page, {"deed": "match", "invoices": "2027-0099"}).content.decode()
    assert treasurer.post(page, {"deed": "match"}).status_code == 409
    assert treasurer.post(page, {"deed": "match", "invoices": invoice.label}).status_code == 302
    assert Payment.objects.get().clearings.get().invoice == invoice
    assert "See the payment" in treasurer.get(page).content.decode()
    shown = treasurer.get(Payment.objects.get().get_absolute_url())
    assert shown.context["facts"][-1] == ("Statement", "may.xml", page)


def test_what_is_no_fee_is_set_aside_and_taken_up_again(treasurer):
    page = line().get_absolute_url()
    assert treasurer.post(page, {"deed": "aside", "reason": "Interest."}).status_code == 302
    assert "Interest." in treasurer.get(page).content.decode()
    assert treasurer.post(page, {"deed": "aside", "reason": "Interest."}).status_code == 409
    assert treasurer.post(page, {"deed": "up"}).url == page
    assert StatementLine.objects.get().state == "open"


def test_money_that_was_taken_back_waits_and_says_what_to_do(treasurer):
    invoice = called(year=2025, on=PAST)
    matched(paying(invoice, -100, on="2025-03-10", is_reversal=True), Entry(-50, on="2025-03-10", payer="Bank"))
    one = StatementLine.objects.get(state="open")
    shown = treasurer.get(one.get_absolute_url()).content.decode()
    assert "If a payment was taken back, undo on its page what it paid" in shown
    assert 'name="invoices"' not in shown
    assert treasurer.post(one.get_absolute_url(), {"deed": "aside", "reason": "Taken back."}).status_code == 302


def test_what_waits_is_due_for_the_office(treasurer):
    line()
    office = Actor("account:1", (Mandated("treasurer"),))
    assert [row.title for row in due_for(office, TODAY, now())] == ["One line of a bank statement waits to be matched"]
    assert due_for(Actor("account:2", (Mandated("auditor"),)), TODAY, now()) == []


def test_an_auditor_looks_and_does_nothing(client, cast):
    page = line().get_absolute_url()
    cast.signed_in(client, Capacity.AUDITOR)
    for address in (reverse("statements"), reverse("matching"), page):
        assert '<button class="act"' not in client.get(address).content.decode()
        assert client.post(address, {"deed": "aside", "reason": "x"}).status_code == 403


@pytest.mark.parametrize("number", [3, 300])
def test_pages_are_as_light_for_3_lines_as_for_300(number, treasurer, django_assert_max_num_queries):
    invoice = called(sized(name="Brug"))
    found = matched(
        *(Entry(invoice.cents, payer="Brug " + "x" * 90, iban=AALTO, text="y" * 140) for _each in range(number))
    )
    for address in (reverse("matching"), found.get_absolute_url(), reverse("statements")):
        with django_assert_max_num_queries(20):
            shown = treasurer.get(address)
        assert len(shown.content) < 100_000
