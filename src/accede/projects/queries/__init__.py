"""What is asked about calls."""

from accede.projects.queries.calls import State, calls_seen, fits, found, state_of
from accede.projects.queries.members import Own, own_applicants

__all__ = ["Own", "State", "calls_seen", "fits", "found", "own_applicants", "state_of"]
