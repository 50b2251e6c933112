"""What is asked about calls."""

from accede.projects.queries.calls import State, calls_seen, fits, found, state_of
from accede.projects.queries.consortia import consortia_seen, could_fill, group_of
from accede.projects.queries.fitting import ending_first, matching
from accede.projects.queries.ideas import ideas_found
from accede.projects.queries.likeness import most_like
from accede.projects.queries.members import Own, looked_at, own_applicants, profile_of
from accede.projects.queries.past import pasts, together
from accede.projects.queries.telling import to_tell_of_calls
from accede.projects.queries.watches import to_search

__all__ = [
    "Own",
    "State",
    "calls_seen",
    "consortia_seen",
    "could_fill",
    "ending_first",
    "fits",
    "found",
    "group_of",
    "ideas_found",
    "looked_at",
    "matching",
    "most_like",
    "own_applicants",
    "pasts",
    "profile_of",
    "state_of",
    "to_search",
    "to_tell_of_calls",
    "together",
]
