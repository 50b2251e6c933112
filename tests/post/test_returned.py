"""Letters that come back after a server had taken them."""

from email import message_from_bytes, policy
from imaplib import IMAP4

import pytest
from cast import NOON
from django.core.exceptions import ImproperlyConfigured
from permissions import letter
from post.imap import Mailbox

from accede.people.capacities import CLOCK
from accede.post.actions import take_up
from accede.post.delivery import send_due
from accede.post.mailbox import SET_ASIDE, read_mailbox, take_in
from accede.post.models import Letter
from accede.post.notices import LARGEST, Unreadable, read_notice
from accede.web import environment
from accede.web.returned import take_files

pytestmark = pytest.mark.django_db

NOTICE = """\
From: MAILER-DAEMON@mx.example.net
To: {to}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I could not deliver your message.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; ana@example.org
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <ana@example.org>: no such user

--b
Content-Type: text/rfc822-headers

Message-ID: {returned}
Subject: Subject

--b--
"""


def notice(returned="", to="accede@127.0.0.1", action="failed"):
    return NOTICE.format(returned=returned, to=to, action=action).replace("\n", "\r\n").encode()


@pytest.fixture
def sent(server):
    """A letter that the next server took."""
    one = letter()
    send_due(NOON)
    return one


@pytest.fixture
def mailbox(settings):
    """A running mailbox that the worker reads."""
    running = Mailbox()
    url = f"imap://office:s3cret@127.0.0.1:{running.server_address[1]}"
    settings.BOUNCES = environment.mailbox({"ACCEDE_BOUNCES": url})
    yield running
    running.shutdown()
    running.server_close()


def fate(one):
    one.refresh_from_db()
    last = one.events.last()
    return one.state, last.kind, last.answer


def came_back(one):
    return notice(f"<{one.pk}@127.0.0.1>")


BACK = ("bounced", "returned", "550 5.1.1 <ana@example.org>: no such user")


def test_a_letter_that_comes_back_was_not_delivered(sent, mailbox):
    mailbox.put(came_back(sent))
    assert read_mailbox(NOON) == 1
    assert fate(sent) == BACK
    assert mailbox.seen == {1}


def test_a_secret_letter_that_comes_back_before_it_is_noted_as_accepted_keeps_no_words():
    one = letter(secret=True, body="KVJB-ZJHS")
    take_up(by=CLOCK, at=NOON)
    assert take_in(came_back(one), NOON)
    one.refresh_from_db()
    assert (one.state, one.body, one.next_try, one.leased_until) == ("bounced", "", None, None)


def test_what_was_read_is_not_read_again(sent, mailbox):
    mailbox.put(came_back(sent))
    assert [read_mailbox(NOON), read_mailbox(NOON)] == [1, 0]
    assert mailbox.fetched == [1]


def test_a_notice_that_is_read_twice_is_news_once(sent):
    assert [take_in(came_back(sent), NOON), take_in(came_back(sent), NOON)] == [True, False]
    assert [event.kind for event in sent.events.all()] == ["queued", "accepted", "returned"]


def test_each_letter_has_a_return_address_by_which_it_is_found(settings, server):
    settings.BOUNCE_ADDRESS = "bounces@example.org"
    one = letter()
    send_due(NOON)
    assert server.letters[0].sender == f"bounces+{one.pk.hex}@example.org"
    assert message_from_bytes(server.letters[0].content, policy=policy.default)["From"] == "Office <accede@127.0.0.1>"
    assert take_in(notice(to=server.letters[0].sender), NOON)
    assert fate(one)[0] == "bounced"


def test_what_only_waits_is_not_noted(sent):
    assert read_notice(notice(f"<{sent.pk}@127.0.0.1>", action="delayed")) is None


def test_the_letter_of_another_house_is_none_of_ours(sent):
    assert read_notice(notice(f"<{sent.pk}@elsewhere.example>")) is None


def test_a_letter_that_was_settled_meanwhile_stays_as_it_is(sent):
    Letter.objects.filter(pk=sent.pk).update(state=Letter.State.SETTLED)
    assert not take_in(came_back(sent), NOON)


@pytest.mark.parametrize(
    "raw", [b"", b"\0\xff" * 99, b"Subject: hello\r\n\r\nOut of office", b"Content-Type: multipart/report"]
)
def test_what_is_no_notice_tells_nothing(raw):
    assert read_notice(raw) is None


def test_what_is_too_large_is_not_even_fetched(sent, mailbox):
    mailbox.put(b"x" * (LARGEST + 1), came_back(sent))
    assert read_mailbox(NOON) == 1
    assert mailbox.fetched == [2]
    with pytest.raises(Unreadable):
        read_notice(b"x" * (LARGEST + 1))


def test_a_message_of_a_thousand_parts_in_each_other_ends_nothing():
    nested = "".join(f'Content-Type: multipart/report; boundary="{n}"\r\n\r\n--{n}\r\n' for n in range(3000))
    assert not take_in(nested.encode(), NOON)


def hostile(said=b"", subject=b"Subject: \xff"):
    """Return a notice whose returned head says something of itself that it should not."""
    head = b"Content-Type: text/rfc822-headers"
    return notice("<x@127.0.0.1>").replace(head, head + said).replace(b"Subject: Subject", subject)


@pytest.mark.parametrize(
    "raw",
    [
        hostile(b'; charset="a\0b"'),
        hostile(b"; charset=idna"),
        hostile(b"; charset*=a'b'%ff"),
        b"Content-Type: multipart/report; a*" + b"9" * 5000 + b"*=x\r\n\r\n",
        b'Content-Type: multipart/report; a="' + b";" * (1 << 20) + b"\r\n\r\n",
        b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(200))
        + b"a\n" * 700_000,
        b"Content-Type: message/rfc822\r\n\r\n" * 60_000,
    ],
    ids=["zero byte", "odd charset", "charset in pieces", "large number", "semicolons", "nested", "letter in letter"],
)
def test_a_message_that_cannot_be_read_is_set_aside_and_the_next_one_read(raw, sent, mailbox, caplog):
    mailbox.put(raw, came_back(sent))
    assert read_mailbox(NOON) == 1
    assert fate(sent) == BACK
    assert mailbox.seen == {1, 2}
    assert [one.getMessage() for one in caplog.records if one.name == "accede.post.mailbox"] == [SET_ASIDE]


@pytest.mark.parametrize("raw", [bytes(range(256)) * 99, b"PK\3\4" + b"\0" * 999, b":\n" * 999, b"\n" * 99_999])
def test_bytes_that_are_no_mail_tell_nothing_and_the_next_one_is_read(raw, sent, mailbox):
    mailbox.put(raw, came_back(sent))
    assert read_mailbox(NOON) == 1
    assert mailbox.seen == {1, 2}


def test_what_a_server_says_is_kept_without_signs_that_cannot_be_shown(sent):
    assert take_in(came_back(sent).replace(b"no such user", b"no \0such\x1b[31m \xff user"), NOON)
    assert fate(sent)[2] == "550 5.1.1 <ana@example.org>: no such [31m \ufffd user"


def test_a_wrong_password_is_told_as_a_fault_of_the_mailbox(mailbox, settings):
    settings.BOUNCES = settings.BOUNCES | {"password": "other"}
    with pytest.raises(IMAP4.error):
        read_mailbox(NOON)


def test_messages_are_read_from_files(sent, tmp_path, capsys):
    one, many = tmp_path / "one.eml", tmp_path / "many.mbox"
    one.write_bytes(came_back(sent))
    many.write_bytes(
        b"From a@b Mon Jan  1 00:00:00 2027\n" + came_back(sent) + b"\nFrom a@b Mon Jan  1 00:00:00 2027\n\nHello\n"
    )
    assert take_files([one, many]) == 0
    assert capsys.readouterr().out == "1 letter is newly known as not delivered.\n"


@pytest.mark.parametrize(
    "url", ["imaps://host/INBOX", "imap://me:pw@mail.example.org", "pop://me:pw@host", 'imaps://me:pw@host/"x']
)
def test_a_mailbox_that_cannot_be_read_safely_is_refused(url):
    with pytest.raises(ImproperlyConfigured, match="ACCEDE_BOUNCES must be like"):
        environment.mailbox({"ACCEDE_BOUNCES": url})


@pytest.mark.parametrize("address", ["bounces", "b+x@example.org", "a@b@c", "x@example.org\nBcc: y"])
def test_a_return_address_is_a_plain_one(address):
    with pytest.raises(ImproperlyConfigured, match="ACCEDE_BOUNCE_ADDRESS must be like"):
        environment.bounce_address({"ACCEDE_BOUNCE_ADDRESS": address})
