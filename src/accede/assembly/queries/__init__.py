"""What the assembly tells: its days, its roll, its rights, its votes, and what is due."""

from accede.assembly.queries.agenda import (
    convocation_of,
    item_of,
    items_of,
    may_be_convened,
    next_assemblies,
    next_day,
    standing_matters,
    takes,
)
from accede.assembly.queries.count import (
    consensus_of,
    last_ballots,
    ledger_faults,
    outcome_of,
    outcome_under,
    quorum_of,
    right_of,
)
from accede.assembly.queries.due import due_for
from accede.assembly.queries.roll import Seat, roll_of, seat_of, seats

__all__ = [
    "Seat",
    "consensus_of",
    "convocation_of",
    "due_for",
    "item_of",
    "items_of",
    "last_ballots",
    "ledger_faults",
    "may_be_convened",
    "next_assemblies",
    "next_day",
    "outcome_of",
    "outcome_under",
    "quorum_of",
    "right_of",
    "roll_of",
    "seat_of",
    "seats",
    "standing_matters",
    "takes",
]
