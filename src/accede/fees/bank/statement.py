"""What a bank tells of an account over some days: what came in, what went out, and what it makes together."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, DecimalException

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accede.register.sheets.reading import Unreadable
from accede.rulebook.verdict import Money

__all__ = ["Line", "Statement", "Unreadable", "cents_of", "checked", "told"]

NOT_WHOLE = _(
    "The statement is not whole: it opens with %(opening)s, its lines make %(lines)s, and it closes with %(closing)s."
)
OTHER_CURRENCY = _("A line of the statement is in %(line)s, but its account is in %(account)s.")
WRONG_AMOUNT = _("“%(amount)s” in the statement is no amount of money in whole cents.")
TOO_LONG = 10**15  # cents; no association has that much, and every database holds it


@dataclass(frozen=True)
class Line:
    """Money that came in or, below nothing, went out; `number` is what the bank itself knows it by."""

    on: date
    cents: int
    currency: str
    payer: str = ""
    iban: str = ""
    reference: str = ""
    text: str = ""
    number: str = ""


@dataclass(frozen=True)
class Statement:
    """Some days of one account; its first and last balance are None where a file tells none."""

    account: str
    currency: str
    starts: date
    ends: date
    opening: int | None
    closing: int | None
    lines: tuple[Line, ...]


def checked(statement: Statement) -> Statement:
    """Return a statement of one currency whose lines lead from its first balance to its last."""
    for line in statement.lines:
        if line.currency != statement.currency:
            raise told(OTHER_CURRENCY, line=line.currency, account=statement.currency)
    if statement.opening is None or statement.closing is None:
        return statement
    lines = sum(line.cents for line in statement.lines)
    if statement.opening + lines != statement.closing:
        amounts = {"opening": statement.opening, "lines": lines, "closing": statement.closing}
        raise told(NOT_WHOLE, **{name: _money(cents, statement.currency) for name, cents in amounts.items()})
    return statement


def cents_of(amount: str | Decimal) -> int:
    """Return an amount with a point before its cents as whole cents."""
    try:
        cents = Decimal(amount) * 100
        if cents == int(cents) and abs(cents) < TOO_LONG:
            return int(cents)
    except (DecimalException, ValueError, OverflowError):
        pass
    raise told(WRONG_AMOUNT, amount=str(amount)[:40])


def told(sentence: Promise, **said: object) -> Unreadable:
    """Return the refusal that says this."""
    return Unreadable(str(sentence) % said)


def _money(cents: int, currency: str) -> str:
    return f"{Money(cents, currency)} {currency}"
