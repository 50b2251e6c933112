"""What can happen to fees: they are called once a year, and paid."""

from accede.fees.actions.calling import AlreadyCalled, CannotSay, NothingOwed, call_fee
from accede.fees.actions.clearing import (
    AlreadyUndone,
    MovedOn,
    NoReason,
    OtherCurrency,
    TooMuch,
    clear,
    settle_or_reopen,
    unclear,
)
from accede.fees.actions.payment import AlreadyRecorded, ForNobody, NothingPaid, record_payment, refund

__all__ = [
    "AlreadyCalled",
    "AlreadyRecorded",
    "AlreadyUndone",
    "CannotSay",
    "ForNobody",
    "MovedOn",
    "NoReason",
    "NothingOwed",
    "NothingPaid",
    "OtherCurrency",
    "TooMuch",
    "call_fee",
    "clear",
    "record_payment",
    "refund",
    "settle_or_reopen",
    "unclear",
]
