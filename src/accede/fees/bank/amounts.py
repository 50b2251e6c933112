"""Amounts and days as people and banks write them across Europe, in the columns of a table."""

import re
from collections.abc import Iterable
from datetime import date

from accede.register.sheets import cells
from accede.register.sheets.cells import Wrong

AROUND = re.compile(r"[A-Z]{3}|[€£$]|[\s\u00a0\u202f'’]", re.IGNORECASE)
CENTS = re.compile(r"([.,])(\d{1,2})$")
MARKED = re.compile(r"[.,]")
SHORT_YEAR = re.compile(r"(\d{1,2}[./-]\d{1,2}[./-])(\d\d)$")
OUT = {"d", "dbit", "debit", "débit", "af", "s", "soll", "out", "-", "dr"}
IN = {"c", "crdt", "credit", "crédit", "bij", "h", "haben", "in", "+", "cr"}


def decimal_mark(texts: Iterable[str]) -> str:
    """Return the mark before the cents in a column of amounts: that of those which can be read in one way alone."""
    found = {one[1] for text in texts if (one := CENTS.search(_plain(text)))}
    if len(found) > 1:
        raise Wrong("amount")
    return found.pop() if found else ""


def cents(text: str, mark: str) -> int:
    """Read an amount: 1.234,56 or 1,234.56 or 1 234,56; below nothing with a sign on either side, or in brackets."""
    plain = _plain(text)
    is_out = plain.startswith(("-", "−", "(")) or plain.endswith("-")
    whole, _point, part = plain.strip("+-−()").partition(mark) if mark else (plain.strip("+-−()"), "", "")
    grouped = re.fullmatch(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*", whole)
    # Without a single amount with cents in its column, 1.234 may be either: money is not guessed at.
    if not (re.fullmatch(r"\d+", whole) or (grouped and mark)) or not re.fullmatch(r"\d{0,2}", part) or len(whole) > 15:
        raise Wrong("amount")
    value = int(MARKED.sub("", whole)) * 100 + int(part.ljust(2, "0"))
    return -value if is_out else value


def sign(text: str) -> int:
    """Read whether money came in or went out."""
    plain = text.strip().casefold()
    if plain not in OUT | IN:
        raise Wrong("sign")
    return -1 if plain in OUT else 1


def day(text: str, *, month_first: bool) -> date:
    """Read a day; 04.05.27 is of this century."""
    found, is_year = cells.day(SHORT_YEAR.sub(r"\g<1>20\2", text), month_first=month_first)
    if is_year:
        raise Wrong("day")
    return found


def _plain(text: str) -> str:
    return AROUND.sub("", text)
