"""The code that a banking app reads, so that nobody types an account number (EPC069-12)."""

from decimal import Decimal

from segno import helpers

from accede.fees.documents.bill import Bill

LONGEST_NAME = 70
SIDE = 30  # millimetres
QUIET = 4  # modules of white around it that every reader may count on


def payment_code(bill: Bill) -> str:
    """Return the code for paying a bill as SVG, or nothing: the code knows no currency but the euro."""
    if bill.currency != "EUR" or not bill.iban:
        return ""
    made = helpers.make_epc_qr(
        name=bill.payee.name[:LONGEST_NAME],
        iban=bill.iban,
        bic=bill.bic or None,
        amount=Decimal(bill.total).scaleb(-2),
        reference=bill.reference,
        encoding="utf-8",  # the one that every app knows
    )
    drawn = made.svg_inline(border=QUIET, light="#fff", svgclass="qr", lineclass=None, omitsize=True)
    return drawn.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
