"""What is asked about calls."""

from accede.projects.queries.calls import State, calls_seen, fits, found, state_of
from accede.projects.queries.members import Own, own_applicants
from accede.projects.queries.watches import to_search

__all__ = ["Own", "State", "calls_seen", "fits", "found", "own_applicants", "state_of", "to_search"]
