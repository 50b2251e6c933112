"""What fees are owed, called and paid; what the scale asks for, and whom it puts where."""

from accede.fees.queries.called import (
    amount_of,
    due_day,
    due_for,
    fee_for,
    invoices,
    joined_in,
    known_of,
    owed_by,
    rule_of,
    uncalled,
)
from accede.fees.queries.clearing import creditable
from accede.fees.queries.payments import exported, named_invoices, payments
from accede.fees.queries.scale import Placed, asked, given, payers, placed

__all__ = [
    "Placed",
    "amount_of",
    "asked",
    "creditable",
    "due_day",
    "due_for",
    "exported",
    "fee_for",
    "given",
    "invoices",
    "joined_in",
    "known_of",
    "named_invoices",
    "owed_by",
    "payers",
    "payments",
    "placed",
    "rule_of",
    "uncalled",
]
