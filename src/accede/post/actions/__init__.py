"""What can happen to letters: written with the deed that causes them, looked at, sent, settled."""

from accede.post.actions.acknowledging import note_acknowledged
from accede.post.actions.paper import NothingToPost, NotOnPaper, note_posted, put_on_paper
from accede.post.actions.queueing import Draft, Enclosure, addressed, queue_code, queue_letters
from accede.post.actions.sending import LEASE, Fate, note_fate, note_returned, pause, take_up
from accede.post.actions.undelivered import AlreadySettled, NoReason, WordsNotKept, send_again, settle_letter
from accede.post.actions.wording import (
    GoesAfter,
    NotWaiting,
    NoWords,
    WordedMeanwhile,
    choose_waiting,
    keep_back,
    look_again,
    send_waiting,
    send_worded,
    word_letter,
)

__all__ = [
    "LEASE",
    "AlreadySettled",
    "Draft",
    "Enclosure",
    "Fate",
    "GoesAfter",
    "NoReason",
    "NoWords",
    "NotOnPaper",
    "NotWaiting",
    "NothingToPost",
    "WordedMeanwhile",
    "WordsNotKept",
    "addressed",
    "choose_waiting",
    "keep_back",
    "look_again",
    "note_acknowledged",
    "note_fate",
    "note_posted",
    "note_returned",
    "pause",
    "put_on_paper",
    "queue_code",
    "queue_letters",
    "send_again",
    "send_waiting",
    "send_worded",
    "settle_letter",
    "take_up",
    "word_letter",
]
