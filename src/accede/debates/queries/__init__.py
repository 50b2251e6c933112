"""What is asked of the EU debates."""

from accede.debates.queries.sources import sources, to_read

__all__ = ["sources", "to_read"]
