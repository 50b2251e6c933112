"""What a payer writes so that its money finds its invoice: two references, and the way back from what a bank tells.

Each holds the year and the number, four digits and six at most, beside its check digits.
"""

import re
from typing import Protocol

from stdnum import iso11649
from stdnum.be import ogm_vcs
from stdnum.iso7064 import mod_97_10

RF = re.compile(r"RF(?=((?:[\s.,:/-]*\d){10,12}))", re.IGNORECASE)
STRUCTURED = re.compile(r"(?<!\d)\d{3}[\s/]*\d{4}[\s/]*\d{5}(?!\d)")
PRINTED = re.compile(r"(?<!\d)(?<!\d[-–/])(2\d{3}) ?[-–/] ?(\d{4,6})(?![-–/]?\d)")


class Numbered(Protocol):
    """An invoice by its year and its number in it."""

    year: int
    number: int


def creditor_reference(invoice: Numbered) -> str:
    """Return the reference that every bank of Europe takes (ISO 11649), without spaces."""
    said = f"{invoice.year}{invoice.number:04d}"
    return f"RF{mod_97_10.calc_check_digits(f'{said}RF')}{said}"


def structured_communication(invoice: Numbered) -> str:
    """Return the reference that Belgian banks ask for, as it is printed: +++ddd/dddd/ddddd+++."""
    said = f"{invoice.year}{invoice.number:06d}"
    return f"+++{ogm_vcs.format(said + ogm_vcs.calc_check_digits(said))}+++"


def invoice_of(text: str) -> tuple[int, int] | None:
    """Return year and number of the one invoice that a text names, by either reference or as printed; else None."""
    found = invoices_of(text)
    return found[0] if len(found) == 1 else None


def invoices_of(text: str) -> list[tuple[int, int]]:
    """Return year and number of each invoice that a text names, in its order, each once."""
    found = [(one.start(), _of_creditor(one[1])) for one in RF.finditer(text)]
    found += [(one.start(), _of_structured(one[0])) for one in STRUCTURED.finditer(text)]
    found += [(one.start(), (int(one[1]), int(one[2]))) for one in PRINTED.finditer(text)]
    return list(dict.fromkeys(one for _place, one in sorted(found, key=lambda each: each[0]) if one and one[1]))


def _of_creditor(written: str) -> tuple[int, int] | None:
    digits = re.sub(r"\D", "", written)
    # What follows in free text may be digits too: the check digits say where the reference ends.
    ends = [digits[:length] for length in range(10, len(digits) + 1) if iso11649.is_valid(f"RF{digits[:length]}")]
    read = [(int(one[2:6]), int(one[6:])) for one in ends if one[6] != "0" or len(one) == 10]
    return read[0] if len(read) == 1 else None


def _of_structured(written: str) -> tuple[int, int] | None:
    digits = ogm_vcs.compact(re.sub(r"\s", "", written))
    return (int(digits[:4]), int(digits[4:10])) if ogm_vcs.is_valid(digits) and digits[0] == "2" else None
