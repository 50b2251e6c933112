"""Statements as a table: the rows of a bank's CSV file, by columns that are matched."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from accede.fees.bank import amounts
from accede.fees.bank.columns import Rows, is_enough
from accede.fees.bank.statement import Line, Statement, Unreadable, checked, told
from accede.register.sheets.cells import Wrong, is_month_first

MISSING = _("Say which column holds the day, and which the amount.")
WRONG = _("Row %(row)s: “%(value)s” is not what stands in the column “%(column)s”.")
NO_ACCOUNT = _("Say of which account this is: the file does not.")
NO_CHAIN = _("The balances in the file do not follow from its amounts: a line is missing, or columns are mistaken.")
NO_LINES = _("No row of the file is a payment.")
SEVERAL_ACCOUNTS = _("The file is of several accounts: send it in parts, one for each.")

Read = TypeVar("Read")


def statement(headers: Sequence[str], rows: Rows, columns: Mapping[str, str], account: str, currency: str) -> Statement:
    """Return the statement that a table is, by its matched columns; what the file does not tell is as given."""
    if not is_enough(columns):
        raise Unreadable(MISSING)
    reader = Reader(headers, rows, {field: int(place) for place, field in columns.items()})
    read = list(reader.lines(currency))
    if not read:
        raise Unreadable(NO_LINES)
    accounts = reader.accounts() or {account}
    if len(accounts) > 1:
        raise Unreadable(SEVERAL_ACCOUNTS)
    if not (own := accounts.pop()):
        raise Unreadable(NO_ACCOUNT)
    days = [line.on for line in read]
    opening, closing = reader.balances(read)
    told_in = read[0].currency
    return checked(Statement(own, told_in, min(days), max(days), opening, closing, tuple(read)))


class Reader:
    """Reads the rows of a table whose columns are matched."""

    def __init__(self, headers: Sequence[str], rows: Rows, places: Mapping[str, int]) -> None:
        self.headers, self.rows, self.places = headers, rows, places
        self.marks = {name: self._mark(name) for name in ("amount", "in", "out", "balance") if name in places}
        self.month_first = is_month_first(self._cell(row, "on") for _line, row in rows)

    def lines(self, currency: str) -> Iterator[Line]:
        """Return every row that has an amount, as a line."""
        for place, row in self.rows:
            cents = self._cents(place, row)
            if cents is None:
                continue
            yield Line(
                on=self._day(place, row),
                cents=cents,
                currency=self._cell(row, "currency").upper() or currency,
                payer=self._cell(row, "payer"),
                iban=re.sub(r"\s", "", self._cell(row, "iban")).upper(),
                reference=self._cell(row, "reference"),
                text=self._cell(row, "text"),
                number=self._cell(row, "number"),
            )

    def accounts(self) -> set[str]:
        """Return the accounts that the rows are of."""
        return {re.sub(r"\s", "", one) for _place, row in self.rows if (one := self._cell(row, "account"))}

    def balances(self, read: Sequence[Line]) -> tuple[int | None, int | None]:
        """Return first and last balance, if each row tells its own: the newest may stand first, or last."""
        if "balance" not in self.places:
            return None, None
        told_of = [(place, row) for place, row in self.rows if self._cents(place, row) is not None]
        after = [self._read(place, row, "balance") for place, row in told_of]
        for turned in (1, -1):
            balances, moved = after[::turned], [line.cents for line in read][::turned]
            opening = balances[0] - moved[0]
            if all(
                last + cents == now for last, cents, now in zip([opening, *balances], moved, balances, strict=False)
            ):
                return opening, balances[-1]
        raise Unreadable(NO_CHAIN)

    def _cents(self, place: int, row: list[str]) -> int | None:
        if "amount" not in self.places:
            came, went = (self._read(place, row, name) if self._cell(row, name) else 0 for name in ("in", "out"))
            return abs(came) - abs(went) or None
        if not self._cell(row, "amount"):
            return None
        cents = self._read(place, row, "amount")
        return abs(cents) * self._sign(place, row) if self._cell(row, "sign") else cents

    def _sign(self, place: int, row: list[str]) -> int:
        return self._tried(place, row, "sign", amounts.sign)

    def _day(self, place: int, row: list[str]) -> date:
        return self._tried(place, row, "on", lambda text: amounts.day(text, month_first=self.month_first))

    def _read(self, place: int, row: list[str], name: str) -> int:
        return self._tried(place, row, name, lambda text: amounts.cents(text, self.marks[name]))

    def _tried(self, place: int, row: list[str], name: str, reader: Callable[[str], Read]) -> Read:
        text = self._cell(row, name)
        try:
            return reader(text)
        except Wrong:
            raise told(WRONG, row=place, value=text[:40], column=self.headers[self.places[name]]) from None

    def _mark(self, name: str) -> str:
        texts = [self._cell(row, name) for _place, row in self.rows]
        try:
            return amounts.decimal_mark(texts)
        except Wrong:
            header = self.headers[self.places[name]]
            raise told(WRONG, row=self.rows[0][0], value=texts[0][:40], column=header) from None

    def _cell(self, row: Sequence[str], name: str) -> str:
        place = self.places.get(name)
        return row[place] if place is not None and place < len(row) else ""
