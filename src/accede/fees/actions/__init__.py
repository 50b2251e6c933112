"""What can happen to fees: they are called once a year, and paid."""

from accede.fees.actions.calling import AlreadyCalled, CannotSay, NothingOwed, call_fee
from accede.fees.actions.payment import AlreadyRecorded, NothingPaid, TooMuch, record_payment

__all__ = [
    "AlreadyCalled",
    "AlreadyRecorded",
    "CannotSay",
    "NothingOwed",
    "NothingPaid",
    "TooMuch",
    "call_fee",
    "record_payment",
]
