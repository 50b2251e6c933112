"""An invoice is issued once: kept byte for byte, with its data, and sent to the member's delegates."""

from datetime import date, timedelta
from hashlib import sha256
from io import BytesIO

import pytest
from cast import NOON, acting
from django.urls import reverse
from fees.bills import broken_rules
from fees.samples import called, issued, named_payee, payee, sized
from fees.samples_payer import payer
from pypdf import PdfReader
from register.samples import delegate, law
from statutes.samples import SECRETARY, house_texts

from accede.archive.models import Document
from accede.archive.queries import content_of
from accede.fees.actions import (
    AlreadyIssued,
    CountryUnknown,
    NobodyPaid,
    SaidAlready,
    TaxNumberUnknown,
    bill_to_issue,
    issue_invoice,
    name_payee,
)
from accede.fees.actions.waiting import issue_waiting
from accede.fees.documents import papers
from accede.fees.documents.transfer import Transfer
from accede.fees.models import Invoice, Issue, Payee
from accede.fees.queries import due_for
from accede.fees.queries.payee import payee_on
from accede.journal.models import Entry
from accede.journal.queries import verify
from accede.people.capacities import Capacity
from accede.post.models import Attachment, Letter
from accede.register.models import Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def house(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    law()
    house_texts()


def taxed(invoice):
    """Give an invoice a tax of a fifth, as a rule with `vat` would have."""
    tax = invoice.cents // 5
    invoice.amount["lines"].append({"code": "fee.line.vat", "cents": tax, "values": {"share": "1/5"}})
    invoice.cents += tax
    invoice.save()
    return invoice


def test_an_issued_invoice_is_kept_with_its_data_and_sent_in_the_language_of_its_reader():
    one = sized()
    delegate(one, language="fr")
    issue = issued(called(one))
    assert (issue.language, issue.payee) == ("fr", Payee.objects.get())
    assert [document.name for document in (issue.pdf, issue.cii, issue.ubl)] == [
        "invoice-2027-0001.pdf",
        "invoice-2027-0001-cii.xml",
        "invoice-2027-0001-ubl.xml",
    ]
    letter = Letter.objects.get()
    assert (letter.kind, letter.language) == ("fee_called", "fr")
    assert "2027-0001" in letter.subject
    assert "/fr/fees/2027-1/" in letter.body
    paper = Attachment.objects.get(letter=letter)
    assert (paper.name, paper.type, bytes(paper.content)) == (
        "invoice-2027-0001.pdf",
        "application/pdf",
        content_of(issue.pdf),
    )
    said = Entry.objects.get(action="fees.issue_invoice").values
    digests = [sha256(content_of(document)).hexdigest() for document in (issue.pdf, issue.cii, issue.ubl)]
    assert [said["pdf"], said["cii"], said["ubl"]] == digests
    assert verify() == []


@pytest.mark.parametrize("change", [lambda one: one, taxed], ids=["outside the tax", "taxed"])
def test_what_is_issued_is_valid_by_the_norm(change):
    named_payee(vat="BE0403019261")
    issue = issued(change(called(sized(), joined=date(2027, 3, 1))))
    assert broken_rules("cii", content_of(issue.cii)) == []
    assert broken_rules("ubl", content_of(issue.ubl)) == []


def test_an_invoice_is_issued_once():
    one = issued().invoice
    with pytest.raises(AlreadyIssued):
        issued(one)
    assert (Issue.objects.count(), Document.objects.count(), Letter.objects.count()) == (1, 3, 1)


def test_an_invoice_waits_for_what_it_must_name():
    one = called()
    with pytest.raises(NobodyPaid):
        issue_invoice(one, by=SECRETARY, at=NOON)
    treasurer = acting(Capacity.TREASURER)
    (row,) = due_for(treasurer, NOON.date(), NOON)
    assert (row.title, row.act_url) == ("One invoice waits until it is known who is paid", reverse("payee"))
    named_payee()
    with pytest.raises(TaxNumberUnknown):
        issue_invoice(taxed(one), by=SECRETARY, at=NOON)
    Organisation.objects.update(country="")
    with pytest.raises(CountryUnknown):
        issue_invoice(one, by=SECRETARY, at=NOON)
    (row,) = due_for(treasurer, NOON.date(), NOON)
    assert row.title == "Invoice 2027-0001 waits until the country of the member is known"
    assert not Issue.objects.exists()


def test_the_cashier_issues_what_waits_and_nothing_else():
    first, second = called(), called(sized(name="Brug"))
    assert issue_waiting(lambda: NOON) == 0
    named_payee()
    Organisation.objects.filter(pk=first.organisation_id).update(country="")
    assert issue_waiting(lambda: NOON) == 1
    assert issue_waiting(lambda: NOON) == 0
    assert Issue.objects.get().invoice == second


def test_what_was_set_before_somebody_changed_the_payee_is_set_again():
    one = called()
    named_payee()
    stale = papers(bill_to_issue(one, NOON))
    named_payee(name="Renamed ASBL")
    issue = issue_invoice(one, ready=stale, by=SECRETARY, at=NOON)
    assert b"Renamed ASBL" in content_of(issue.cii)


def test_an_issued_invoice_keeps_the_payee_of_its_day():
    issue = issued()
    later = NOON + timedelta(days=1)
    named_payee(at=later, name="Renamed ASBL")
    assert [payee_on(at.date()).name for at in (NOON, later)] == ["Sample Network ASBL", "Renamed ASBL"]
    assert Issue.objects.get().payee == issue.payee
    with pytest.raises(SaidAlready):
        name_payee(payee(name="Renamed ASBL"), by=SECRETARY, at=later)


def test_an_invoice_that_another_pays_is_in_its_language_and_goes_to_it_with_a_copy_to_the_member():
    one = sized()
    payer(one)
    issue = issued(called(one))
    text = PdfReader(BytesIO(content_of(issue.pdf))).pages[0].extract_text()
    assert issue.language == "fr"
    assert "Sample Fund" in text
    assert "Cotisation de Aalto." in text
    assert broken_rules("cii", content_of(issue.cii)) == []
    assert {letter.recipient for letter in Letter.objects.all()} == {"Sample Fund", "Aalto"}


def test_an_invoice_has_the_postal_address_that_the_member_told():
    one = sized()
    one.organisation.particulars.create(name="address", value="Rue Haute 5\n1000 Bruxelles")
    issue = issued(called(one))
    text = PdfReader(BytesIO(content_of(issue.pdf))).pages[0].extract_text()
    assert "Aalto\nRue Haute 5\n1000 Bruxelles\nBelgium\n" in text
    assert broken_rules("ubl", content_of(issue.ubl)) == []


def test_one_invoice_that_cannot_be_made_keeps_no_other_waiting():
    broken, other = called(), called(sized(name="Brug"))
    named_payee()
    Invoice.objects.filter(pk=broken.pk).update(amount={})
    assert issue_waiting(lambda: NOON) == 1
    assert Issue.objects.get().invoice == other


def test_an_amount_that_the_code_for_banking_apps_cannot_hold_has_none():
    transfer = {"currency": "EUR", "name": "A", "iban": "BE68539007547034", "bic": "", "reference": "RF7920270001"}
    assert Transfer(cents=99_999_999_999, structured="", **transfer).code()
    assert Transfer(cents=100_000_000_000, structured="", **transfer).code() == ""
