"""The code that a banking app reads, so that nobody types an account number (EPC069-12)."""

from decimal import Decimal

from segno import helpers

from accede.fees.documents.bill import Bill

LONGEST_NAME = 70
SIDE = 30  # millimetres
QUIET = 4  # modules of white around it that every reader may count on


def payment_code(bill: Bill, cents: int | None = None) -> str:
    """Return the code for paying a bill, or what is left of it, as SVG; nothing where it is not in euro."""
    cents = bill.total if cents is None else cents
    if bill.currency != "EUR" or not bill.iban or cents <= 0:
        return ""
    made = helpers.make_epc_qr(
        name=bill.payee.name[:LONGEST_NAME],
        iban=bill.iban,
        bic=bill.bic or None,
        amount=Decimal(cents).scaleb(-2),
        reference=bill.reference,
        encoding="utf-8",  # the one that every app knows
    )
    drawn = made.svg_inline(border=QUIET, light="#fff", svgclass="qr", lineclass=None, omitsize=True)
    return drawn.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
