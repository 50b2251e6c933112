"""The pages of minutes: who reads them when, how they are corrected, signed and put on an agenda, and their files."""

from datetime import timedelta
from io import BytesIO

import pytest
from assembly.samples import planned
from assembly.samples_minutes import deciding_on, drafted, over
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from docx import Document
from pypdf import PdfReader
from statutes.samples import law

from accede.assembly.models import Item
from accede.people.capacities import Capacity
from accede.people.queries import now
from accede.statutes.queries import day_of

pytestmark = pytest.mark.django_db


def page(minutes, name="minutes", *more):
    return reverse(name, args=[minutes.assembly.address, *more])


def html(response):
    return response.content.decode().replace("\u00a0", " ")


@pytest.fixture
def minutes(at_noon):
    """Minutes of an assembly that was held some hours ago."""
    law()
    then = now() - timedelta(hours=4)
    return drafted(at=then, day=day_of(then))


@pytest.fixture
def secretary(client, cast):
    return cast.signed_in(client, Capacity.SECRETARIAT)


def test_the_secretariat_drafts_the_minutes_of_a_closed_assembly(secretary):
    assembly = over()
    url = reverse("minutes", args=[assembly.address])
    assert "Draft the minutes" in html(secretary.get(url))
    secretary.post(reverse("draft_minutes", args=[assembly.address]))
    assert "closed the meeting at 16:00." in html(secretary.get(url))


def test_drafting_twice_does_what_drafting_once_does(secretary):
    assembly = over()
    for _turn in range(2):
        assert secretary.post(reverse("draft_minutes", args=[assembly.address])).status_code == 302
    assert assembly.minutes.texts.count() == 2


def test_a_delegate_reads_minutes_once_they_are_signed(minutes, client, cast):
    cast.signed_in(client, Capacity.DELEGATE, 1)
    assert "The minutes have not been signed yet." in html(client.get(page(minutes)))
    assert client.get(page(minutes, "minutes_file", "en", "pdf")).status_code == 404
    chair = cast.signed_in(client, Capacity.CHAIR)
    chair.post(page(minutes, "sign_minutes"), {"seen": 1})
    cast.signed_in(client, Capacity.DELEGATE, 1)
    assert "Signed, not approved yet." in html(client.get(page(minutes)))


def test_minutes_are_read_in_each_language_with_the_one_that_decides_named(minutes, secretary):
    assert "A translation. The text that decides is in: French." in html(secretary.get(page(minutes)))
    assert "La fin de la réunion" in html(secretary.get(page(minutes) + "?text=fr"))
    with translation.override("fr"):
        assert "Ce texte fait foi." in html(secretary.get(page(minutes)))


def test_a_corrected_text_is_shown_and_its_translation_is_marked(minutes, secretary):
    stands = minutes.latest["fr"].text
    secretary.post(page(minutes, "correct_minutes", "fr"), {"text": stands + "\n\nAjouté.", "seen": 1})
    assert "Not up to date." in html(secretary.get(page(minutes)))
    assert "<ins>" in html(secretary.get(page(minutes, "correct_minutes", "en")))
    assert "Ajouté.</ins>" in html(secretary.get(page(minutes, "minutes_version", "fr", 2))).replace("\n", "")


def test_a_correction_that_comes_second_is_kept_and_shows_what_came_first(minutes, secretary):
    secretary.post(page(minutes, "correct_minutes", "en"), {"text": "# First", "seen": 1})
    second = secretary.post(page(minutes, "correct_minutes", "en"), {"text": "# Second", "seen": 1})
    assert second.status_code == 409
    assert "# Second</textarea>" in html(second)
    assert 'name="seen" value="2"' in html(second)
    assert secretary.post(page(minutes, "correct_minutes", "en"), {"text": "# Second", "seen": 2}).status_code == 302


def test_the_approval_is_put_on_the_agenda_of_an_assembly_to_come(minutes, secretary):
    coming = planned(day_of(now()) + timedelta(days=90), at=now())
    asked = {"assembly": coming.pk, "matter": "programme"}
    for _turn in range(2):
        secretary.post(page(minutes, "approve_minutes"), asked)
    item = Item.objects.get(about=f"assembly.minutes:{minutes.pk}")
    assert item.title["fr"].startswith("Approuver le procès-verbal")
    assert "It stands on the agenda:" in html(secretary.get(page(minutes)))


def test_whoever_is_to_approve_minutes_is_led_to_them(minutes, secretary):
    item, _member = deciding_on(minutes)
    assert page(minutes) in html(secretary.get(item.get_absolute_url()))


def test_the_pdf_is_tagged_and_says_what_the_page_says(minutes, secretary):
    pdf = PdfReader(BytesIO(secretary.get(page(minutes, "minutes_file", "fr", "pdf")).content))
    text = "".join(one.extract_text() for one in pdf.pages)
    assert "La fin de la réunion" in text
    assert (pdf.trailer["/Root"]["/Lang"], "/StructTreeRoot" in pdf.trailer["/Root"]) == ("fr", True)


def test_the_docx_holds_headings_and_paragraphs(minutes, secretary):
    document = Document(BytesIO(secretary.get(page(minutes, "minutes_file", "en", "docx")).content))
    told = [(one.style.name, one.text) for one in document.paragraphs]
    assert ("Heading 1", "The end of the meeting") in told
    assert ("Normal", "3 of 3 members took part.") in told


def test_an_extract_holds_what_was_decided_and_nothing_else(minutes, secretary):
    pdf = PdfReader(BytesIO(secretary.get(page(minutes, "decisions", "en")).content))
    text = "".join(one.extract_text() for one in pdf.pages).replace("\u00a0", " ")
    assert "Admitted: Réseau Neuf." in text
    assert "Carried: 2 for, 1 against; 2 were needed. (art. 13)" in text
    assert "took part" not in text


def test_a_file_of_another_kind_or_language_is_no_page(minutes, secretary):
    for more in (("en", "exe"), ("xx", "pdf")):
        assert secretary.get(page(minutes, "minutes_file", *more)).status_code == 404


def test_the_page_of_minutes_asks_twenty_questions_at_most(minutes, secretary):
    secretary.get(page(minutes))
    with CaptureQueriesContext(connection) as asked:
        secretary.get(page(minutes))
    assert len(asked) <= 20
