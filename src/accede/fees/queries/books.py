"""The books of fees, from what moved: pure, so that tables and journal are added up by the same hand."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What moves money between the accounts of an association and its members."""

    CALLED = "called"
    CREDITED = "credited"
    WRITTEN_OFF = "written_off"
    RECEIVED = "received"
    PAID = "paid"
    REFUNDED = "refunded"


class Account(StrEnum):
    """The five accounts that fees touch."""

    DEBTS = "debts"
    INCOME = "income"
    BANK = "bank"
    CREDITS = "credits"
    LOSSES = "losses"


# Which account each kind debits and which it credits; what is undone does the opposite.
SIDES = {
    Kind.CALLED: (Account.DEBTS, Account.INCOME),
    Kind.CREDITED: (Account.INCOME, Account.DEBTS),
    Kind.WRITTEN_OFF: (Account.LOSSES, Account.DEBTS),
    Kind.RECEIVED: (Account.BANK, Account.CREDITS),
    Kind.PAID: (Account.CREDITS, Account.DEBTS),
    Kind.REFUNDED: (Account.CREDITS, Account.BANK),
}


@dataclass(frozen=True, slots=True, order=True)
class Movement:
    """Cents that moved on a day, below nothing where something is undone, and the document that says so.

    `owner` is the organisation whose fee it is, `payer` the one whose money it is; either may be nobody known.
    """

    on: date
    document: str
    kind: Kind
    cents: int
    currency: str
    invoice: str = ""
    payment: int = 0
    owner: int = 0
    payer: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a double entry: either its debit or its credit is nothing."""

    document: str
    on: date
    account: Account
    debit: int
    credit: int
    currency: str
    movement: Movement


def entries(movements: Iterable[Movement]) -> Iterator[Line]:
    """Write each movement as two lines that balance."""
    for one in movements:
        debited, credited = SIDES[one.kind] if one.cents >= 0 else reversed(SIDES[one.kind])
        cents = abs(one.cents)
        yield Line(one.document, one.on, debited, cents, 0, one.currency, one)
        yield Line(one.document, one.on, credited, 0, cents, one.currency, one)


def balances(movements: Iterable[Movement]) -> Counter[Account]:
    """Return what each account holds: its debits less its credits."""
    held: Counter[Account] = Counter(dict.fromkeys(Account, 0))
    for line in entries(movements):
        held[line.account] += line.debit - line.credit
    return held


def left(movements: Iterable[Movement]) -> Counter[str]:
    """Return what is left to pay of each invoice."""
    found: Counter[str] = Counter()
    for one in movements:
        if one.invoice:
            found[one.invoice] += one.cents if one.kind == Kind.CALLED else -one.cents
    return found


def free(movements: Iterable[Movement]) -> Counter[int]:
    """Return what is still the payer's of each payment."""
    found: Counter[int] = Counter()
    for one in movements:
        if one.payment:
            found[one.payment] += one.cents if one.kind == Kind.RECEIVED else -one.cents
    return found
