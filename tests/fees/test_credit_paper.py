"""A credit note leaves once, after its invoice, as paper and as data that name it."""

import pytest
from cast import NOON
from django.urls import reverse
from fees.bills import broken_rules
from fees.samples import called, credit_waits, credited, issued, named_payee, sized
from fees.test_issuing import taxed
from pypdf import PdfReader
from register.samples import delegate
from statutes.samples import SECRETARY, house_texts, law

from accede.archive.queries import content_of
from accede.fees.actions import AlreadyIssued, InvoiceWaits, NobodyPaid, issue_credit_note
from accede.fees.actions.waiting import issue_waiting, issue_waiting_credits
from accede.fees.models import CreditIssue
from accede.journal.queries import verify
from accede.people.capacities import Capacity
from accede.post.models import Attachment, Letter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def house(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    law()
    house_texts()


def issue(note):
    return issue_credit_note(note, by=SECRETARY, at=NOON)


def text_of(document, tmp_path):
    file = tmp_path / "paper.pdf"
    file.write_bytes(content_of(document))
    return " ".join(page.extract_text() for page in PdfReader(file).pages)


def test_a_credit_note_names_its_invoice_and_leaves_with_its_letter_once(tmp_path):
    one = sized()
    delegate(one, language="fr")
    note = credited(issued(called(one)).invoice, cents=6_000, article=("rules 2",))
    found = issue(note)
    said = text_of(found.pdf, tmp_path)
    assert ("Avoir C2027-0001" in said, "2027-0001" in said, "60,00" in said) == (True, True, True)
    letter = Letter.objects.get(kind="fee_credited")
    paper = Attachment.objects.get(letter=letter)
    assert (letter.language, paper.name) == ("fr", "credit-note-C2027-0001.pdf")
    assert bytes(paper.content) == content_of(found.pdf)
    with pytest.raises(AlreadyIssued):
        issue(note)
    assert verify() == []


@pytest.mark.parametrize("cents", [6_000, 96_000, 1])
def test_the_data_of_a_credit_note_keeps_every_rule_of_the_norm(cents):
    found = issue(credited(issued().invoice, cents=cents))
    for form in ("cii", "ubl"):
        data = content_of(getattr(found, form))
        assert broken_rules(form, data) == []
        assert b">381<" in data


@pytest.mark.parametrize("cents", [6_000, 100, 7])
def test_what_is_credited_of_a_taxed_fee_is_parted_into_net_and_tax(cents):
    named_payee(vat="BE0403019261")
    found = issue(credited(issued(taxed(called())).invoice, cents=cents))
    assert broken_rules("cii", content_of(found.cii)) == []


def test_a_credit_note_waits_for_the_payee_and_for_its_invoice():
    note = credited(called(), cents=6_000)
    with pytest.raises(NobodyPaid):
        issue(note)
    issued(called(sized(name="Brug")))
    with pytest.raises(InvoiceWaits):
        issue(note)
    assert issue_waiting_credits(lambda: NOON) == 0
    assert issue_waiting(lambda: NOON) == 1
    assert issue_waiting_credits(lambda: NOON) == 1
    assert issue_waiting_credits(lambda: NOON) == 0
    assert CreditIssue.objects.get().credit_note == note


def test_a_credit_note_is_handed_out_as_it_left_to_whoever_sees_the_fee(client, cast):
    note = credit_waits()
    found, invoice = issue(note), note.clearing.invoice
    cast.signed_in(client, Capacity.DELEGATE, invoice.organisation_id)
    [row] = client.get(invoice.get_absolute_url()).context["payments"]
    assert (row["label"], row["after"]) == ("Credit note C2027-0001", "Too much.")
    assert b"".join(client.get(row["url"]).streaming_content) == content_of(found.pdf)
    assert client.get(reverse("credit_paper", args=[2027, 1, "doc"])).status_code == 404
    cast.signed_in(client, Capacity.DELEGATE, 987)
    assert client.get(row["url"]).status_code == 403
