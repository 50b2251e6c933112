"""Wherever a page takes a file: what is harmful, two things in one or too large is refused there, and nothing stays."""

import pytest
from archive.files import EICAR, docx, packed, pdf, png, upload
from django.urls import reverse
from procedure.samples import met, sent
from procedure.samples_questions import asked

from accede.archive.models import Document
from accede.people.capacities import Capacity

pytestmark = pytest.mark.django_db
SCRIPT = b"<script>alert(1)</script>"
GIF = b"GIF89a/*" + bytes(20) + b"*/=1;alert(1)"
TWO = "The file can be read as two different things. Save it anew and send that."
HARMFUL = "The file is known as harmful and is not kept."
# Where something signed is asked for, kinds of signatures come after these.
UNKNOWN = "Files of this kind are not taken. Send one of these: PDF, JPEG, PNG, DOCX, ODT, XLSX, ODS, CSV, TXT"
TOO_MUCH = "The file unpacks to more than can be looked into here. Send a simpler one."
TOO_LARGE = "The file is larger than 10 megabytes. Send a smaller one."
NO_PDF, NO_JPEG = (f"This is not a whole {kind} file, whatever its name says." for kind in ("PDF", "JPEG"))
HEADERS = {
    "Content-Type": "application/pdf",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
}


@pytest.fixture(autouse=True)
def place(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


def papers():
    candidacy = met()
    return reverse("candidacy_papers", args=[candidacy.pk]), {"purpose": "other"}, candidacy


def answers():
    candidacy = asked()
    return reverse("candidacy_answer", args=[candidacy.pk, candidacy.questions.get().pk]), {"words": "All."}, candidacy


def signed():
    candidacy = sent()
    said = {"purpose": "request", "signature": "hand", "signed_by": "Mari", "signed_on": "2027-05-04"}
    return reverse("candidacy_signed", args=[candidacy.pk]), said, candidacy


@pytest.fixture
def send(client, cast):
    """Send a file by one of these pages, as the candidate whose file it is."""

    def sending(where, file):
        url, said, candidacy = where()
        cast.signed_in(client, Capacity.CANDIDATE, candidacy.organisation_id)
        return client.post(url, said | {"paper": file})

    return sending


def lying(place):
    return [file for file in place.rglob("*") if file.is_file()]


def bomb():
    return docx({"word/media/a.png": bytes(200 << 20)})


@pytest.mark.parametrize("where", [papers, answers, signed])
@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("report.pdf", pdf() + EICAR, HARMFUL),
        ("report.pdf", b"%PDF-1.7\n%<html>" + SCRIPT + b"\n" + pdf()[9:], TWO),
        ("report.pdf", pdf() + packed({"a.txt": "words"}), TWO),
        ("scan.gif", GIF, UNKNOWN),
        ("scan.jpg", GIF, NO_JPEG),
        ("report.pdf", GIF, NO_PDF),
        ("page.html", SCRIPT, UNKNOWN),
        ("report.pdf", png(), NO_PDF),
        ("letter.docx", bomb, TOO_MUCH),
        ("large.pdf", lambda: bytes((10 << 20) + 1), TOO_LARGE),
    ],
    ids=["eicar", "pdf+html", "pdf+zip", "gif+js", "gif as jpg", "gif as pdf", "html", "png as pdf", "bomb", "large"],
)
def test_it_is_refused_in_one_sentence_on_the_page_where_it_was_sent(send, place, where, name, content, sentence):
    answer = send(where, upload(content() if callable(content) else content, name))
    assert answer.status_code == 200
    assert answer.content.decode().replace("\xa0", " ").count(sentence) >= 1
    assert (Document.objects.count(), lying(place)) == (0, [])


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/cron.d/a.pdf", "a.pdf"),
        ("..\\..\\windows\\a.pdf", "a.pdf"),
        ("a\u202efdp.exe.pdf", "afdp.exe.pdf"),
        ('a"; filename="b.html.pdf', "b.html.pdf"),
    ],
)
def test_the_name_of_a_file_leads_nowhere(send, client, place, name, kept):
    send(papers, upload(pdf(), name))
    document = Document.objects.get()
    assert document.name == kept
    assert [file.name for file in lying(place)] == [document.sha256]
    assert all(file.is_relative_to(place) for file in lying(place))


def test_a_file_is_handed_out_to_be_kept_and_never_as_a_page(send, client):
    page = client.get(send(papers, upload(pdf(), "Brief.pdf")).url.partition("#")[0])
    answer = client.get(page.context["papers"][0]["url"])
    assert {name: answer[name] for name in HEADERS} == HEADERS
    assert answer["Content-Disposition"] == 'attachment; filename="Brief.pdf"'
    assert answer.getvalue() == pdf()
