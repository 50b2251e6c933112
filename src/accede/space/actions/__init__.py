"""What can happen in the space: a room lays what it publishes on the shelf; people say what they wish to hear."""

from accede.space.actions.shelf import publish, withdraw
from accede.space.actions.wishes import make_feeds

__all__ = ["make_feeds", "publish", "withdraw"]
