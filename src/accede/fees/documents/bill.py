"""What an invoice or a credit note says, before it is set or written as data. All amounts are integer cents."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from accede.fees.documents.transfer import Transfer


class Kind(StrEnum):
    """What a document is, by its code in UNTDID 1001."""

    INVOICE = "380"
    CREDIT_NOTE = "381"


@dataclass(frozen=True, slots=True)
class Party:
    """Who is paid, or who pays."""

    name: str
    country: str
    street: tuple[str, ...] = ()
    postcode: str = ""
    city: str = ""
    registration: str = ""
    vat: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """One invoice, or one credit note.

    A credit note names in `credits` the number and the day of the invoice that it credits; its amounts are what is
    credited, above nothing, and it has neither a day to pay by nor an account. Lines are net; with no `rate` the whole
    is outside the scope of value added tax.
    """

    kind: Kind = Kind.INVOICE
    number: str
    on: date
    due: date | None = None
    parts: tuple[tuple[date, int], ...] = ()  # instalments that are left to pay, where some were agreed before
    currency: str
    lines: tuple[tuple[str, int], ...]
    rate: Fraction | None = None
    tax: int = 0
    payee: Party
    payer: Party
    iban: str = ""
    bic: str = ""
    reference: str = ""
    structured: str = ""
    credits: tuple[str, date] | None = None
    instead: tuple[str, ...] = ()  # who gets and pays it in the payer's place, as an address
    rests_on: str = ""
    language: str
    is_sample: bool = False

    @property
    def net(self) -> int:
        """The sum of the lines."""
        return sum(cents for _label, cents in self.lines)

    @property
    def total(self) -> int:
        """What is to be paid, or is credited."""
        return self.net + self.tax

    @property
    def transfer(self) -> Transfer:
        """How it is paid."""
        account = {"name": self.payee.name, "iban": self.iban, "bic": self.bic}
        references = {"reference": self.reference, "structured": self.structured}
        cents = self.parts[0][1] if self.parts else self.total
        return Transfer(cents=cents, currency=self.currency, **account, **references)

    @property
    def is_credit(self) -> bool:
        """Whether it gives back."""
        return self.kind == Kind.CREDIT_NOTE

    @property
    def name(self) -> str:
        """How its files are called, without an ending."""
        return f"{'credit-note' if self.is_credit else 'invoice'}-{self.number}"


def written(cents: int) -> str:
    """Write cents as a plain number with two decimals."""
    return str(Decimal(cents).scaleb(-2).quantize(Decimal("0.01")))
