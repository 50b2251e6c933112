"""What fees are owed, called and paid; what the scale asks for, and whom it puts where."""

from accede.fees.queries.called import (
    amount_of,
    due_day,
    due_under,
    fee_for,
    invoices,
    joined_in,
    known_of,
    owed_by,
    rule_of,
    said_again,
    uncalled,
)
from accede.fees.queries.clearing import creditable
from accede.fees.queries.due import due_for
from accede.fees.queries.instalment import paid_from
from accede.fees.queries.payer import payer_of, payers_for, readers_of
from accede.fees.queries.payments import exported, named_invoices, payments
from accede.fees.queries.planned import (
    Planned,
    State,
    amount_seen,
    calls_at_work,
    calls_of,
    kept,
    planned,
    planned_of,
    seal,
    to_call,
)
from accede.fees.queries.relief import granting, lessened, reliefs_in, reliefs_of
from accede.fees.queries.scale import Placed, asked, given, payers, placed

__all__ = [
    "Placed",
    "Planned",
    "State",
    "amount_of",
    "amount_seen",
    "asked",
    "calls_at_work",
    "calls_of",
    "creditable",
    "due_day",
    "due_for",
    "due_under",
    "exported",
    "fee_for",
    "given",
    "granting",
    "invoices",
    "joined_in",
    "kept",
    "known_of",
    "lessened",
    "named_invoices",
    "owed_by",
    "paid_from",
    "payer_of",
    "payers",
    "payers_for",
    "payments",
    "placed",
    "planned",
    "planned_of",
    "readers_of",
    "reliefs_in",
    "reliefs_of",
    "rule_of",
    "said_again",
    "seal",
    "to_call",
    "uncalled",
]
