"""What can happen to calls: they are taken in, their conditions noted, and they are published."""

from accede.projects.actions.calls import (
    NothingToTake,
    Published,
    note_conditions,
    publish_call,
    take_calls,
    withdraw_call,
)

__all__ = ["NothingToTake", "Published", "note_conditions", "publish_call", "take_calls", "withdraw_call"]
