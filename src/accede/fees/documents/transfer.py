"""How money is sent: what whoever pays fills in, and the code that a banking app reads instead (EPC069-12)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from segno import helpers

from accede.wording.formats import grouped

LONGEST_NAME = 70
MOST = 99_999_999_999  # cents
SIDE = 30  # millimetres
QUIET = 4  # modules of white around it that every reader may count on


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """Money to be sent: how much, to whom, to which account, with which references."""

    cents: int
    currency: str
    name: str
    iban: str
    bic: str
    reference: str
    structured: str

    def told(self) -> Iterator[tuple[str, str]]:
        """Return what whoever pays by hand fills in, line by line."""
        yield _("To"), self.name
        yield _("IBAN"), grouped(self.iban)
        if self.bic:
            yield _("BIC"), self.bic
        yield _("Reference"), grouped(self.reference)
        yield _("Belgian reference"), self.structured

    def code(self) -> str:
        """Return the code for a banking app as SVG; nothing unless there are euros to send, and not too many."""
        if self.currency != "EUR" or not 0 < self.cents <= MOST:
            return ""
        made = helpers.make_epc_qr(
            name=self.name[:LONGEST_NAME],
            iban=self.iban,
            bic=self.bic or None,
            amount=Decimal(self.cents).scaleb(-2),
            reference=self.reference,
            encoding="utf-8",  # the one that every app knows
        )
        drawn = made.svg_inline(border=QUIET, light="#fff", svgclass="qr", lineclass=None, omitsize=True)
        return drawn.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
