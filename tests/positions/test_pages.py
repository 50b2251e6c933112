"""Pages on which members make a position together, and on which everybody reads it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from cast import NOON, acting
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from positions.samples import (
    UNTIL,
    adopted,
    final,
    noted,
    opened,
    proposed,
    put,
    said,
    speaker,
    stood,
    voted,
    worded,
)
from register.samples import member
from statutes.samples import SECRETARY, house_texts, law

from accede.people.capacities import Capacity
from accede.positions.actions import settle_amendment
from accede.positions.models import Amendment, Consultation, Intervention
from accede.positions.queries.due import due_for
from accede.register.queries import own_memberships

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def texts(monkeypatch):
    house_texts()
    law()
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


def html(response):
    return response.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


@pytest.fixture
def office(cast, client):
    return cast.signed_in(client, Capacity.SECRETARIAT)


@pytest.fixture
def signed_in(cast, client):
    """Sign in a delegate of a member."""
    return lambda one: cast.signed_in(client, Capacity.DELEGATE, one.organisation.pk)


def test_the_office_begins_words_opens_and_finishes_a_consultation(office):
    asked = {"language": "en", "title_en": "A fair budget", "title_fr": "", "question_en": "What do we ask?"}
    answer = office.post("/en/space/positions/new/", asked | {"question_fr": "", "until": UNTIL})
    found = Consultation.objects.get()
    assert answer.url == found.get_absolute_url()
    texts = {"en": "One.\r\n\r\nTwo.", "fr": "Un."}
    assert "same number of paragraphs" in html(office.post(f"{found.get_absolute_url()}text/", texts))
    office.post(f"{found.get_absolute_url()}text/", texts | {"fr": ""})
    page = html(office.get(found.get_absolute_url()))
    assert "csrfmiddlewaretoken" in page.partition("Ask the members")[0].rpartition("<form")[2]
    office.post(f"{found.get_absolute_url()}open/")
    page = html(office.get(found.get_absolute_url()))
    assert "Comment or amend" in page
    assert "Make the text final" in page
    office.post(f"{found.get_absolute_url()}text/fr/", {"words_1": "Un.", "words_2": "Deux."})
    office.post(f"{found.get_absolute_url()}final/", {"until": UNTIL})
    assert "Un." in html(office.get(found.get_absolute_url().replace("/en/", "/fr/")))
    found.refresh_from_db()
    assert (found.state, found.titles, found.questions) == ("final", {"en": "A fair budget"}, {"en": "What do we ask?"})


def test_a_draft_is_not_shown_to_members(client, signed_in):
    found = worded()
    assert signed_in(member()).get(found.get_absolute_url()).status_code == 404
    assert "A fair budget" not in html(client.get("/en/space/positions/"))


def test_a_member_comments_amends_votes_and_takes_its_stand(client, signed_in):
    one, found = member(), opened()
    signed_in(one)
    page = reverse("consultation_paragraph", args=[found.pk, 1])
    assert "On behalf of" not in html(client.get(page))
    client.post(page, {"deed": "comment", "voice": one.organisation.pk, "words": "<b>Well</b> said."})
    assert "&lt;b&gt;Well&lt;/b&gt; said." in html(client.get(page))
    change = {
        "deed": "amend",
        "voice": one.organisation.pk,
        "kind": "replace",
        "changed": "Other.",
        "reason": "Why not.",
    }
    client.post(page, change)
    amendment = put(Amendment.objects.get())
    page = reverse("consultation_amendment", args=[found.pk, 1])
    assert "<del>" in html(client.get(page))
    client.post(page, {"deed": "vote", "voice": one.organisation.pk, "choice": "for"})
    assert "Votes so far: 1." in html(client.get(page))
    assert amendment.votes.get().choice == "for"


def test_a_delegate_speaks_for_its_own_organisation_alone(client, signed_in):
    one, other, found = member(), member("Brug"), opened()
    signed_in(one)
    page = reverse("consultation_paragraph", args=[found.pk, 1])
    client.post(page, {"deed": "comment", "voice": other.organisation.pk, "words": "In another's name."})
    client.post(page, {"deed": "comment", "voice": "", "words": "In the association's name."})
    assert not found.comments.exists()


def test_the_office_settles_an_amendment_and_counts_a_vote(office):
    one, found = member().organisation, opened()
    proposed(one, found)
    proposed(one, found, paragraph=2, words="It must be plain.")
    first, second = (reverse("consultation_amendment", args=[found.pk, number]) for number in (1, 2))
    assert "Write what you want to say" in html(office.post(first, {"deed": "settle", "answer": "reject"}))
    office.post(first, {"deed": "settle", "answer": "accept"})
    office.post(second, {"deed": "put", "votes_until": UNTIL})
    assert "Members can still vote" in html(office.post(second, {"deed": "count"}))
    voted(one, Amendment.objects.get(number=2), "against")
    office.post(second, {"deed": "count"})
    assert "0 for, 1 against, 0 abstained" in html(office.get(second))
    assert list(Amendment.objects.values_list("state", flat=True)) == ["accepted", "rejected"]
    compared = html(office.get(reverse("consultation_versions", args=[found.pk])))
    assert "<ins>" in compared
    assert "By amendment 1" in compared


def test_everybody_reads_a_position_with_who_stands_behind_it_and_takes_it_as_a_pdf(client):
    found = final()
    stood(member("Aalto", "FI").organisation, found)
    stood(member("Brug", "BE").organisation, found, "dissents", reason="Too timid.")
    stood(member("Corda", "PT").organisation, found, "dissents", reason="Too bold.", is_shown=False)
    adopted(found)
    page = html(client.get(f"/fr/positions/{found.pk}/"))
    assert "Le budget doit être social." in page
    assert ("Finlande" in page, "Too timid." in page, "Too bold." in page) == (True, True, False)
    papers = [client.get(f"/{lang}/positions/{found.pk}/position.pdf") for lang in ("en", "fr")]
    assert all(paper.content.startswith(b"%PDF") for paper in papers)
    assert papers[0].content != papers[1].content
    assert "A fair budget" in html(client.get("/en/positions/"))


def test_what_is_not_adopted_is_not_public(client):
    assert client.get(f"/en/positions/{final().pk}/").status_code == 404


def test_the_log_is_written_narrowed_and_handed_out(office):
    line = {"on": "2027-04-12", "kind": "meeting", "institution": "=1+1", "met": "DG EMPL", "by_office": "Coordinator"}
    office.post("/en/space/advocacy/new/", line | {"topic": "Budget", "position": "", "outcome": "", "link": ""})
    noted(topic="Housing")
    assert "Housing" not in html(office.get("/en/space/advocacy/?q=budget"))
    file = office.get("/en/space/advocacy/log.csv?q=budget").content.decode()
    assert file.splitlines()[1].startswith("2027-04-12,Meeting,'=1+1,DG EMPL,Coordinator,Budget")
    assert office.get("/en/space/advocacy/log.xlsx").content.startswith(b"PK")
    known = Intervention.objects.get(topic="Housing")
    office.post(f"/en/space/advocacy/{known.pk}/", line | {"topic": "Care", "position": "", "outcome": "", "link": ""})
    assert Intervention.objects.get(pk=known.pk).topic == "Care"
    office.post(f"/en/space/advocacy/{known.pk}/remove/")
    assert Intervention.objects.count() == 1


def test_each_member_and_the_office_have_due_what_is_theirs(cast):
    one, found = member().organisation, opened()

    def due(actor, at=NOON):
        return [row.title for row in due_for(actor, at.date(), at)]

    assert due(speaker(one)) == ["A consultation ends: A fair budget"]
    amendment = proposed(one, found)
    assert due(speaker(one)) == []
    later = NOON + timedelta(days=31)
    assert due(SECRETARY, later) == ["Amendments wait for an answer: A fair budget"]
    put(amendment)
    assert due(speaker(one)) == ["Vote on amendment 1: A fair budget"]
    settle_amendment(amendment, accepts=True, by=SECRETARY, at=NOON)
    assert due(SECRETARY, later) == ["The text can be made final: A fair budget"]


@pytest.mark.parametrize("number", [3, 300])
def test_pages_ask_twenty_questions_at_most_and_stay_small(client, signed_in, number):
    one = member()
    found = opened(texts={"en": "\n\n".join(f"Paragraph {place}." for place in range(50))})
    for place in range(number):
        said(one.organisation, found, words=f"Comment {place}.")
        proposed(one.organisation, found, words=f"Other words {place}.")
        noted(topic=f"Topic {place}")
    signed_in(one)
    for name in ("consultation", "consultation_paragraph", "positions", "advocacy", "consultation_amendment"):
        more = {
            "consultation": [found.pk],
            "consultation_paragraph": [found.pk, 1],
            "consultation_amendment": [found.pk, 1],
        }
        address = reverse(name, args=more.get(name, []))
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address)
        assert (len(asked) <= 20, len(answer.content) < 100_000) == (True, True), (
            name,
            len(asked),
            len(answer.content),
        )


def test_what_is_due_is_asked_in_one_question():
    members, found = [member().organisation, member("Brug").organisation], opened()
    both = acting(Capacity.DELEGATE, members[0].pk)
    both = replace(both, mandates=both.mandates + acting(Capacity.DELEGATE, members[1].pk).mandates)
    put(proposed(members[0], found))
    put(proposed(members[0], found, paragraph=2, words="Other."))
    own = own_memberships(both, NOON.date())
    with CaptureQueriesContext(connection) as asked:
        rows = due_for(both, NOON.date(), NOON, own)
    assert len(asked) == 1
    assert [(row.title.partition(":")[0], row.text) for row in rows] == [
        ("Vote on amendment 1", "Aalto"),
        ("Vote on amendment 2", "Aalto"),
        ("A consultation ends", "Brug"),
        ("Vote on amendment 1", "Brug"),
        ("Vote on amendment 2", "Brug"),
    ]
