"""What can happen to fees: they are called once a year, and paid."""

from accede.fees.actions.call import (
    Ended,
    NothingToCall,
    SeenOtherwise,
    Underway,
    carry_out_call,
    open_call,
)
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
from accede.fees.actions.ledger import AccountWithoutNumber, set_accounts
from accede.fees.actions.payer import NobodyReached, NoSuchPeriod, PaidByAnother, PaysItself, end_payer, name_payer
from accede.fees.actions.payment import AlreadyRecorded, ForNobody, NothingPaid, record_payment, refund
from accede.fees.actions.relief import (
    AlreadyNoted,
    EndsLater,
    NoSuchBody,
    NoSuchShare,
    NoSuchYears,
    TheRulesSay,
    Unreasoned,
    end_relief,
    grant_relief,
)
from accede.fees.actions.write_off import NobodyDecided, NothingLeft, take_back_write_off, write_off

__all__ = [
    "AccountWithoutNumber",
    "AlreadyCalled",
    "AlreadyNoted",
    "AlreadyRecorded",
    "AlreadyUndone",
    "CannotSay",
    "ClearedMeanwhile",
    "Ended",
    "EndsLater",
    "ForNobody",
    "MoreThanInvoiced",
    "MovedOn",
    "NoReason",
    "NoSuchBody",
    "NoSuchPeriod",
    "NoSuchShare",
    "NoSuchYears",
    "NobodyDecided",
    "NobodyReached",
    "NotOnThatDay",
    "NothingLeft",
    "NothingOwed",
    "NothingPaid",
    "NothingToCall",
    "OtherCurrency",
    "PaidByAnother",
    "PaysItself",
    "SeenOtherwise",
    "TheRulesSay",
    "TooMuch",
    "Underway",
    "Unreasoned",
    "call_fee",
    "carry_out_call",
    "clear",
    "credit",
    "end_payer",
    "end_relief",
    "grant_relief",
    "name_payer",
    "open_call",
    "record_payment",
    "refund",
    "set_accounts",
    "settle_or_reopen",
    "take_back_write_off",
    "unclear",
    "write_off",
]
