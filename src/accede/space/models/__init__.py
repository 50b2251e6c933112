"""What the members' space keeps."""

from accede.space.models.publication import Audience, Kind, Publication

__all__ = ["Audience", "Kind", "Publication"]
