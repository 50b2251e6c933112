"""What is asked about calls."""

from accede.projects.queries.calls import State, calls_seen, fits, found, state_of
from accede.projects.queries.consortia import consortia_seen, could_fill, group_of
from accede.projects.queries.members import Own, looked_at, members_of, own_applicants, profile_of
from accede.projects.queries.watches import to_search

__all__ = [
    "Own",
    "State",
    "calls_seen",
    "consortia_seen",
    "could_fill",
    "fits",
    "found",
    "group_of",
    "looked_at",
    "members_of",
    "own_applicants",
    "profile_of",
    "state_of",
    "to_search",
]
