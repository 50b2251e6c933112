"""What can happen to events, to those who take part, and to what is handed out."""

from accede.learning.actions.attendance import NobodyThere, NotYet, note_attendance
from accede.learning.actions.event import (
    Announced,
    EndsBeforeItBegins,
    NoPlaceNamed,
    RegisteringTooLong,
    announce_event,
    cancel_event,
    change_event,
    remind_of_event,
)
from accede.learning.actions.holding import Cancelled, Gone, Over, TooLate
from accede.learning.actions.leaving import forget_guests, give_up_place, take_out
from accede.learning.actions.material import add_material, remove_material
from accede.learning.actions.registering import (
    ForMembers,
    OnlyMembers,
    RegisteredAlready,
    admit_guest,
    ask_for_place,
    confirm_place,
    register,
)

__all__ = [
    "Announced",
    "Cancelled",
    "EndsBeforeItBegins",
    "ForMembers",
    "Gone",
    "NoPlaceNamed",
    "NobodyThere",
    "NotYet",
    "OnlyMembers",
    "Over",
    "RegisteredAlready",
    "RegisteringTooLong",
    "TooLate",
    "add_material",
    "admit_guest",
    "announce_event",
    "ask_for_place",
    "cancel_event",
    "change_event",
    "confirm_place",
    "forget_guests",
    "give_up_place",
    "note_attendance",
    "register",
    "remind_of_event",
    "remove_material",
    "take_out",
]
