"""What can happen to the register: organisations, lines and members, mandates, figures, obligations."""

from accede.register.actions.correction import AlreadyCorrected, BuiltUpon, Final, NoReason, correct_entry
from accede.register.actions.entry import (
    AlreadyLeft,
    AlreadyMember,
    Misordered,
    UnknownCategory,
    UnknownPath,
    change_category,
    end_membership,
    enter_member,
)
from accede.register.actions.figure import AlreadyDeclared, declare_figure
from accede.register.actions.mandate import AlreadyEnded, AlreadyHeld, Misplaced, end_mandate, give_mandate
from accede.register.actions.obligation import AlreadyOwed, AlreadySettled, owe, settle
from accede.register.actions.organisation import add_organisation

__all__ = [
    "AlreadyCorrected",
    "AlreadyDeclared",
    "AlreadyEnded",
    "AlreadyHeld",
    "AlreadyLeft",
    "AlreadyMember",
    "AlreadyOwed",
    "AlreadySettled",
    "BuiltUpon",
    "Final",
    "Misordered",
    "Misplaced",
    "NoReason",
    "UnknownCategory",
    "UnknownPath",
    "add_organisation",
    "change_category",
    "correct_entry",
    "declare_figure",
    "end_mandate",
    "end_membership",
    "enter_member",
    "give_mandate",
    "owe",
    "settle",
]
