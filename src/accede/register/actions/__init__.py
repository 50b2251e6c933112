"""What can happen to the register: organisations, lines and members, mandates, figures, obligations."""

from accede.register.actions.entry import AlreadyMember, UnknownCategory, enter_member
from accede.register.actions.figure import AlreadyDeclared, declare_figure
from accede.register.actions.mandate import AlreadyEnded, AlreadyHeld, Misplaced, end_mandate, give_mandate
from accede.register.actions.obligation import AlreadyOwed, AlreadySettled, owe, settle
from accede.register.actions.organisation import add_organisation

__all__ = [
    "AlreadyDeclared",
    "AlreadyEnded",
    "AlreadyHeld",
    "AlreadyMember",
    "AlreadyOwed",
    "AlreadySettled",
    "Misplaced",
    "UnknownCategory",
    "add_organisation",
    "declare_figure",
    "end_mandate",
    "enter_member",
    "give_mandate",
    "owe",
    "settle",
]
