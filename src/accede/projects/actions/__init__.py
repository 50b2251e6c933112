"""What can happen to calls, and to those who answer them together."""

from accede.projects.actions.calls import (
    NothingToTake,
    Published,
    note_conditions,
    note_details,
    publish_call,
    take_calls,
    withdraw_call,
)
from accede.projects.actions.consortium import (
    CannotBeAsked,
    Closed,
    Full,
    InItAlready,
    Nobody,
    NotAsked,
    add_partner,
    answer_consortium,
    ask_partner,
    begin_consortium,
    close_consortium,
    take_partner_out,
)
from accede.projects.actions.idea import Over, Own, Shown, change_idea, close_idea, put_idea, show_interest
from accede.projects.actions.past import Inconsistent, change_past, note_past, remove_past, take_pasts
from accede.projects.actions.profile import describe
from accede.projects.actions.telling import tell_of_calls
from accede.projects.actions.watch import Watched, add_watch, note_search, pause_watch

__all__ = [
    "CannotBeAsked",
    "Closed",
    "Full",
    "InItAlready",
    "Inconsistent",
    "Nobody",
    "NotAsked",
    "NothingToTake",
    "Over",
    "Own",
    "Published",
    "Shown",
    "Watched",
    "add_partner",
    "add_watch",
    "answer_consortium",
    "ask_partner",
    "begin_consortium",
    "change_idea",
    "change_past",
    "close_consortium",
    "close_idea",
    "describe",
    "note_conditions",
    "note_details",
    "note_past",
    "note_search",
    "pause_watch",
    "publish_call",
    "put_idea",
    "remove_past",
    "show_interest",
    "take_calls",
    "take_partner_out",
    "take_pasts",
    "tell_of_calls",
    "withdraw_call",
]
