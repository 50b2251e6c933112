"""The mailbox to which servers return letters: what is new in it is read once a minute, by the worker."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from imaplib import IMAP4, IMAP4_SSL
from ssl import create_default_context

from django.conf import settings

from accede.people.capacities import CLOCK
from accede.post.actions import note_returned
from accede.post.notices import LARGEST, Unreadable, read_notice

log = logging.getLogger(__name__)
MOST = 100  # messages at a time; the next minute takes the next ones
SET_ASIDE = "a message in the mailbox of returned letters is too large or too tangled, and is set aside"
PATIENCE = 20  # seconds that a server has to answer


def read_mailbox(at: datetime) -> int:
    """Read what is new in the mailbox, and return how many letters it tells were not delivered."""
    noted = 0
    with _opened() as mailbox:
        for uid, size in _unseen(mailbox):
            if size <= LARGEST:
                noted += take_in(_content(mailbox, uid), at)
            else:
                log.warning(SET_ASIDE)
            # Last: what was not yet marked when a worker died is read once more, and changes nothing then.
            mailbox.uid("STORE", uid, "+FLAGS", r"(\Seen)")
    return noted


def take_in(raw: bytes, at: datetime) -> bool:
    """Note what one message tells of a letter, and say whether that was news."""
    try:
        notice = read_notice(raw)
    except Unreadable:
        log.warning(SET_ASIDE)
        return False
    return notice is not None and note_returned(notice.letter, notice.answer, by=CLOCK, at=at)


@contextmanager
def _opened() -> Iterator[IMAP4]:
    said = settings.BOUNCES
    if said["ssl"]:
        opened: IMAP4 = IMAP4_SSL(said["host"], said["port"], ssl_context=create_default_context(), timeout=PATIENCE)
    else:
        opened = IMAP4(said["host"], said["port"], timeout=PATIENCE)
    with opened as mailbox:
        mailbox.login(said["user"], said["password"])
        answer, _data = mailbox.select(f'"{said["folder"]}"')
        if answer != "OK":
            raise IMAP4.error("there is no such folder")
        yield mailbox


def _unseen(mailbox: IMAP4) -> Iterator[tuple[str, int]]:
    _answer, (found, *_more) = mailbox.uid("SEARCH", None, "UNSEEN")
    for uid in (found or b"").decode("ascii").split()[:MOST]:
        _answer, data = mailbox.uid("FETCH", uid, "(RFC822.SIZE)")
        told = b" ".join(one if isinstance(one, bytes) else one[0] for one in data if one).decode("ascii", "replace")
        _before, _name, size = told.partition("RFC822.SIZE ")
        digits = size.split(")")[0].split(" ")[0]
        yield uid, int(digits) if digits.isdecimal() else LARGEST + 1


def _content(mailbox: IMAP4, uid: str) -> bytes:
    _answer, data = mailbox.uid("FETCH", uid, "(BODY.PEEK[])")
    return next((one[1] for one in data if isinstance(one, tuple)), b"")
