"""Invoices that wait are issued, some at a time. Whoever calls it gives the clock."""

import logging
from collections.abc import Callable
from datetime import datetime

from accede.fees.actions.issuing import bill_to_issue, issue_invoice
from accede.fees.documents import papers
from accede.fees.models import Invoice
from accede.fees.queries.payee import issuable, payee_on
from accede.journal.actions import Refused
from accede.people.capacities import CLOCK
from accede.statutes.queries import day_of

log = logging.getLogger(__name__)
AT_ONCE = 20


def issue_waiting(clock: Callable[[], datetime]) -> int:
    """Issue the invoices that have waited longest, and return how many; two who do so at once issue none twice."""
    issued = 0
    if payee_on(day_of(clock())):
        for pk in list(issuable().values_list("pk", flat=True)):
            issued += _issued(Invoice.objects.select_related("organisation", "edition").get(pk=pk), clock)
            if issued == AT_ONCE:
                break
    return issued


def _issued(invoice: Invoice, clock: Callable[[], datetime]) -> bool:
    try:
        # Set before the transaction, which then holds its locks for the writing alone.
        ready = papers(bill_to_issue(invoice, clock()))
        issue_invoice(invoice, ready=ready, by=CLOCK, at=clock())
    except Refused as refusal:
        log.info("invoice %s waits: %s", invoice.label, refusal.sentence)
        return False
    return True
