"""What is sent after a session has ended is kept for its writer, who signs in again and sends it."""

from datetime import timedelta

import pytest
from archive.files import pdf, upload
from cast import NOON
from django.test import Client
from django.urls import reverse
from procedure.samples import sent

from accede.people.capacities import Capacity
from accede.people.models import Account
from accede.procedure.models import Note
from accede.web.unsent import seal

pytestmark = pytest.mark.django_db
WORDS = "They telephoned.\r\nThey sound <well>."


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


@pytest.fixture
def candidacy(db):
    return sent()


@pytest.fixture
def writer(client, cast, candidacy):
    """Somebody of the secretariat, who has the form of a note before them."""
    cast.signed_in(client, Capacity.SECRETARIAT)
    return Account.objects.get(email__startswith="secretariat.")


@pytest.fixture
def form(client, candidacy, writer):
    """What the form of a note holds."""
    page = client.get(candidacy.get_absolute_url()).content.decode()
    address = reverse("candidacy_notes", args=[candidacy.pk])
    sealed = page.split(f'action="{address}"')[1].split('name="sealed" value="')[1].split('"')[0]
    return address, {"words": WORDS, "sealed": sealed}


def again(client, writer, answer):
    """Sign in again and follow where the answer leads."""
    client.force_login(writer)
    return client.get(answer.url.partition("next=")[2] or answer.url)


def test_it_is_shown_after_signing_in_again_and_sent(client, writer, form, candidacy):
    client.logout()
    answer = client.post(*form)
    assert answer.url.startswith("/en/account/?next=/en/unsent/")
    assert "sign in again to find it" in client.get(answer.url).content.decode()
    page = again(client, writer, answer)
    assert "They sound &lt;well&gt;." in page.content.decode()
    assert (page.context["to"], dict(page.context["fields"])) == (form[0], {"words": WORDS})
    assert not Note.objects.exists()
    client.post(page.context["to"], dict(page.context["fields"]))
    assert Note.objects.get().words.splitlines() == WORDS.splitlines()


def test_a_form_of_the_session_before_is_shown_to_be_sent_again(writer, form):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(writer)
    page = again(strict, writer, strict.post(*form))
    assert dict(page.context["fields"]) == {"words": WORDS}
    assert strict.post(form[0], {"words": WORDS}).status_code == 403


def test_nobody_else_sees_it(client, cast, form):
    client.logout()
    kept = client.post(*form).url.partition("next=")[2]
    assert client.get(kept).url.startswith("/en/account/")
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert client.get(kept).status_code == 403


@pytest.mark.parametrize("wrong", ["", "forged", "elsewhere", "old"])
def test_without_a_seal_of_this_form_nothing_is_kept(client, writer, form, monkeypatch, wrong):
    address, said = form
    if wrong == "old":
        monkeypatch.setattr("time.time", lambda: NOON.timestamp() + timedelta(days=400).total_seconds())
    elsewhere = seal(writer.pk, "/en/candidacies/")
    sealed = {"old": said["sealed"], "elsewhere": elsewhere}.get(wrong, wrong)
    client.logout()
    answer = client.post(address, {"words": WORDS, "sealed": sealed})
    assert answer.url.partition("next=")[2] == address
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(address, {"words": WORDS, "sealed": sealed}).status_code == 403


def test_what_is_kept_no_longer_is_said(client, writer):
    answer = client.get(reverse("unsent", args=["00000000-0000-4000-8000-000000000000"]), follow=True)
    assert "kept for 24 hours, and is kept no longer" in answer.content.decode()


def test_a_file_has_to_be_chosen_again(client, writer, form):
    client.logout()
    page = again(client, writer, client.post(form[0], form[1] | {"file": upload(pdf())}))
    assert "choose them again" in page.content.decode()


def test_a_form_is_sealed_for_whoever_is_signed_in_alone(client):
    assert 'name="sealed"' not in client.get(reverse("interest")).content.decode()
