"""What can happen to calls, and to those who answer them together."""

from accede.projects.actions.calls import (
    NothingToTake,
    Published,
    note_conditions,
    publish_call,
    take_calls,
    withdraw_call,
)
from accede.projects.actions.consortium import (
    Full,
    InItAlready,
    Nobody,
    add_partner,
    begin_consortium,
    take_partner_out,
)
from accede.projects.actions.profile import describe
from accede.projects.actions.watch import Watched, add_watch, note_search, pause_watch

__all__ = [
    "Full",
    "InItAlready",
    "Nobody",
    "NothingToTake",
    "Published",
    "Watched",
    "add_partner",
    "add_watch",
    "begin_consortium",
    "describe",
    "note_conditions",
    "note_search",
    "pause_watch",
    "publish_call",
    "take_calls",
    "take_partner_out",
    "withdraw_call",
]
