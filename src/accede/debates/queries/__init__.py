"""What is asked of the EU debates."""

from accede.debates.queries.sources import failing, sources, to_read
from accede.debates.queries.topics import followed, found

__all__ = ["failing", "followed", "found", "sources", "to_read"]
