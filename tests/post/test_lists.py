"""A letter of a list, and one whose words are formatted, as mail programs get them."""

from email import message_from_bytes, policy

import pytest
from cast import NOON, acting
from permissions import letter, undelivered

from accede.post.actions import send_again
from accede.post.mails import message

pytestmark = pytest.mark.django_db
WORDS = "# News\n\nRead [it](https://example.org/1), <script>alert(1)</script> ![x](https://example.org/pixel.png)"
LEAVE = "https://example.org/leave"


def sent(one):
    return message_from_bytes(message(one).message().as_bytes(), policy=policy.default)


def test_formatted_words_go_out_as_they_were_written_and_as_markup_that_can_do_nothing():
    made = sent(letter(body=WORDS, is_formatted=True))
    assert made.get_body(("plain",)).get_content().strip() == WORDS
    html = made.get_body(("html",)).get_content()
    assert '<a href="https://example.org/1">it</a>' in html
    assert [bad for bad in ("<script", "<img", "style=") if bad in html] == []


def test_a_letter_of_no_list_and_of_plain_words_is_neither():
    made = sent(letter())
    assert (made.get_content_type(), made["List-Unsubscribe"]) == ("text/plain", None)


def test_a_letter_that_is_sent_again_is_of_the_same_list():
    one = undelivered(leave_url=LEAVE, is_formatted=True)
    again = send_again(one, email="new@example.org", by=acting("secretariat"), at=NOON)
    assert (again.leave_url, again.is_formatted) == (LEAVE, True)
    assert sent(again)["List-Unsubscribe"] == f"<{LEAVE}>"
