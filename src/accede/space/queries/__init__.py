"""What is asked of the shelf."""

from accede.space.queries.search import finding
from accede.space.queries.shelf import dated, members, readable

__all__ = ["dated", "finding", "members", "readable"]
