"""What can happen in the space: a room lays what it publishes on the shelf; people say what they wish to hear."""

from accede.space.actions.digest import tell_news
from accede.space.actions.shelf import publish, withdraw
from accede.space.actions.wishes import choose_digest, end_digest, make_feeds

__all__ = ["choose_digest", "end_digest", "make_feeds", "publish", "tell_news", "withdraw"]
