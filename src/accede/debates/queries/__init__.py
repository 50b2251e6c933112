"""What is asked of the EU debates."""

from accede.debates.queries.due import due_for
from accede.debates.queries.sources import sources, to_read
from accede.debates.queries.topics import followed, found

__all__ = ["due_for", "followed", "found", "sources", "to_read"]
