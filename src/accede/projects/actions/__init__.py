"""What can happen to calls: they are taken in, their conditions noted, and they are published."""

from accede.projects.actions.calls import (
    NothingToTake,
    Published,
    note_conditions,
    publish_call,
    take_calls,
    withdraw_call,
)
from accede.projects.actions.watch import Watched, add_watch, note_search, pause_watch

__all__ = [
    "NothingToTake",
    "Published",
    "Watched",
    "add_watch",
    "note_conditions",
    "note_search",
    "pause_watch",
    "publish_call",
    "take_calls",
    "withdraw_call",
]
