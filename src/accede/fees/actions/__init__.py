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
from accede.fees.actions.credit import ClearedMeanwhile, MoreThanInvoiced, NotOnThatDay, credit
from accede.fees.actions.payment import AlreadyRecorded, ForNobody, NothingPaid, record_payment, refund
from accede.fees.actions.write_off import NobodyDecided, NothingLeft, take_back_write_off, write_off

__all__ = [
    "AlreadyCalled",
    "AlreadyRecorded",
    "AlreadyUndone",
    "CannotSay",
    "ClearedMeanwhile",
    "ForNobody",
    "MoreThanInvoiced",
    "MovedOn",
    "NoReason",
    "NobodyDecided",
    "NotOnThatDay",
    "NothingLeft",
    "NothingOwed",
    "NothingPaid",
    "OtherCurrency",
    "TooMuch",
    "call_fee",
    "clear",
    "credit",
    "record_payment",
    "refund",
    "settle_or_reopen",
    "take_back_write_off",
    "unclear",
    "write_off",
]
