"""Asks ClamAV, where one is configured, whether bytes are harmful."""

import socket
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings

PATIENCE = 60


class Unanswered(Exception):
    """The scanner could not be asked."""


def is_harmful(pieces: Iterable[bytes]) -> bool:
    """Say whether the scanner knows these bytes as harmful; without a scanner nothing is."""
    if not settings.CLAMD:
        return False
    try:
        answer = _asked(pieces)
    except OSError as fault:
        raise Unanswered from fault
    if answer.endswith(b" FOUND"):
        return True
    if not answer.endswith(b": OK"):
        raise Unanswered
    return False


def _asked(pieces: Iterable[bytes]) -> bytes:
    # INSTREAM: each piece behind its length, an empty one at the end.
    with _connected() as line:
        line.sendall(b"zINSTREAM\0")
        for piece in pieces:
            line.sendall(len(piece).to_bytes(4, "big") + piece)
        line.sendall(bytes(4))
        answer = b""
        while not answer.endswith(b"\0") and (more := line.recv(4096)):
            answer += more
    return answer.rstrip(b"\0")


def _connected() -> socket.socket:
    parts = urlsplit(settings.CLAMD)
    if parts.scheme == "tcp":
        return socket.create_connection((parts.hostname, parts.port or 3310), timeout=PATIENCE)
    line = socket.socket(socket.AF_UNIX)
    line.settimeout(PATIENCE)
    try:
        line.connect(parts.path)
    except OSError:
        line.close()
        raise
    return line
