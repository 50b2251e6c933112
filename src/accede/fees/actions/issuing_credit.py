"""A credit note leaves the house, once, after the invoice that it credits."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.fees.actions.issuing import AlreadyIssued, NobodyPaid, keep_papers
from accede.fees.documents import Bill, Papers, papers
from accede.fees.mails import fee_credited
from accede.fees.models import CreditIssue, CreditNote, Issue
from accede.fees.queries.bill import credit_bill_of
from accede.fees.queries.payee import payee_on
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import clock, consequence, secretariat, treasurer
from accede.post.actions import Enclosure, queue_letters
from accede.statutes.queries import day_of


class InvoiceWaits(Refused):
    """A credit note names an invoice that has left."""

    sentence = _("The credit note waits until its invoice is issued.")


@action("fees.issue_credit_note", allowed_to=treasurer | secretariat | clock | consequence)
def issue_credit_note(note: CreditNote, *, ready: Papers | None = None, by: Actor, at: datetime) -> CreditIssue:
    """Set a credit note, keep it and send it; `ready` was set before, and is taken if it still says the same."""
    note = CreditNote.objects.select_for_update(of=("self",)).select_related(*WHOLE).get(pk=note.pk)
    if CreditIssue.objects.filter(credit_note=note).exists():
        raise AlreadyIssued
    bill, payee = credit_bill_to_issue(note, at), payee_on(day_of(at))
    made = ready if ready and ready.bill == bill else papers(bill)
    kept = keep_papers(note, made, by=by, at=at)
    issue = CreditIssue(credit_note=note, payee=payee, language=bill.language, issued_at=at, **kept)
    issue.save()
    said = {name: one.sha256 for name, one in kept.items()}
    write(note, values={"number": note.label, "language": bill.language, "payee": payee, **said})
    invoice, paper = note.clearing.invoice, Enclosure(kept["pdf"].name, kept["pdf"].of_kind.type, made.pdf)
    letters = fee_credited(invoice, day_of(at), note.clearing.cents, paper)
    if letters:
        queue_letters(invoice, letters, kind="fee_credited", by=by, at=at)
    return issue


def credit_bill_to_issue(note: CreditNote, at: datetime) -> Bill:
    """Return what a credit note says that is issued now; raises the refusal that says what is missing."""
    payee = payee_on(day_of(at))
    if payee is None:
        raise NobodyPaid
    if not Issue.objects.filter(invoice=note.clearing.invoice).exists():
        raise InvoiceWaits
    return credit_bill_of(note, payee, day_of(at))


WHOLE = ("clearing__invoice__organisation", "clearing__invoice__edition")
