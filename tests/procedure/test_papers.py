"""Files of a request: a letter that was uploaded counts as one, and what was sent does not change any more."""

import re

import pytest
from archive.files import pdf, upload
from cast import NOON
from django.urls import reverse
from procedure.samples import SHEET, TEXTS, fresh, met, own, sent, written
from procedure.samples_papers import added

from accede.archive.models import Document
from accede.journal.models import Entry
from accede.people.capacities import Capacity
from accede.procedure import actions
from accede.procedure.actions import AlreadyAdded, AlreadySent, NotInRequest, TooManyPapers
from accede.procedure.queries.sheet import completeness, papers_in

pytestmark = pytest.mark.django_db


def address(name, candidacy, *more):
    return reverse(name, args=[candidacy.pk, *more])


def words(response):
    return response.content.decode().replace("\xa0", " ")


@pytest.fixture
def candidate(client, cast):
    """Sign the candidate of a file in."""

    def sign_in(candidacy):
        cast.signed_in(client, Capacity.CANDIDATE, candidacy.organisation_id)
        return client

    return sign_in


def test_a_letter_that_was_uploaded_is_a_motivation_letter():
    candidacy = met()
    actions.save_draft(candidacy, sheet=SHEET, adheres=TEXTS, by=own(candidacy), at=NOON)
    assert completeness(fresh(candidacy), NOON.date()).motivation
    added(candidacy, "other")
    assert completeness(fresh(candidacy), NOON.date()).motivation
    added(candidacy, "motivation")
    assert completeness(fresh(candidacy), NOON.date()).is_whole
    actions.send_request(candidacy, by=own(candidacy), at=NOON)


def test_what_was_left_out_is_in_the_request_no_more_and_may_come_again():
    candidacy = met()
    paper = added(candidacy, "motivation")
    actions.leave_out_paper(candidacy, number=paper.pk, by=own(candidacy), at=NOON)
    assert list(papers_in(candidacy)) == []
    assert completeness(fresh(candidacy), NOON.date()).motivation
    with pytest.raises(NotInRequest):
        actions.leave_out_paper(candidacy, number=paper.pk, by=own(candidacy), at=NOON)
    again = added(candidacy, "motivation")
    assert list(papers_in(candidacy)) == [again]


def test_the_same_file_is_in_a_request_once():
    candidacy = met()
    added(candidacy)
    with pytest.raises(AlreadyAdded):
        added(candidacy)
    assert Document.objects.count() == 1


def test_a_request_holds_twenty_files():
    candidacy = met()
    for number in range(20):
        added(candidacy, content=f"{number}".encode(), name="notes.txt")
    with pytest.raises(TooManyPapers):
        added(candidacy)


def test_a_request_that_was_sent_takes_no_file_and_loses_none():
    candidacy = written()
    paper = added(candidacy)
    actions.send_request(candidacy, by=own(candidacy), at=NOON)
    with pytest.raises(AlreadySent):
        added(candidacy, content=b"more", name="notes.txt")
    with pytest.raises(AlreadySent):
        actions.leave_out_paper(candidacy, number=paper.pk, by=own(candidacy), at=NOON)


def test_the_journal_holds_no_name_of_a_file_in_its_chain():
    added(met(), name="Mari Maasikas.pdf")
    assert [entry for entry in Entry.objects.all() if "Maasikas" in str(entry.values)] == []


def test_a_candidate_adds_and_leaves_out_on_its_page(candidate):
    candidacy = met()
    client = candidate(candidacy)
    said = {"purpose": "motivation", "paper": upload(pdf(), "Brief.pdf")}
    answer = client.post(address("candidacy_papers", candidacy), said)
    assert answer.url == f"{candidacy.get_absolute_url()}#papers"
    page = client.get(candidacy.get_absolute_url())
    assert [(one["name"], one["what"]) for one in page.context["papers"]] == [("Brief.pdf", "Motivation letter")]
    assert client.get(page.context["papers"][0]["url"]).getvalue() == pdf()
    client.post(address("candidacy_paper_out", candidacy), {"paper": page.context["papers"][0]["pk"]})
    assert client.get(candidacy.get_absolute_url()).context["papers"] == []


def test_a_file_that_is_not_taken_is_told_beside_its_field(candidate):
    candidacy = met()
    client = candidate(candidacy)
    said = {"purpose": "other", "paper": upload(b"<svg/>", "drawing.svg")}
    asked = client.post(address("candidacy_papers", candidacy), said)
    assert asked.context["paper_form"].errors.keys() == {"paper"}
    assert Document.objects.count() == 0


def test_a_file_is_not_lost_when_the_purpose_is_none(candidate):
    candidacy = met()
    client = candidate(candidacy)
    asked = client.post(address("candidacy_papers", candidacy), {"purpose": "none", "paper": upload(pdf())})
    token = re.search(r'name="paper-kept" value="([^"]+)"', words(asked))[1]
    client.post(address("candidacy_papers", candidacy), {"purpose": "other", "paper-kept": token})
    assert [one.document.name for one in papers_in(candidacy)] == ["report.pdf"]


def test_the_office_reads_the_files_before_and_after_they_are_sent(client, cast):
    candidacy = written()
    added(candidacy)
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert "report.pdf" in words(client.get(candidacy.get_absolute_url()))
    actions.send_request(candidacy, by=own(candidacy), at=NOON)
    page = client.get(candidacy.get_absolute_url())
    assert [one["name"] for one in page.context["sent"]["papers"]] == ["report.pdf"]


def test_a_file_of_another_request_is_not_found(client, cast):
    candidacy, other = met(), sent()
    paper = added(candidacy)
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert client.get(address("candidacy_paper", other, paper.pk)).status_code == 404
    assert client.get(address("candidacy_paper", candidacy, paper.pk)).getvalue() == pdf()
