"""Reading what others publish: asked for carefully, taken apart, and cut down to plain text."""

from accede.debates.reading.address import Unread
from accede.debates.reading.fetching import Got, fetch
from accede.debates.reading.items import Found, items_of

__all__ = ["Found", "Got", "Unread", "fetch", "items_of"]
