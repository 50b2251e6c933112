"""A request as one document: all that was sent, to whom, and when it was received."""

from hashlib import sha256
from io import BytesIO

import pytest
from archive.files import pdf, png
from cast import NOON
from django.urls import reverse
from procedure.samples import own, sent, written
from procedure.samples_papers import added
from pypdf import PdfReader
from statutes.samples import house_texts

from accede.people.capacities import Capacity
from accede.procedure.actions import send_request
from accede.procedure.views import document

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client, cast):
    house_texts()
    return cast.signed_in(client, Capacity.SECRETARIAT)


def paper(client, candidacy, language="en"):
    address = reverse("candidacy_request_pdf", args=[candidacy.pk]).replace("/en/", f"/{language}/")
    return client.get(address)


def words(answer):
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def test_a_request_is_one_tagged_document_addressed_to_the_president(office):
    candidacy = sent()
    answer = paper(office, candidacy)
    told = words(answer)
    for part in (
        "To: President",
        f"Request of {candidacy.organisation.name} to join ENSIE",
        "Received on 4 May 2027, 14:00.",
        "Motivation letter We wish to join.",
        "Identity sheet",
        "Adheres to",
    ):
        assert part in told
    root = PdfReader(BytesIO(answer.content)).trailer["/Root"]
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "en")
    assert answer["Content-Disposition"] == f'attachment; filename="request-{candidacy.label}.pdf"'


def test_what_a_candidate_writes_is_never_read_as_markup(office):
    candidacy = sent(name="#let x = $1$ <b>")
    assert "Request of #let x = $1$ <b> to join ENSIE" in words(paper(office, candidacy))


def test_a_request_with_signs_that_no_font_has_is_a_document_still(office):
    assert "Request of Łódź \ufffd\ufffd to join ENSIE" in words(paper(office, sent(name="Łódź \U0001f680中")))


def test_a_request_is_a_document_in_the_language_of_its_reader(office):
    told = words(paper(office, sent(), "fr"))
    assert "Lettre de motivation We wish to join." in told
    assert "Reçue le 4 mai 2027" in told


def test_before_it_is_sent_there_is_no_document(office):
    assert paper(office, written()).status_code == 404


def enclosed(answer):
    return {one.alternative_name: one.content for one in PdfReader(BytesIO(answer.content)).attachment_list}


def test_the_files_of_a_request_lie_in_its_document(office):
    candidacy = written()
    added(candidacy, content=pdf(pages=3), name="Σχέδιο 2027.pdf")
    added(candidacy, content=png(), name="logo.png")
    send_request(candidacy, by=own(candidacy), at=NOON)
    answer = paper(office, candidacy)
    assert enclosed(answer) == {"1 Σχέδιο_2027.pdf": pdf(pages=3), "2 logo.png": png()}
    assert "They lie in this document as they came" in words(answer)
    told = words(answer).replace("\u200b", "").replace(" ", "")
    for name, kind, content in (("Σχέδιο 2027.pdf", "PDF", pdf(pages=3)), ("logo.png", "PNG", png())):
        assert f"{name}{kind},{len(content)}bytesSHA-256:{sha256(content).hexdigest()}".replace(" ", "") in told
    meta = PdfReader(BytesIO(answer.content)).trailer["/Root"]["/Metadata"].get_data().decode()
    assert ("<pdfaid:part>3</pdfaid:part>" in meta, "<pdfuaid:part>1</pdfuaid:part>" in meta) == (True, True)


def test_a_document_holds_as_many_files_as_can_be_opened(office, monkeypatch):
    candidacy = written()
    for pages in (1, 2):
        added(candidacy, content=pdf(pages=pages), name="plan.pdf")
    send_request(candidacy, by=own(candidacy), at=NOON)
    monkeypatch.setattr(document, "MOST", len(pdf()) + 10)
    answer = paper(office, candidacy)
    assert list(enclosed(answer)) == ["1 plan.pdf"]
    assert "it holds those that came first, the site all" in words(answer)


def test_a_request_names_the_version_of_each_text_that_is_adhered_to(office):
    assert "Statutes (2021)" in words(paper(office, sent()))


def test_a_word_longer_than_a_line_stays_on_the_page(office):
    long = "a" * 116 + ".pdf"
    candidacy = written()
    added(candidacy, name=long)
    send_request(candidacy, by=own(candidacy), at=NOON)
    pages = PdfReader(BytesIO(paper(office, candidacy).content)).pages
    lines = "".join(page.extract_text() for page in pages).replace("\u200b", "").splitlines()
    assert long in "".join(lines)
    assert max(len(line) for line in lines) < 110
