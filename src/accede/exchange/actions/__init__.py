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
from accede.exchange.actions.target import InUse, add_target, change_target, drop_target

__all__ = [
    "InUse",
    "NotThere",
    "Sheet",
    "add_target",
    "change_target",
    "draft_practice",
    "drop_target",
    "offer_practice",
    "publish_practice",
    "return_practice",
    "withdraw_practice",
    "word_practice",
]
