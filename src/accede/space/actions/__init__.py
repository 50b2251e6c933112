"""What can happen in the space: a room lays what it publishes on the shelf; people say what they wish to hear."""

from accede.space.actions.digest import tell_news
from accede.space.actions.newsletter import (
    arrange_newsletter,
    draft_newsletter,
    send_newsletter,
    word_newsletter,
)
from accede.space.actions.shelf import publish, withdraw
from accede.space.actions.subscribing import (
    ask_for_newsletter,
    confirm_newsletter,
    drop_returned,
    end_subscription,
    forget_unconfirmed,
)
from accede.space.actions.wishes import choose_digest, end_digest, end_letters, make_feeds

__all__ = [
    "arrange_newsletter",
    "ask_for_newsletter",
    "choose_digest",
    "confirm_newsletter",
    "draft_newsletter",
    "drop_returned",
    "end_digest",
    "end_letters",
    "end_subscription",
    "forget_unconfirmed",
    "make_feeds",
    "publish",
    "send_newsletter",
    "tell_news",
    "withdraw",
    "word_newsletter",
]
