"""A bank statement for a demo: one line that is certain, one that is likely, and one that nobody is known to have paid.

The accounts of the payers are published examples of IBANs.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from accede.fees.actions import agree_instalments, call_fee, issue_invoice, match_lines, record_payment, take_statement
from accede.fees.bank import Line, Statement
from accede.fees.models import Invoice
from accede.fees.queries.reference import creditor_reference
from accede.fees.queries.statements import index
from accede.people.capacities import CLOCK
from accede.register.models import Membership

FIRST, SECOND, THIRD = "NL91ABNA0417164300", "DE89370400440532013000", "FR1420041010050500013M02606"
PART = 10_000  # cents that the second has paid before
LATER = timedelta(days=90)  # until when the second may pay the rest: after the demo's next assembly, where it votes


def bring_statement(do: Callable[..., Any], members: Sequence[Membership], account: str, on: date) -> None:
    """Call the fees of two members and take in the statement on which both have paid."""
    first, second = (do(call_fee, one, year=on.year, on=on) for one in members)
    for invoice in (first, second):
        do(issue_invoice, invoice)
    do(record_payment, second, cents=PART, on=on, payer=second.organisation.name, iban=SECOND)
    rest = {"parts": [(on + LATER, second.left)], "reason": "Its own budget is voted first."}
    do(agree_instalments, second, **rest)
    told = Statement(account, first.currency, on, on, None, None, _lines(first, second, on))
    taken = do(take_statement, "statement (sample).xml", sha256="sample", told=[told], is_ours=True)
    do(match_lines, taken, known=index(on), by=CLOCK)


def _lines(first: Invoice, second: Invoice, on: date) -> tuple[Line, ...]:
    said = {"on": on, "currency": first.currency}
    return (
        Line(cents=first.left, payer=first.organisation.name, iban=FIRST, reference=creditor_reference(first), **said),
        Line(cents=second.left, payer=second.organisation.name, iban=SECOND, text="Membership fee, rest", **said),
        Line(cents=25_000, payer="Friends of Work (sample)", iban=THIRD, text="For your good work", **said),
    )
