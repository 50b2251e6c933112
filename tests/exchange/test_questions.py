"""Questions to members: asked by one, answered once by each, found again, summed up."""

from datetime import timedelta

import pytest
from cast import NOON
from django.db import connection
from django.test.utils import CaptureQueriesContext
from exchange.samples import answered, question, speaker
from register.samples import delegate, member, organisation
from statutes.samples import SECRETARY, house_texts, law

from accede.exchange import actions
from accede.exchange.actions.holding import OnlyMembers, PastDay
from accede.exchange.models import Question, Reply
from accede.exchange.queries.due import waiting_for
from accede.people.capacities import Capacity
from accede.post.models import Letter
from accede.space.models import Publication
from accede.space.queries.due import due_of

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=30)


@pytest.fixture(autouse=True)
def house(at_noon):
    """The hour of the samples."""
    house_texts()
    law()


def html(response):
    return response.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


def due(actor, at=NOON):
    return [row.title for row in due_of(waiting_for(actor, at.date()))]


def test_the_delegates_of_other_members_are_told_and_end_such_letters_at_one_touch():
    one, other = member(), member("Brug", "NL")
    delegate(one, "ana@example.org", name="Ana")
    reader = delegate(other, "bo@example.org", name="Bo", language="fr")
    found = question(one.organisation)
    letter = Letter.objects.get(kind="question_asked")
    assert (letter.account, "Who lets halls?" in letter.body) == (reader, True)
    assert f"/fr/space/questions/{found.pk}/" in letter.body
    assert letter.leave_url


def test_each_member_but_the_one_that_asks_answers_once_until_the_last_day():
    one, other = member().organisation, member("Brug", "NL").organisation
    found = question(one)
    with pytest.raises(actions.OwnQuestion):
        answered(one, found)
    answered(other, found, "A school.")
    answered(other, found, "A school and a town.")
    assert [(str(each), each.words) for each in Reply.objects.all()] == [("Brug", "A school and a town.")]
    with pytest.raises(actions.TimeIsUp):
        answered(other, found, at=LATER)
    with pytest.raises(PastDay):
        question(one, until=NOON.date() - timedelta(days=1))


def test_what_is_asked_is_due_for_whoever_has_not_answered_and_then_for_whoever_asked():
    one, other = member().organisation, member("Brug", "NL").organisation
    found = question(one)
    assert (due(speaker(one)), due(speaker(other))) == ([], ["Members are asked: Who lets halls?"])
    answered(other, found)
    assert due(speaker(other)) == []
    assert due(speaker(one), LATER) == ["A question has been answered: Who lets halls?"]
    actions.sum_up(found, texts={"en": "Towns do."}, by=speaker(one), at=LATER)
    assert due(speaker(one), LATER) == []
    question()
    assert due(SECRETARY, LATER) == ["A question has been answered: Who lets halls?"]


def test_a_question_is_found_by_its_answers_and_its_summary():
    one, other = member().organisation, member("Brug", "NL").organisation
    found = question(one)
    answered(other, found, "A monastery.")
    actions.sum_up(found, texts={"en": "Religious houses."}, by=speaker(one), at=NOON)
    laid = Publication.objects.get()
    assert (laid.kind, laid.audience, laid.summaries) == ("question", "members", {"en": "Religious houses."})
    assert "monastery" in laid.words
    actions.withdraw_question(found, by=speaker(one), at=NOON)
    assert not Publication.objects.exists()


def test_lists_show_of_a_long_text_as_many_whole_words_as_have_room():
    question(texts={"en": "school " * 60})
    assert Publication.objects.get().summaries == {"en": f"{'school ' * 41}school…"}


def test_who_is_no_member_neither_asks_nor_answers():
    stranger = organisation("Stranger")
    with pytest.raises(OnlyMembers):
        question(stranger)
    with pytest.raises(OnlyMembers):
        answered(stranger, question())


def test_a_question_without_a_title_and_a_day_is_told_both_at_once(cast, client):
    cast.signed_in(client, Capacity.DELEGATE, member().organisation_id)
    said = html(client.post("/en/space/questions/new/", {"text_en": "", "until": ""}))
    assert ("Give it a title in one language at least." in said, "This field is required." in said) == (True, True)


def test_members_ask_answer_and_sum_up_on_the_site(cast, client):
    one, other = member().organisation, member("Brug", "NL").organisation
    cast.signed_in(client, Capacity.DELEGATE, one.pk)
    filled = {"title_en": "Who lets halls?", "text_en": "<b>Cheap</b>", "title_fr": "", "text_fr": ""}
    client.post("/en/space/questions/new/", filled | {"organisation": one.pk, "until": "2027-06-01"})
    found = Question.objects.get()
    page = found.get_absolute_url()
    assert "&lt;b&gt;Cheap&lt;/b&gt;" in html(client.get(page))
    assert client.post(page, {"organisation": one.pk, "words": "Own."}).status_code == 403
    cast.signed_in(client, Capacity.DELEGATE, other.pk)
    client.post(page, {"organisation": other.pk, "words": "The town."})
    assert "The town." in html(client.get(page)).partition('id="answers"')[2]
    assert client.post(f"{page}sum/", {"text_en": "No."}).status_code == 403
    cast.signed_in(client, Capacity.DELEGATE, one.pk)
    client.post(f"{page}sum/", {"text_en": "Towns do.", "text_fr": ""})
    client.post(f"{page}change/", filled | {"title_en": "Who lends halls?", "until": "2027-06-02"})
    assert "Towns do." in html(client.get(page))
    assert "Who lends halls?" in html(client.get("/en/space/questions/?q=town&state=open"))
    assert "Nothing is found" in html(client.get("/en/space/questions/?state=over"))
    assert "Brug" in client.get(f"{page}answers.csv").content.decode()
    assert client.get(f"{page}answers.xlsx").content.startswith(b"PK")
    client.post(f"{page}withdraw/")
    assert client.get(page).status_code == 404


def test_many_answers_are_turned_page_by_page(cast, client):
    found = question()
    several = [member(f"Member {number}").organisation for number in range(3)]
    Reply.objects.bulk_create(
        Reply(question=found, organisation=one, words="x" * 200, language="en", at=NOON, by="account:1")
        for one in several
    )
    cast.signed_in(client, Capacity.SECRETARIAT)
    with CaptureQueriesContext(connection) as asked:
        client.get(found.get_absolute_url())
    assert len(asked) <= 20
