"""What is asked of the shelf."""

from accede.space.queries.search import finding
from accede.space.queries.shelf import readable

__all__ = ["finding", "readable"]
