"""A file is staged, checked row by row outside of the register, taken over at once, and may be undone."""

from accede.register.actions.importing.applying import (
    HasFaults,
    MovedOn,
    NotChecked,
    NothingToImport,
    apply_import,
)
from accede.register.actions.importing.checking import check, check_next
from accede.register.actions.importing.staging import Underway, match_columns, stage_import
from accede.register.actions.importing.undoing import BuiltUpon, NotTheLast, undo_import

__all__ = [
    "BuiltUpon",
    "HasFaults",
    "MovedOn",
    "NotChecked",
    "NotTheLast",
    "NothingToImport",
    "Underway",
    "apply_import",
    "check",
    "check_next",
    "match_columns",
    "stage_import",
    "undo_import",
]
