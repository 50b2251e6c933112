"""What can happen to the register: organisations, lines and members, mandates, figures, obligations."""

from accede.register.actions.correction import (
    AlreadyCorrected,
    BuiltUpon,
    Final,
    NoReason,
    correct_entry,
)
from accede.register.actions.enterprise import (
    AlreadyListed,
    AlreadySaid,
    Apart,
    EndsTooEarly,
    NotEnded,
    WrongNumber,
    compare_enterprises,
    end_belonging,
    list_enterprises,
    resume_belonging,
    take_comparison_back,
)
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
from accede.register.actions.figure import (
    AlreadyDeclared,
    declare_figure,
)
from accede.register.actions.mandate import (
    AlreadyEnded,
    AlreadyHeld,
    Misplaced,
    end_mandate,
    give_mandate,
)
from accede.register.actions.obligation import (
    AlreadyOwed,
    AlreadySettled,
    owe,
    settle,
)
from accede.register.actions.organisation import (
    add_organisation,
)
from accede.register.actions.total import AlreadyNoted, note_total

__all__ = [
    "AlreadyCorrected",
    "AlreadyDeclared",
    "AlreadyEnded",
    "AlreadyHeld",
    "AlreadyLeft",
    "AlreadyListed",
    "AlreadyMember",
    "AlreadyNoted",
    "AlreadyOwed",
    "AlreadySaid",
    "AlreadySettled",
    "Apart",
    "BuiltUpon",
    "EndsTooEarly",
    "Final",
    "Misordered",
    "Misplaced",
    "NoReason",
    "NotEnded",
    "UnknownCategory",
    "UnknownPath",
    "WrongNumber",
    "add_organisation",
    "change_category",
    "compare_enterprises",
    "correct_entry",
    "declare_figure",
    "end_belonging",
    "end_mandate",
    "end_membership",
    "enter_member",
    "give_mandate",
    "list_enterprises",
    "note_total",
    "owe",
    "resume_belonging",
    "settle",
    "take_comparison_back",
]
