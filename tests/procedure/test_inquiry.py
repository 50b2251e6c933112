"""A visitor's question: it reaches the office as something due, is answered by letter, and programs are kept out."""

from datetime import timedelta

import pytest
from cast import NOON
from django.core.cache import cache
from django.urls import reverse
from procedure.samples import ASKED, house, inquiry
from statutes.samples import SECRETARY

from accede.journal.models import Entry
from accede.people.capacities import VISITOR, Capacity
from accede.post.models import Letter
from accede.procedure.actions import (
    AskedJustNow,
    InquiryClosed,
    InquiryOpen,
    NothingToSay,
    answer_inquiry,
    ask_secretariat,
    close_inquiry,
    reopen_inquiry,
)
from accede.procedure.models import Candidacy, Inquiry
from accede.procedure.queries.inquiry import inquiries, inquiries_due

pytestmark = pytest.mark.django_db
SAID = {"name": "Bo", "email": "bo@example.org", "words": "When is the next assembly?"}
INTEREST = {"name": "Tööle", "country": "EE", "contact": "Mari", "email": "mari@example.org", "language": "en"}


@pytest.fixture(autouse=True)
def at_noon(monkeypatch):
    cache.clear()
    house()
    for room in ("public", "inquiry"):
        monkeypatch.setattr(f"accede.procedure.views.{room}.now", lambda: NOON)


def titles(at=NOON):
    return [row.title for row in inquiries_due(SECRETARY, at)]


def test_a_question_reaches_the_secretariat_and_stays_out_of_the_open_record():
    one = inquiry(words="When is it?")
    letter = Letter.objects.get(email="secretariat@example.org").body
    assert "When is it?" in letter
    assert f"/en/questions/{one.pk}/" in letter
    entry = Entry.objects.get(action="procedure.ask_secretariat")
    assert "example.org" not in str(entry.values)
    assert entry.personal_digest


def test_its_letter_leads_to_it_for_whoever_may_open_it(client, cast):
    one = inquiry()
    letter = Letter.objects.get(email="secretariat@example.org")
    cast.signed_in(client, Capacity.SECRETARIAT)
    page = client.get(letter.get_absolute_url())
    assert f'<a href="{one.get_absolute_url()}">The question</a>' in page.content.decode()
    cast.signed_in(client, Capacity.CHAIR)
    assert client.get(letter.get_absolute_url()).context["about"] is None


def test_it_is_due_until_it_is_answered_by_letter_and_closed():
    one = inquiry(name="Bo")
    assert titles() == ["Answer the question of Bo"]
    answer_inquiry(one, answer="In June.\n", by=SECRETARY, at=NOON)
    letter = Letter.objects.get(email=one.email)
    assert "In June." in letter.body
    assert "When?" in letter.body
    assert titles() == []


def test_an_answer_is_in_the_language_of_the_question():
    one = inquiry(language="fr")
    answer_inquiry(one, answer="En juin.", by=SECRETARY, at=NOON)
    assert Letter.objects.get(email=one.email).subject == "Notre réponse à votre question"


def test_a_question_is_answered_once_and_not_without_words():
    one = inquiry()
    with pytest.raises(NothingToSay):
        answer_inquiry(one, answer="  ", by=SECRETARY, at=NOON)
    answer_inquiry(one, answer="In June.", by=SECRETARY, at=NOON)
    with pytest.raises(InquiryClosed):
        answer_inquiry(one, answer="In June.", by=SECRETARY, at=NOON)
    with pytest.raises(InquiryClosed):
        reopen_inquiry(one, by=SECRETARY, at=NOON)


def test_what_needs_no_answer_is_closed_and_may_be_opened_again():
    one = inquiry()
    with pytest.raises(InquiryOpen):
        reopen_inquiry(one, by=SECRETARY, at=NOON)
    close_inquiry(one, by=SECRETARY, at=NOON)
    with pytest.raises(InquiryClosed):
        close_inquiry(one, by=SECRETARY, at=NOON)
    assert titles() == []
    reopen_inquiry(one, by=SECRETARY, at=NOON)
    assert len(titles()) == 1


def test_a_button_pressed_twice_asks_once():
    ask_secretariat(**ASKED, by=VISITOR, at=NOON)
    with pytest.raises(AskedJustNow):
        ask_secretariat(**ASKED, by=VISITOR, at=NOON)


def test_many_questions_are_told_in_one_line():
    for number in range(6):
        inquiry(at=NOON + timedelta(minutes=number))
    assert titles() == ["6 questions of visitors wait"]


def test_questions_are_found_by_state_and_words():
    first, second = inquiry(words="About fees"), inquiry(words="About dates")
    close_inquiry(first, by=SECRETARY, at=NOON)
    assert list(inquiries(state="open")) == [second]
    assert list(inquiries(state="closed", words="fees about")) == [first]


def test_a_visitor_asks_and_the_office_answers_on_the_site(client, cast):
    response = client.post(reverse("ask"), SAID, follow=True)
    assert "on its way to the secretariat" in response.content.decode()
    cast.signed_in(client, Capacity.SECRETARIAT)
    page = client.get(reverse("inquiries")).content.decode()
    assert "One question waits for an answer" in page
    one = Inquiry.objects.get()
    assert one.get_absolute_url() in page
    done = client.post(one.get_absolute_url(), {"answer": "In June."}, follow=True).content.decode()
    assert "The answer is noted. It is on its way." in done
    again = client.post(one.get_absolute_url(), {"answer": "In July."})
    assert (again.status_code, "Somebody has closed this question meanwhile." in again.content.decode()) == (409, True)


def test_the_office_closes_and_opens_again_on_the_site(client, cast):
    one = inquiry()
    cast.signed_in(client, Capacity.SECRETARIAT)
    settle = reverse("inquiry_settle", args=[one.pk])
    assert "closed without an answer" in client.post(settle, follow=True).content.decode()
    assert "is open again" in client.post(settle, {"reopen": "1"}, follow=True).content.decode()


@pytest.mark.parametrize(("name", "said"), [("ask", SAID), ("interest", INTEREST)])
def test_a_program_that_fills_every_field_is_sent_back_with_all_it_wrote(client, name, said):
    response = client.post(reverse(name), said | {"website": "https://example.org"})
    assert response.status_code == 409
    assert "send this again" in response.content.decode()
    assert said["email"] in response.content.decode()
    assert not Inquiry.objects.exists()
    assert not Candidacy.objects.exists()


def test_one_connection_sends_so_much_an_hour_and_loses_no_word(client):
    for number in range(10):
        assert client.post(reverse("ask"), SAID | {"words": f"Question {number}"}).status_code == 302
    response = client.post(reverse("ask"), SAID | {"words": "The eleventh"})
    assert response.status_code == 409
    assert "Too much has been sent" in response.content.decode()
    assert "The eleventh" in response.content.decode()
    assert client.post(reverse("ask"), SAID, REMOTE_ADDR="192.0.2.7").status_code == 302


@pytest.mark.parametrize("number", [3, 300])
def test_the_list_asks_the_database_as_little_and_stays_small(client, cast, django_assert_max_num_queries, number):
    Inquiry.objects.bulk_create(Inquiry(**ASKED, asked_at=NOON) for _each in range(number))
    cast.signed_in(client, Capacity.SECRETARIAT)
    with django_assert_max_num_queries(20):
        page = client.get(reverse("inquiries"))
    assert len(page.content) < 100_000
