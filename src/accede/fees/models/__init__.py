"""What members owe, and what they paid of it."""

from accede.fees.models.call import Call, CallLine
from accede.fees.models.checkout import Checkout
from accede.fees.models.credit import CreditNote, CreditSeries
from accede.fees.models.instalment import Instalment
from accede.fees.models.invoice import Invoice
from accede.fees.models.issue import CreditIssue, Issue
from accede.fees.models.ledger import Ledger
from accede.fees.models.payee import Payee
from accede.fees.models.payer import Payer
from accede.fees.models.payment import Clearing, Payment, Refund
from accede.fees.models.relief import Relief
from accede.fees.models.reminder import Reminder
from accede.fees.models.series import Series
from accede.fees.models.statement import Statement, StatementLine

__all__ = [
    "Call",
    "CallLine",
    "Checkout",
    "Clearing",
    "CreditIssue",
    "CreditNote",
    "CreditSeries",
    "Instalment",
    "Invoice",
    "Issue",
    "Ledger",
    "Payee",
    "Payer",
    "Payment",
    "Refund",
    "Relief",
    "Reminder",
    "Series",
    "Statement",
    "StatementLine",
]
