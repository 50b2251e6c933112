"""What can happen in the exchange."""

from accede.exchange.actions.practice import (
    NotThere,
    Sheet,
    draft_practice,
    offer_practice,
    publish_practice,
    return_practice,
    withdraw_practice,
    word_practice,
)
from accede.exchange.actions.question import (
    OwnQuestion,
    TimeIsUp,
    ask,
    change_question,
    reply,
    sum_up,
    withdraw_question,
)
from accede.exchange.actions.target import InUse, add_target, change_target, drop_target

__all__ = [
    "InUse",
    "NotThere",
    "OwnQuestion",
    "Sheet",
    "TimeIsUp",
    "add_target",
    "ask",
    "change_question",
    "change_target",
    "draft_practice",
    "drop_target",
    "offer_practice",
    "publish_practice",
    "reply",
    "return_practice",
    "sum_up",
    "withdraw_practice",
    "withdraw_question",
    "word_practice",
]
