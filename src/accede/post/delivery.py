"""Sends what is due, one letter at a time, and notes its fate. Whoever calls it gives the instant."""

from datetime import datetime
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused

from accede.people.capacities import CLOCK
from accede.post.actions import Fate, note_fate, take_up
from accede.post.mails import message
from accede.post.models import Letter, LetterEvent


def send_due(at: datetime, limit: int = 1) -> int:
    """Take up at most `limit` letters that are due, try each once, and return how many were tried."""
    for tried in range(limit):
        letter = take_up(by=CLOCK, at=at)
        if letter is None:
            return tried
        note_fate(letter, attempt(letter), by=CLOCK, at=at)
    return limit


def attempt(letter: Letter) -> Fate:
    """Hand a letter to the next server and say what came of it."""
    try:
        message(letter).send()
    except SMTPRecipientsRefused as refusal:
        code, answer = next(iter(refusal.recipients.values()))
        return refused(code, answer)
    except SMTPDataError as refusal:
        return refused(refusal.smtp_code, refusal.smtp_error)
    except (SMTPException, OSError) as fault:
        # The connection, the sign-in or the server is at fault, not the letter: it may do later.
        return Fate(LetterEvent.Kind.DEFERRED, type(fault).__name__)
    except ValueError as fault:
        return Fate(LetterEvent.Kind.BOUNCED, type(fault).__name__)
    return Fate(LetterEvent.Kind.ACCEPTED)


def refused(code: int, answer: bytes | str) -> Fate:
    """Tell a refusal for good (5xx) from one for now (4xx)."""
    said = answer.decode(errors="replace") if isinstance(answer, bytes) else answer
    return Fate(LetterEvent.Kind.BOUNCED if code >= 500 else LetterEvent.Kind.DEFERRED, f"{code} {said}")
