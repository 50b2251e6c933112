"""Invoices and credit notes that wait are issued, some at a time. Whoever calls it gives the clock."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import Error

from accede.fees.actions.issuing import bill_to_issue, issue_invoice, lay
from accede.fees.actions.issuing_credit import WHOLE, credit_bill_to_issue, issue_credit_note
from accede.fees.documents import papers
from accede.fees.models import CreditNote, Invoice
from accede.fees.queries.payee import issuable, payee_on, unissued_credits
from accede.journal.actions import Refused
from accede.people.capacities import CLOCK
from accede.statutes.queries import day_of

log = logging.getLogger(__name__)
AT_ONCE = 20


def issue_waiting(clock: Callable[[], datetime], *, last_first: bool = False) -> int:
    """Issue some of the invoices that wait, and return how many; two who do so at once issue none twice.

    They are taken as they were called, or the last first: two cashiers begin at either end and meet in the middle.
    """
    issued = 0
    if payee_on(day_of(clock())):
        waiting = issuable().order_by("-pk" if last_first else "pk")
        for pk in list(waiting.values_list("pk", flat=True)):
            one = waiting.select_related("organisation", "edition").filter(pk=pk).first()
            # Another cashier may have come to it meanwhile.
            issued += one is not None and _issued(one, clock)
            if issued == AT_ONCE:
                break
    return issued


def issue_waiting_credits(clock: Callable[[], datetime]) -> int:
    """Issue the credit notes that have waited longest, and return how many."""
    waiting = unissued_credits().select_related(*WHOLE)[:AT_ONCE] if payee_on(day_of(clock())) else ()
    return sum(_credited(one, clock) for one in list(waiting))


def _credited(note: CreditNote, clock: Callable[[], datetime]) -> bool:
    def issue() -> None:
        ready = lay(papers(credit_bill_to_issue(note, clock())))
        issue_credit_note(note, ready=ready, by=CLOCK, at=clock())

    return _done(note.label, issue)


def _issued(invoice: Invoice, clock: Callable[[], datetime]) -> bool:
    def issue() -> None:
        # Set and on the disk before the transaction, which then holds its locks for the rows alone.
        ready = lay(papers(bill_to_issue(invoice, clock())))
        issue_invoice(invoice, ready=ready, by=CLOCK, at=clock())

    return _done(invoice.label, issue)


def _done(label: str, issue: Callable[[], None]) -> bool:
    try:
        issue()
    except Refused as refusal:
        log.info("%s waits: %s", label, refusal.sentence)
    except (Error, OSError):
        raise
    except Exception:
        # A fault of ours in one is told, and keeps no other waiting.
        log.exception("%s cannot be made", label)
    else:
        return True
    return False
