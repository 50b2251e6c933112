"""What is published, and what people wish to hear of it."""

from accede.space.models.newsletter import Newsletter, Subscriber
from accede.space.models.publication import Audience, Kind, Publication
from accede.space.models.wish import Wish

__all__ = ["Audience", "Kind", "Newsletter", "Publication", "Subscriber", "Wish"]
