"""How a file arrives: nothing of it is written beyond what is taken, and no other field of its form is lost."""

import pytest
from archive.files import full_disk, pdf, upload
from django import forms
from django.test import RequestFactory

from accede.archive.forms import DocumentField
from accede.people.models import Account

HOLDER = "account:1"
TOO_LARGE = "The file is larger than 10 megabytes. Send a smaller one."
NO_ROOM = "There is no room left for the file, and nothing of it is kept. Please tell the secretariat."
GONE = "The file was not kept this long. Choose it again."


@pytest.fixture
def sent():
    """Make requests as a view gets them, and close them as the house does."""
    requests = []

    def send(data, user=None):
        request = RequestFactory().post("/", data)
        request.user = user or Account(email="ana@example.org")
        requests.append(request)
        return request

    yield send
    for each in requests:
        each.close()


class SampleForm(forms.Form):
    name = forms.CharField()

    def __init__(self, *given, required=True, **named):
        super().__init__(*given, **named)
        self.fields["paper"] = DocumentField(holder=HOLDER, required=required)


def form(request, **named):
    return SampleForm(request.POST, request.FILES, **named)


def test_a_file_arrives_with_its_form(sent):
    found = form(sent({"name": "Ana", "paper": upload(pdf())}))
    assert found.is_valid()
    assert found.cleaned_data["paper"].name == "report.pdf"


def test_of_a_file_of_two_hundred_megabytes_nothing_is_kept_and_the_other_fields_are(tmp_path, settings, sent):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    large = Zeros(200 << 20)
    request = sent({"paper": large, "name": "Ana"})
    found = form(request)
    assert found.errors == {"paper": [TOO_LARGE]}
    assert found.cleaned_data["name"] == "Ana"
    assert request.FILES["paper"].file.seek(0, 2) == 0


class Zeros:
    """A file of nothing, as long as it is said to be."""

    name, content_type = "report.pdf", "application/pdf"

    def __init__(self, size):
        self.size = size

    def read(self):
        return bytes(self.size)


def test_a_disk_that_is_full_is_told_and_no_other_field_is_lost(sent):
    with full_disk():
        request = sent({"paper": upload(bytes(20_000)), "name": "Ana"})
        found = form(request)
        assert found.errors == {"paper": [NO_ROOM]}
    assert found.cleaned_data["name"] == "Ana"


def test_a_file_outlives_a_form_that_is_not_in_order(sent):
    first = form(sent({"name": "", "paper": upload(pdf())}))
    assert first.errors.keys() == {"name"}
    page = str(first["paper"])
    assert "Kept: report.pdf" in page
    second = form(sent({"name": "Ana", "paper-kept": token(page)}))
    assert second.is_valid()
    assert second.cleaned_data["paper"] == first.cleaned_data["paper"]


def test_a_file_that_is_kept_outlives_one_that_is_not_taken(sent):
    kept = token(str(shown(form(sent({"name": "", "paper": upload(pdf())})))))
    again = form(sent({"name": "Ana", "paper-kept": kept, "paper": upload(b"MZ", "report.exe")}))
    assert again.errors.keys() == {"paper"}
    assert "Kept: report.pdf" in str(again["paper"])


def test_a_file_that_is_kept_may_be_left_out(sent):
    kept = token(str(shown(form(sent({"name": "", "paper": upload(pdf())})))))
    said = sent({"name": "Ana", "paper-kept": kept, "paper-left-out": "1"})
    optional = form(said, required=False)
    assert optional.is_valid()
    assert optional.cleaned_data["paper"] is None
    assert form(said).errors == {"paper": ["This field is required."]}


@pytest.mark.parametrize("kept", ["nothing", "a:b:c"])
def test_a_token_that_was_not_made_here_is_asked_for_again(kept, sent):
    assert form(sent({"name": "Ana", "paper-kept": kept})).errors == {"paper": [GONE]}


def shown(one):
    one.is_valid()
    return one["paper"]


def token(page):
    return page.split('-kept" value="')[1].split('"')[0]


def test_nothing_is_kept_of_what_a_stranger_sends(sent):
    request = sent({"paper": upload(pdf())}, Stranger())
    assert request.FILES["paper"].file.seek(0, 2) == 0


class Stranger:
    is_authenticated = False


def test_the_field_says_what_is_taken():
    page = str(SampleForm()["paper"])
    assert 'accept=".pdf,.jpg,.jpeg,.png,.docx,.odt,.xlsx,.ods,.csv,.txt"' in page
    assert SampleForm()["paper"].help_text == (
        "PDF, JPEG, PNG, DOCX, ODT, XLSX, ODS, CSV, or TXT, at most 10 megabytes."
    )
