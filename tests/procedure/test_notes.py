"""Notes of the office: seen by the office alone, found by their words, corrected and never deleted."""

from datetime import timedelta

import pytest
from cast import NOON
from django.urls import reverse
from procedure.samples import judge, own, sent
from procedure.samples_notes import note

from accede.journal.models import Entry
from accede.people.capacities import Capacity
from accede.procedure import actions
from accede.procedure.models import Note

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


@pytest.fixture
def office(client, cast):
    """The secretariat, which opens the page of a file."""
    cast.signed_in(client, Capacity.SECRETARIAT)
    return lambda candidacy, query="": client.get(candidacy.get_absolute_url() + query)


def words(response):
    return response.content.decode().replace("\u00a0", " ")


def shown(response):
    return [one["words"] for one in response.context["notes"]]


def test_the_secretariat_writes_a_note_on_the_page_of_the_file(office, client):
    candidacy = sent()
    assert "No note has been written yet." in words(office(candidacy))
    assert "The candidate never sees it." in words(office(candidacy))
    answer = client.post(reverse("candidacy_notes", args=[candidacy.pk]), {"words": "They telephoned."})
    assert answer.url == f"{candidacy.get_absolute_url()}#notes"
    assert shown(office(candidacy)) == ["They telephoned."]


def test_a_note_says_the_office_of_its_author(office):
    candidacy = sent()
    note(candidacy, by=judge())
    assert [one["who"] for one in office(candidacy).context["notes"]] == ["Secretary"]


def test_a_candidate_sees_no_note_and_nothing_of_it(client, cast):
    candidacy = sent()
    note(candidacy, "Their accounts worry us.")
    cast.signed_in(client, Capacity.CANDIDATE, candidacy.organisation_id)
    page = client.get(candidacy.get_absolute_url())
    assert ("worry" in words(page), "note" in words(page)) == (False, False)
    assert client.post(reverse("candidacy_notes", args=[candidacy.pk]), {"words": "x"}).status_code == 403


def test_notes_are_found_by_their_words_whatever_their_accents(office):
    candidacy = sent()
    note(candidacy, "Fédération à rappeler")
    note(candidacy, "Another matter")
    assert shown(office(candidacy, "?note=federation+RAPPELER")) == ["Fédération à rappeler"]
    assert "No note holds these words." in words(office(candidacy, "?note=nowhere"))


def test_notes_stand_in_pages_the_latest_first(office):
    candidacy = sent()
    for number in range(12):
        note(candidacy, f"Note {number}", at=NOON + timedelta(minutes=number))
    assert shown(office(candidacy))[0] == "Note 11"
    assert shown(office(candidacy, "?page=2")) == ["Note 1", "Note 0"]


def test_a_note_is_corrected_by_a_later_one_and_stays(office):
    candidacy = sent()
    first = note(candidacy, "They have 9 members.")
    page = office(candidacy, f"?corrects={first.pk}")
    assert page.context["note_form"]["words"].value() == "They have 9 members."
    later = note(candidacy, "They have 19 members.", corrects=first.pk)
    with pytest.raises(actions.CorrectedAlready):
        note(candidacy, "They have 29 members.", corrects=first.pk)
    rows = {one["words"]: one for one in office(candidacy).context["notes"]}
    assert rows["They have 9 members."]["later"] == later
    assert rows["They have 19 members."]["corrects"] == first


def test_a_note_of_another_file_is_not_corrected_from_here():
    first = note(sent())
    with pytest.raises(actions.CorrectedAlready):
        note(sent(), "x", corrects=first.pk)


def test_a_note_is_written_once_and_has_words():
    candidacy = sent()
    note(candidacy)
    for refused, said in ((actions.NotedAlready, "They telephoned. "), (actions.NothingNoted, "\n")):
        with pytest.raises(refused):
            note(candidacy, said)
    assert Note.objects.count() == 1


def test_whoever_stands_aside_writes_none_and_an_ended_file_still_takes_notes():
    candidacy = sent()
    actions.declare_conflict(candidacy, reason="A joint project.", by=judge(), at=NOON)
    with pytest.raises(actions.StandsAside):
        note(candidacy, by=judge())
    actions.withdraw(candidacy, by=own(candidacy), at=NOON)
    assert note(candidacy).words == "They telephoned."


def test_the_journal_holds_no_word_of_a_note_in_its_chain():
    written = note(sent())
    assert Entry.objects.get(action="procedure.write_note").values == {"note": written.pk, "corrects": None}
