"""Questions to a candidate: put by the office or the Board, due until answered, seen beside what they concern."""

from datetime import date, timedelta

import pytest
from archive.files import deposit, pdf, upload
from cast import NOON, acting
from django.urls import reverse
from procedure.samples import fresh, judge, own, sent
from procedure.samples_questions import WORDS, answer, ask, asked
from statutes.samples import SECRETARY

from accede.journal.models import Entry
from accede.people.capacities import Capacity
from accede.people.models import Account
from accede.post.actions import choose_waiting
from accede.post.models import Letter
from accede.procedure import actions
from accede.procedure.models import Candidacy, Question, Reply
from accede.procedure.queries.due import due_for
from accede.procedure.queries.question import questions_due, questions_of, with_questions
from accede.procedure.views.asked import asked_rows
from accede.procedure.views.deeds import history

pytestmark = pytest.mark.django_db
TODAY, SOON = NOON.date(), date(2027, 5, 12)


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


def titles(actor, on=TODAY):
    return [row.title for row in due_for(actor, on, NOON)]


def words(response):
    return response.content.decode().replace("\u00a0", " ")


def address(name, candidacy, *more):
    return reverse(name, args=[candidacy.pk, *more])


def test_the_candidate_has_a_letter_with_the_question_and_the_day():
    candidacy = asked(due_on=SOON)
    letter = Letter.objects.get(subject="A question on your request")
    said = letter.body.replace("\u00a0", " ")
    assert letter.email == candidacy.contact.email
    assert WORDS in said
    assert "Please answer by 12 May 2027. You answer here, in words or with a file:" in said


def test_the_history_of_a_file_says_what_was_done_on_a_criterion():
    candidacy = sent()
    actions.judge(candidacy, criterion="democratic", answer="not_yet", reason="Ask.", by=judge(), at=NOON)
    ask(candidacy, criterion="democratic")
    answer(candidacy.questions.get())
    actions.close_question(candidacy, number=candidacy.questions.get().pk, by=SECRETARY, at=NOON)
    told = [one["text"].partition(":")[0] for one in history(candidacy)]
    for done in ("Judged", "A question put to the candidate", "A question answered", "A question closed"):
        assert done in told


def test_a_question_is_due_for_the_candidate_until_it_is_answered():
    candidacy = asked(due_on=SOON)
    row = next(one for one in due_for(own(candidacy), TODAY, NOON) if one.title == "Answer a question")
    assert (row.on, row.text) == (SOON, WORDS)
    answer(candidacy.questions.get())
    assert "Answer a question" not in titles(own(candidacy))


def test_an_answer_is_due_for_whoever_asked_until_the_question_is_closed():
    candidacy = asked()
    told = f"{candidacy.organisation.name} has answered a question"
    assert told not in titles(SECRETARY)
    answer(candidacy.questions.get())
    assert (told in titles(SECRETARY), told in titles(judge())) == (True, False)
    actions.close_question(candidacy, number=candidacy.questions.get().pk, by=SECRETARY, at=NOON)
    assert told not in titles(SECRETARY)


def test_what_the_board_asked_is_due_for_the_board_but_not_for_whoever_stands_aside():
    candidacy = asked(by=judge(), criterion="democratic")
    answer(candidacy.questions.get())
    told = f"{candidacy.organisation.name} has answered a question"
    actions.declare_conflict(candidacy, reason="A joint project.", by=judge(2), at=NOON)
    assert [told in titles(one) for one in (judge(), judge(2), SECRETARY)] == [True, False, False]
    actions.take_back_conflict(candidacy, reason="It has ended.", by=judge(2), at=NOON)
    assert told in titles(judge(2))


def test_a_day_that_passed_without_an_answer_is_due_for_whoever_asked():
    candidacy = asked(due_on=SOON)
    told = f"{candidacy.organisation.name} has not answered a question"
    assert (told in titles(SECRETARY, SOON), told in titles(SECRETARY, SOON + timedelta(days=1))) == (False, True)


def test_six_answers_are_one_line_that_leads_to_their_list():
    files = [asked() for _ in range(6)]
    for one in files:
        answer(one.questions.get())
    row = next(one for one in due_for(SECRETARY, TODAY, NOON) if "wait for you" in one.title)
    assert (row.title, row.act_url) == ("6 questions wait for you", f"{reverse('candidacies')}?asked=open")
    other = sent()
    assert set(with_questions(Candidacy.objects.all(), "answered")) == {*files}
    assert other in with_questions(Candidacy.objects.all(), "")


def test_an_answer_is_words_or_a_file_and_may_be_added_to():
    question = asked().questions.get()
    with pytest.raises(actions.NothingSaid):
        answer(question, words=" ")
    answer(question, words="", deposit=deposit())
    answer(question)
    with pytest.raises(actions.SaidAlready):
        answer(question)
    assert [(one.words, bool(one.document)) for one in question.replies.all()] == [("", True), ("All of them.", False)]


def test_what_is_asked_again_closes_what_was_asked_before():
    candidacy = asked(criterion="democratic")
    first = candidacy.questions.get()
    answer(first)
    second = ask(candidacy, "And who elects the Board?", criterion="democratic", again=first.pk)
    assert list(Question.objects.filter(closed_at=None)) == [second]
    with pytest.raises(actions.QuestionClosed):
        ask(candidacy, "Once more?", again=first.pk)
    with pytest.raises(actions.QuestionClosed):
        answer(first, "Too late.")


def test_the_same_question_is_put_once_while_it_is_open():
    candidacy = asked()
    with pytest.raises(actions.AskedAlready):
        ask(candidacy)
    actions.close_question(candidacy, number=candidacy.questions.get().pk, by=SECRETARY, at=NOON)
    assert ask(candidacy).words == WORDS


def test_a_question_has_words_a_criterion_that_is_judged_and_a_day_to_come():
    candidacy = sent()
    for refused, wrong in (
        (actions.NothingAsked, {"words": " "}),
        (actions.NoSuchCriterion, {"criterion": "network_of"}),
        (actions.DayPast, {"due_on": TODAY - timedelta(days=1)}),
    ):
        with pytest.raises(refused):
            ask(candidacy, **wrong)
    assert not Question.objects.exists()


def test_whoever_stands_aside_asks_nothing():
    candidacy = sent()
    actions.declare_conflict(candidacy, reason="A joint project.", by=judge(), at=NOON)
    with pytest.raises(actions.StandsAside):
        ask(candidacy, by=judge())


def test_the_journal_holds_no_word_of_a_question_or_an_answer_in_its_chain():
    answer(asked().questions.get())
    kept = [str(entry.values) for entry in Entry.objects.filter(action__contains="question")]
    assert [one for one in kept if "vote" in one or "All of them" in one] == []


def test_a_candidate_reads_answers_and_sends_a_file(client, cast):
    candidacy = asked(due_on=SOON)
    cast.signed_in(client, Capacity.CANDIDATE, candidacy.organisation_id)
    shown = words(client.get(candidacy.get_absolute_url()))
    assert "Questions to you" in shown
    assert "Answer by 12 May 2027" in shown
    to = address("candidacy_answer", candidacy, candidacy.questions.get().pk)
    assert WORDS in words(client.get(to))
    empty = client.post(to, {"words": ""})
    assert (empty.status_code, "Write your answer, or send a file." in words(empty)) == (409, True)
    client.post(to, {"words": "Here.", "paper": upload(pdf(), "Members.pdf")})
    page = client.get(candidacy.get_absolute_url())
    [one] = page.context["questions"]
    assert [(each["words"], each["file"]["name"]) for each in one["replies"]] == [("Here.", "Members.pdf")]
    assert client.get(one["replies"][0]["file"]["url"]).getvalue() == pdf()


def test_the_file_of_an_answer_is_not_found_in_another_file(client, cast):
    candidacy, other = asked(), sent()
    reply = answer(candidacy.questions.get(), deposit=deposit())
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert client.get(address("candidacy_answer_file", other, reply.pk)).status_code == 404


def test_the_secretariat_asks_closes_and_asks_again_on_the_page_of_the_file(client, cast):
    candidacy = sent()
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert "Nothing has been asked yet." in words(client.get(candidacy.get_absolute_url()))
    answered = client.post(address("candidacy_ask", candidacy), {"words": WORDS, "due_on": "2027-05-12"})
    assert answered.url == f"{candidacy.get_absolute_url()}#questions"
    number = candidacy.questions.get().pk
    again = client.get(f"{address('candidacy_ask', candidacy)}?again={number}")
    assert again.context["form"]["words"].value() == WORDS
    client.post(address("candidacy_question_close", candidacy, number))
    assert client.get(candidacy.get_absolute_url()).context["questions"][0]["tag"]["label"] == "closed"


def test_a_letter_that_waits_for_the_office_is_not_said_to_have_left(client, cast):
    candidacy = sent()
    cast.signed_in(client, Capacity.SECRETARIAT)

    def said(words):
        shown = client.post(address("candidacy_ask", candidacy), {"words": words}, follow=True)
        return [str(one) for one in shown.context["messages"]]

    assert said(WORDS) == ["The question is put. The candidate has a letter."]
    choose_waiting({"questions"}, by=SECRETARY, at=NOON)
    assert said("And when?") == ["The question is put. The letter waits for the secretariat to look at it."]


def test_not_yet_leads_the_board_to_its_question_and_back_to_the_criterion(client):
    candidacy = sent()
    client.force_login(Account.objects.get(pk=int(judge().id.removeprefix("account:"))))
    found = {"criterion": "democratic", "answer": "not_yet", "reason": "Their rules are silent."}
    led = client.post(address("criteria", candidacy), found)
    assert led.url == f"{address('candidacy_ask', candidacy)}?criterion=democratic"
    assert client.get(led.url).context["form"]["criterion"].value() == "democratic"
    back = client.post(led.url, {"words": WORDS, "criterion": "democratic"})
    assert back.url == f"{address('criteria', candidacy)}#questions"
    answer(candidacy.questions.get())
    page = client.get(f"{address('criteria', candidacy)}?criterion=democratic")
    assert [one["replies"][0]["words"] for one in page.context["asked"]] == ["All of them."]


def test_a_file_that_has_ended_shows_its_questions_and_takes_no_more(client, cast):
    candidacy = asked()
    answer(candidacy.questions.get())
    actions.withdraw(candidacy, by=own(candidacy), at=NOON)
    cast.signed_in(client, Capacity.CANDIDATE, candidacy.organisation_id)
    to = address("candidacy_answer", candidacy, candidacy.questions.get().pk)
    assert client.get(to).status_code == 302
    assert client.post(to, {"words": "More."}).status_code == 409
    assert "All of them." in words(client.get(candidacy.get_absolute_url()))
    assert Reply.objects.count() == 1
    assert fresh(candidacy).state == "withdrawn"


def test_a_question_waits_for_no_answer_once_the_file_has_ended():
    candidacy = asked()
    actions.withdraw(candidacy, by=own(candidacy), at=NOON)
    (row,) = asked_rows(fresh(candidacy), questions_of(candidacy))
    assert (row["is_open"], row["tag"]["label"]) == (False, "not answered")


def test_a_question_of_whoever_presides_bears_the_name_of_that_office():
    candidacy = sent()
    ask(candidacy, by=acting(Capacity.CHAIR))
    (row,) = asked_rows(candidacy, questions_of(candidacy))
    assert row["who"] == "President"


def test_many_questions_are_turned_page_by_page_and_open_at_the_latest(client, cast):
    candidacy = sent()
    said = {"candidacy": candidacy, "at": NOON, "by": SECRETARY.id, "capacity": "secretariat"}
    Question.objects.bulk_create(Question(words=f"Question {number}?", **said) for number in range(1, 31))
    office, place = cast.signed_in(client, Capacity.SECRETARIAT), candidacy.get_absolute_url()
    latest, first = (office.get(place, page).content.decode() for page in ({}, {"questions": 1}))
    assert ("Question 30?" in latest, "Question 1?" in latest) == (True, False)
    assert ('href="?questions=2#questions" rel="prev"' in latest, "Question 1?" in first) == (True, True)
    assert 'aria-label="Pages of questions"' in latest


def test_a_candidate_with_many_open_questions_has_them_due_in_one_line():
    candidacy = sent()
    for number in range(1, 8):
        ask(candidacy, words=f"Question {number}?", due_on=date(2027, 6, number))
    (row,) = questions_due(candidacy)
    assert (row.title, row.on) == ("7 questions wait for your answer", date(2027, 6, 1))
