"""Letters that the office looks at before they leave."""

from dataclasses import replace
from datetime import timedelta

import pytest
from cast import NOON, acting
from django.urls import reverse
from permissions import waiting
from register.samples import organisation

from accede.people.capacities import Capacity
from accede.post.actions import (
    GoesAfter,
    NoReason,
    NotWaiting,
    NoWords,
    WordedMeanwhile,
    choose_waiting,
    keep_back,
    look_again,
    send_waiting,
    word_letter,
)
from accede.post.delivery import send_due
from accede.post.difference import Stretch, stretches
from accede.post.models import Letter
from accede.post.queries import due_for, left, letters_to, missing_facts, waiting_kinds

pytestmark = pytest.mark.django_db

SECRETARY = acting(Capacity.SECRETARIAT)
COLLEAGUE = replace(SECRETARY, id="account:987654")
WORDS = {
    "subject": "Welcome, dear friends",
    "body": "You are admitted by the assembly of 12 June 2027.\n\nThe secretariat",
}
STATE = Letter.State


def worded(one, seen=0, by=SECRETARY, **changed):
    return word_letter(one, **(WORDS | changed), seen=seen, by=by, at=NOON)


def sent(*letters):
    return send_waiting([one.pk for one in letters], by=SECRETARY, at=NOON)


def test_letters_about_an_admission_wait_unless_the_office_chooses_otherwise():
    about_it = {"admitted", "member_joined", "refused", "not_verified", "refusal_explained", "adjourned"}
    assert waiting_kinds() == about_it
    choose_waiting({"convocation"}, by=SECRETARY, at=NOON)
    assert waiting_kinds() == {"convocation"}
    assert waiting(kind="admitted").state == STATE.QUEUED
    assert waiting(kind="convocation").state == STATE.WAITING


def test_what_the_office_reads_itself_never_waits():
    choose_waiting({"sign_in_code", "request_arrived"}, by=SECRETARY, at=NOON)
    assert waiting_kinds() == set()


def test_a_letter_that_waits_is_due_and_does_not_leave(server):
    waiting()
    assert send_due(NOON) == 0
    (row,) = due_for(SECRETARY, NOON.date(), NOON)
    assert row.title == "One letter waits to be looked at"


def welcomed_with_its_fee():
    """A letter that says who is admitted and waits, and what follows for the same party and for another one."""
    ours, theirs = organisation("Ours"), organisation("Theirs")
    first = waiting(party=ours)
    return first, waiting("fee_called", party=ours), waiting("fee_called", party=theirs)


def refused_with_its_reasons():
    ours = organisation("Ours")
    return waiting("refused", party=ours), waiting("refusal_explained", instant=NOON + timedelta(days=1), party=ours)


def test_what_follows_a_letter_that_goes_first_waits_behind_it_and_leaves_with_it():
    first, fee, other = welcomed_with_its_fee()
    assert [fee.state, other.state] == [STATE.WAITING, STATE.QUEUED]
    with pytest.raises(GoesAfter):
        sent(fee)
    assert sent(first) == 2
    fee.refresh_from_db()
    assert (fee.state, [event.kind for event in fee.events.all()]) == (STATE.QUEUED, ["waiting", "queued"])


def test_what_follows_a_letter_that_is_not_sent_leaves():
    first, fee, _other = welcomed_with_its_fee()
    keep_back(first, reason="They were told.", by=SECRETARY, at=NOON)
    fee.refresh_from_db()
    assert fee.state == STATE.QUEUED


def test_a_letter_that_the_office_looks_at_itself_does_not_leave_with_the_one_before_it():
    refusal, reasons = refused_with_its_reasons()
    with pytest.raises(GoesAfter):
        sent(reasons)
    assert [sent(refusal), sent(reasons)] == [1, 1]


def test_letters_that_follow_each_other_are_let_go_together():
    assert sent(*refused_with_its_reasons()) == 2


def test_the_page_of_a_letter_says_which_goes_first(client, cast):
    first, fee, _other = welcomed_with_its_fee()
    cast.signed_in(client, Capacity.SECRETARIAT)
    shown = client.get(fee.get_absolute_url())
    assert shown.context["before"] == first
    assert 'name="send"' not in shown.content.decode()
    assert "behind" not in shown.content.decode()
    assert client.get(first.get_absolute_url()).context["before"] is None


def test_letters_that_wait_say_since_when_and_become_late():
    waiting(), waiting()
    (row,) = due_for(SECRETARY, NOON.date() + timedelta(days=365), NOON + timedelta(days=365))
    assert row.on == NOON.date()
    assert row.text.startswith("They leave once you send them")
    assert row.text.replace("\u00a0", " ").endswith("The first has waited since 4 May 2027.")


def test_it_leaves_in_the_words_of_the_office(server):
    one = waiting()
    worded(one)
    assert sent(one) == 1
    send_due(NOON)
    assert b"You are admitted by the assembly of 12 June 2027." in server.letters[0].content
    assert [event.kind for event in one.events.all()] == ["waiting", "worded", "queued", "accepted"]


def test_the_words_that_were_made_for_it_are_kept_beside_those_that_leave():
    one = waiting(subject="Welcome", body="You are admitted.\n")
    worded(one)
    one = worded(one, seen=1, body="Third words.")
    assert (one.made_subject, one.made_body, one.body) == ("Welcome", "You are admitted.\n", "Third words.")


def test_words_that_are_kept_unchanged_are_no_other_words():
    one = waiting(subject="Welcome", body="You are admitted.\n")
    assert worded(one, subject="Welcome", body="You are admitted.\r\n").revision == 0


def test_nobody_words_over_words_that_were_not_seen():
    one = waiting()
    worded(one)
    with pytest.raises(WordedMeanwhile, match="You have worded this letter anew in another window"):
        worded(one, body="Others")


def test_whose_the_words_are_that_were_not_seen_is_told():
    one = waiting()
    worded(one)
    worded(one, seen=1, body="Third words.", by=COLLEAGUE)
    with pytest.raises(WordedMeanwhile, match="Somebody else has worded"):
        worded(one, body="Others")


@pytest.mark.parametrize("missing", [{"subject": " "}, {"body": "\n"}])
def test_a_letter_has_a_subject_and_a_text(missing):
    with pytest.raises(NoWords):
        worded(waiting(), **missing)


def test_what_the_deed_filled_in_is_missed_where_it_no_longer_stands():
    one = waiting(body="On 12 June\n2027, number 7.", facts=("12 June 2027", "7", "Mari", ""))
    assert one.facts == ["12 June 2027", "7"]
    one = waiting(body="On 12 June 2027, number 7.", facts=("12 June 2027", "7"))
    assert missing_facts(one) == []
    assert missing_facts(worded(one, body="On 12 June\n2027.")) == ["7"]


def test_it_is_sent_once():
    one, other = waiting(), waiting()
    assert sent(one) == 1
    assert sent(one, other) == 1
    with pytest.raises(NotWaiting):
        sent(one, other)
    with pytest.raises(NotWaiting):
        worded(one)


def test_it_is_kept_back_with_a_reason_and_may_wait_again():
    one = waiting()
    with pytest.raises(NoReason):
        keep_back(one, reason=" ", by=SECRETARY, at=NOON)
    keep_back(one, reason="Told in the room.", by=SECRETARY, at=NOON)
    with pytest.raises(NotWaiting):
        sent(one)
    look_again(one, by=SECRETARY, at=NOON)
    assert sent(one) == 1
    assert [(event.kind, event.answer) for event in one.events.all()][1] == ("withheld", "Told in the room.")


def test_only_the_office_knows_of_it_before_it_leaves():
    one = waiting()
    Letter.objects.update(party="register.organisation:1")
    assert not left().exists()
    assert not letters_to(["register.organisation:1"]).exists()
    sent(one)
    assert left().count() == letters_to(["register.organisation:1"]).count() == 1


def test_two_texts_are_compared_word_by_word():
    assert stretches("We admit you.\n", "We welcome you all.\n") == [
        Stretch("We "),
        Stretch("admit", is_gone=True),
        Stretch("welcome", is_new=True),
        Stretch(" "),
        Stretch("you.", is_gone=True),
        Stretch("you all.", is_new=True),
        Stretch("\n"),
    ]


def test_the_office_changes_and_sends_it_on_its_page(client, cast):
    cast.signed_in(client, Capacity.SECRETARIAT)
    one = waiting()
    assert "As it will be sent" in client.get(one.get_absolute_url()).content.decode()
    client.post(reverse("letter_words", args=[one.pk]), WORDS | {"seen": 0, "send": "1"})
    one.refresh_from_db()
    assert (one.state, one.subject) == (STATE.QUEUED, WORDS["subject"])
    page = client.get(one.get_absolute_url()).content.decode()
    assert "<ins>" in page


def test_what_gets_lost_is_shown_before_the_letter_leaves(client, cast):
    cast.signed_in(client, Capacity.SECRETARIAT)
    one = waiting(body="On 12 June 2027.", facts=("12 June 2027",))
    address = reverse("letter_words", args=[one.pk])
    page = client.post(address, {"subject": "S", "body": "Soon.", "seen": 0, "send": "1"}, follow=True).content.decode()
    assert "not sent yet" in page
    assert '<li lang="en">12 June 2027</li>' in page
    one.refresh_from_db()
    assert (one.state, one.body) == (STATE.WAITING, "Soon.")
    client.post(address, {"subject": "S", "body": "Soon.", "seen": 1, "send": "1"})
    one.refresh_from_db()
    assert one.state == STATE.QUEUED


def test_typed_words_are_shown_again_where_somebody_else_was_faster(client, cast):
    cast.signed_in(client, Capacity.SECRETARIAT)
    one = waiting()
    worded(one, by=COLLEAGUE)
    address = reverse("letter_words", args=[one.pk])
    response = client.post(address, {"subject": "Mine", "body": "My words.", "seen": 0})
    assert response.status_code == 409
    page = response.content.decode()
    assert "Somebody else has worded this letter anew meanwhile" in page
    assert "My words." in page


@pytest.mark.parametrize("rows", [3, 300])
def test_all_that_wait_are_sent_by_one_button(rows, client, cast, django_assert_max_num_queries):
    cast.signed_in(client, Capacity.SECRETARIAT)
    one = waiting(count=rows)
    with django_assert_max_num_queries(15):
        page = client.get(reverse("letters"), {"state": "waiting"})
    assert f"Send all {rows} letters" in page.content.decode()
    after = {"state": "waiting", "until": one.queued_at.isoformat()}
    assert client.post(reverse("letters_send"), after).status_code == 302
    assert Letter.objects.filter(state=STATE.QUEUED).count() == rows
    assert client.post(reverse("letters_send"), after).status_code == 409


def test_a_letter_that_came_after_the_list_was_shown_waits_on(client, cast):
    cast.signed_in(client, Capacity.SECRETARIAT)
    one = waiting()
    client.post(reverse("letters_send"), {"state": "waiting", "until": "2027-01-01T00:00:00+00:00"})
    one.refresh_from_db()
    assert one.state == STATE.WAITING


def test_a_letter_that_was_taken_back_after_the_list_was_shown_waits_on(client, cast):
    cast.signed_in(client, Capacity.SECRETARIAT)
    one, later = waiting(), NOON + timedelta(hours=1)
    keep_back(one, reason="Told in the room.", by=SECRETARY, at=NOON)
    look_again(one, by=SECRETARY, at=later)
    client.post(reverse("letters_send"), {"state": "waiting", "until": NOON.isoformat()})
    one.refresh_from_db()
    assert one.state == STATE.WAITING


def test_the_office_chooses_which_kinds_wait(client, cast):
    cast.signed_in(client, Capacity.SECRETARIAT)
    page = client.get(reverse("letter_kinds")).content.decode()
    assert page.count("checked") == 6
    client.post(reverse("letter_kinds"), {"kinds": ["convocation"]})
    assert waiting_kinds() == {"convocation"}
