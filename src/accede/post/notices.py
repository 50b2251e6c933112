"""Notices of mail servers that a letter was not delivered after all (RFC 3464); anybody may have written one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.utils import parseaddr
from itertools import islice
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings

LARGEST = 2 << 20  # bytes; a notice returns the head of a letter, or one without large files
MOST_PARTS = 50
MOST_SEMICOLONS = 2000  # at each of them, reading a header begins anew
_HEX = r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}"


class Unreadable(Exception):
    """What came is too large or too tangled to be looked into."""


@dataclass(frozen=True)
class Notice:
    """That a letter was not delivered, and what the server said."""

    letter: UUID
    answer: str


def read_notice(raw: bytes) -> Notice | None:
    """Return what a message says of a letter of this house; None where it is no notice, or says that it only waits."""
    if len(raw) > LARGEST or raw.count(b";") > MOST_SEMICOLONS or raw.lower().count(b"boundary") > MOST_PARTS:
        raise Unreadable
    try:
        return _notice(message_from_bytes(raw))
    except Exception as fault:  # on bytes that a stranger chose, the parser fails in more ways than it tells
        raise Unreadable from fault


def _notice(message: Message) -> Notice | None:
    parts = list(islice(message.walk(), MOST_PARTS))
    report = next((one for one in parts if one.get_content_type() == "message/delivery-status"), None)
    if message.get_content_type() != "multipart/report" or report is None:
        return None
    failed = next((one for one in _blocks(report) if _field(one, "Action").lower() == "failed"), None)
    letter = _letter_of(message, parts)
    return Notice(letter, _said(failed)) if failed is not None and letter else None


def return_path(letter: UUID) -> str:
    """Return the address to which servers return this letter: the mailbox's own, with the letter's name in it."""
    mailbox, _at, domain = parseaddr(settings.BOUNCE_ADDRESS)[1].rpartition("@")
    return f"{mailbox}+{letter.hex}@{domain}"


def _blocks(report: Message) -> Iterator[Message]:
    # The first block is about the message, each of the others about one of its readers.
    payload = report.get_payload()
    return (one for one in payload[:MOST_PARTS] if isinstance(one, Message)) if isinstance(payload, list) else iter(())


def _said(block: Message) -> str:
    diagnosis = _field(block, "Diagnostic-Code").partition(";")[2].strip() or _field(block, "Diagnostic-Code")
    status = _field(block, "Status")
    return diagnosis if status in diagnosis else f"{status} {diagnosis}".strip()


def _letter_of(message: Message, parts: list[Message]) -> UUID | None:
    """Find the letter by the address that the notice came to, else by the name of the letter that came back."""
    host = re.escape(urlsplit(settings.PUBLIC_URL).hostname or "")
    reached = " ".join(_field(message, name) for name in ("X-Original-To", "Delivered-To", "Envelope-To", "To"))
    returned = " ".join(_returned(parts))
    found = re.search(rf"\+({_HEX})@", reached, re.IGNORECASE) if settings.BOUNCE_ADDRESS else None
    found = found or re.search(rf"<({_HEX})@{host}>", returned, re.IGNORECASE)
    return UUID(found[1]) if found else None


def _returned(parts: list[Message]) -> Iterator[str]:
    for one in parts:
        if one.get_content_type() == "text/rfc822-headers":
            yield str(one.get_payload())
        yield _field(one, "Message-ID") if one is not parts[0] else _field(one, "In-Reply-To")


def _field(message: Message, name: str) -> str:
    # A database takes no zero bytes, and nobody is shown what changes how the rest is read.
    said = "".join(one if one.isprintable() else " " for one in str(message.get(name, "")))
    return " ".join(said.split())
