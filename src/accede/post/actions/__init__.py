"""What can happen to letters: queued with the deed that causes them, sent, and settled where nobody took them."""

from accede.post.actions.queueing import Draft, Enclosure, queue_code, queue_letters
from accede.post.actions.sending import LEASE, Fate, note_fate, pause, take_up
from accede.post.actions.undelivered import AlreadySettled, NoReason, WordsNotKept, send_again, settle_letter

__all__ = [
    "LEASE",
    "AlreadySettled",
    "Draft",
    "Enclosure",
    "Fate",
    "NoReason",
    "WordsNotKept",
    "note_fate",
    "pause",
    "queue_code",
    "queue_letters",
    "send_again",
    "settle_letter",
    "take_up",
]
