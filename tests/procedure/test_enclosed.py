"""Files that a member sends on its path: an associate of a youth federation asks to become a full member."""

import pytest
from archive.files import EICAR, deposit, pdf, upload
from cast import NOON
from django.urls import reverse
from procedure.houses import SMALL, declared, living_by, living_by_text, member, opened, taken
from statutes.samples import SECRETARY

from accede.archive.models import Document
from accede.archive.queries import documents_about
from accede.people.capacities import Capacity
from accede.procedure import actions
from accede.procedure.actions import AlreadyAdded, NotRunning, OutOfTurn, TooManyPapers
from accede.web.dossier.belonging import documents_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


@pytest.fixture
def rising(db):
    living_by("iflry")
    return declared(member("associate"), "full")


@pytest.fixture
def own(client, cast, rising):
    return cast.signed_in(client, Capacity.DELEGATE, rising.membership.organisation_id)


def text(response):
    return response.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


def added(proceeding, content=None, purpose="statutes"):
    return actions.add_document(proceeding, deposit=deposit(content), purpose=purpose, by=SECRETARY, at=NOON)


def send(client, proceeding, content=None, purpose="statutes", name="statutes.pdf"):
    said = {"purpose": purpose, "paper": upload(content or pdf(), name)}
    return client.post(reverse("proceeding_files", args=[proceeding.pk]), said, follow=True)


def test_a_member_adds_files_and_they_are_handed_out_to_those_who_may_read_them(own, rising, client, cast):
    shown = text(send(own, rising))
    assert ("The file is added." in shown, "statutes.pdf" in shown) == (True, True)
    assert "Still asked: Form, Policy programme" in shown
    kept = documents_about(rising).get()
    address = reverse("proceeding_file", args=[rising.pk, kept.pk])
    for capacity in (Capacity.SECRETARIAT, Capacity.BOARD):
        assert b"".join(cast.signed_in(client, capacity).get(address).streaming_content) == pdf()
    stranger = cast.signed_in(client, Capacity.DELEGATE, rising.membership.organisation_id + 1)
    assert stranger.get(address).status_code == 403


def test_a_step_that_sends_is_taken_with_files_or_with_words(own, rising):
    step = {"step": "application", "note": ""}
    address = reverse("proceeding_step", args=[rising.pk])
    refused = own.post(address, step)
    assert (refused.status_code, "Add the files that are asked" in text(refused)) == (409, True)
    for number, name in enumerate(rising.way.steps[0].what, 1):
        added(rising, pdf(pages=number), name)
    assert "It is written down." in text(own.post(address, step, follow=True))
    assert "Add the file</button>" in text(own.get(rising.get_absolute_url()))
    taken(rising, "circulation")
    assert "Add the file</button>" not in text(own.get(rising.get_absolute_url()))


def test_words_stand_for_files(own, rising):
    said = {"step": "application", "note": "All of it went by post."}
    assert "It is written down." in text(own.post(reverse("proceeding_step", args=[rising.pk]), said, follow=True))


def test_a_hostile_file_is_refused_where_it_was_sent(own, rising):
    shown = text(send(own, rising, pdf() + EICAR))
    assert ("The file is known as harmful and is not kept." in shown, Document.objects.count()) == (True, 0)


def test_the_same_file_is_kept_once_and_a_file_of_a_member_stays_readable(rising):
    added(rising)
    with pytest.raises(AlreadyAdded):
        added(rising)
    for pages in range(2, 21):
        added(rising, pdf(pages=pages))
    with pytest.raises(TooManyPapers):
        added(rising, pdf(pages=30))


def test_files_are_added_until_the_step_after_is_taken(db):
    living_by_text(SMALL)
    one = declared(member("friend"), "rise", facts={"letters": 2})
    added(one, purpose="letter")
    one = taken(one, "proof")
    added(one, pdf(pages=2), "proof")
    with pytest.raises(NotRunning):
        added(taken(one, "decision"), pdf(pages=3), "proof")


def test_no_file_is_added_where_nothing_is_sent(db):
    living_by_text(SMALL)
    with pytest.raises(OutOfTurn):
        added(opened(member("full"), "exclusion", opener="board", grounds=("harm",)))


def test_several_documents_are_not_sent_by_opening(rising):
    assert [one.step for one in rising.steps.all()] == []


def test_one_letter_is_sent_by_opening(db):
    living_by_text(SMALL)
    one = declared(member("friend"), "rise", facts={"letters": 2})
    assert [one.step for one in one.steps.all()] == ["letter"]


def test_a_member_finds_its_files_among_its_documents(rising):
    kept = added(rising)
    assert list(documents_of(rising.membership.organisation, [])) == [kept]
