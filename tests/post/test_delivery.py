"""The fate of letters, before a real mail server."""

from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from cast import NOON, acting
from permissions import draft, letter

from accede.people.capacities import CLOCK
from accede.post.actions import LEASE, Enclosure, Fate, note_fate, pause, queue_code, take_up
from accede.post.delivery import send_due
from accede.post.models import Letter

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


def fate(one):
    one.refresh_from_db()
    return one.state, [event.kind for event in one.events.all()]


def test_a_letter_that_the_server_takes_is_accepted(server):
    one = letter()
    assert send_due(NOON, 10) == 1
    assert fate(one) == ("accepted", ["queued", "accepted"])
    assert [taken.to for taken in server.letters] == [["ana@example.org"]]


def test_a_letter_arrives_word_for_word_with_what_is_enclosed(server):
    enclosed = Enclosure("réunion.ics", "text/calendar", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    written = draft(recipient="Żaneta Łoś", subject="Réunion", body="Être là.\n", language="fr", enclosures=(enclosed,))
    one = queue_code(written, by=acting("secretariat"), at=NOON)
    send_due(NOON)

    message = message_from_bytes(server.letters[0].content, policy=policy.default)
    assert message["Subject"] == "Réunion"
    assert message["To"].addresses[0].display_name == "Żaneta Łoś"
    assert message["Content-Language"] == "fr"
    assert message["Message-ID"] == f"<{one.pk}@127.0.0.1>"
    assert message.get_body(("plain",)).get_content().strip() == "Être là."
    (attached,) = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content_type()) == ("réunion.ics", "text/calendar")
    assert attached.get_content().splitlines() == ["BEGIN:VCALENDAR", "END:VCALENDAR"]


def test_a_line_break_in_a_subject_starts_no_header(server):
    one = queue_code(draft(subject="Two\r\nBcc: x@example.org"), by=acting("secretariat"), at=NOON)
    send_due(NOON)
    assert fate(one)[0] == "accepted"
    assert server.letters[0].to == ["ana@example.org"]


def test_a_letter_that_is_deferred_is_tried_again_after_a_pause(server):
    one = letter()
    server.recipient_answer = "451 later"
    send_due(NOON)
    assert fate(one) == ("queued", ["queued", "deferred"])
    assert one.events.last().answer == "451 later"
    assert send_due(NOON + MINUTE - timedelta(seconds=1)) == 0

    server.recipient_answer = "250 OK"
    assert send_due(NOON + MINUTE) == 1
    assert fate(one) == ("accepted", ["queued", "deferred", "accepted"])


@pytest.mark.parametrize("where", ["answer", "recipient_answer"])
def test_a_letter_that_is_refused_for_good_has_bounced(server, where):
    one = letter()
    setattr(server, where, "550 no such user")
    send_due(NOON)
    assert fate(one) == ("bounced", ["queued", "bounced"])
    assert one.events.last().answer == "550 no such user"
    assert send_due(NOON + timedelta(days=9)) == 0


def test_a_server_that_hangs_up_is_tried_again(server):
    one = letter()
    server.answer = "hang up"
    send_due(NOON)
    assert fate(one) == ("queued", ["queued", "deferred"])


def test_a_server_that_is_not_there_is_tried_again(settings, unused_port):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", unused_port
    one = letter()
    send_due(NOON)
    assert fate(one) == ("queued", ["queued", "deferred"])


def test_a_letter_that_cannot_be_made_has_bounced(server):
    one = letter()
    Letter.objects.filter(pk=one.pk).update(subject="Two\nlines")
    send_due(NOON)
    assert fate(one) == ("bounced", ["queued", "bounced"])


def test_a_letter_that_nobody_takes_for_three_days_could_not_be_delivered(server):
    one = letter()
    server.recipient_answer = "451 later"
    at = NOON
    while one.state == "queued":
        send_due(at)
        one.refresh_from_db()
        at = one.next_try or at
    assert at >= NOON + timedelta(days=3)
    assert one.events.last().kind == "undelivered"
    assert one.attempts < 30


def test_the_pause_grows_from_a_minute_to_six_hours():
    assert [pause(attempts) // MINUTE for attempts in (1, 2, 3, 9, 10, 500)] == [1, 2, 4, 256, 360, 360]


def test_the_words_of_a_secret_letter_are_erased_once_it_is_accepted(server):
    secret = queue_code(draft(secret=True, body="KVJB-ZJHS\n"), by=acting("secretariat"), at=NOON)
    server.recipient_answer = "451 later"
    send_due(NOON)
    secret.refresh_from_db()
    assert secret.body == "KVJB-ZJHS\n"

    server.recipient_answer = "250 OK"
    send_due(NOON + MINUTE)
    secret.refresh_from_db()
    assert secret.body == ""
    assert b"KVJB-ZJHS" in server.letters[0].content


def test_two_workers_never_have_one_letter_in_hand():
    letter()
    assert take_up(by=CLOCK, at=NOON)
    assert take_up(by=CLOCK, at=NOON) is None


def test_the_letter_of_a_dead_worker_is_taken_up_again_under_the_same_message_id(server):
    one = letter()
    take_up(by=CLOCK, at=NOON)
    assert send_due(NOON + LEASE) == 1
    assert fate(one) == ("accepted", ["queued", "accepted"])


def test_a_worker_that_comes_back_too_late_changes_nothing(server):
    one = letter()
    late = take_up(by=CLOCK, at=NOON)
    send_due(NOON + LEASE)
    assert note_fate(late, Fate("bounced"), by=CLOCK, at=NOON + LEASE) is None
    assert fate(one) == ("accepted", ["queued", "accepted"])


def test_a_batch_stops_at_its_limit(server):
    for _ in range(3):
        letter()
    assert send_due(NOON, 2) == 2
    assert send_due(NOON, 2) == 1


def test_without_a_server_letters_are_laid_in_the_outbox_as_real_messages(outbox):
    one = letter()
    send_due(NOON)
    (file,) = outbox.iterdir()
    assert file.name == f"{one.pk}.eml"
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert (message["Subject"], message.get_content()) == ("Subject", "Words\r\n")
    assert fate(one)[0] == "accepted"
