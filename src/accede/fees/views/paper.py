"""An invoice or a credit note as it left the house, handed out byte for byte."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accede.archive.views import handed_out
from accede.fees.models import CreditIssue, Invoice, Issue
from accede.fees.views.called import office
from accede.fees.views.invoice import owner, paying
from accede.people.access import open_to
from accede.people.capacities import delegate

FORMS = {"pdf": "pdf", "cii.xml": "cii", "ubl.xml": "ubl"}


@require_safe
@open_to(office | delegate)
def credit_paper(request: HttpRequest, year: int, number: int, form: str) -> FileResponse:
    """Hand out one form of an issued credit note."""
    found = CreditIssue.objects.select_related("credit_note__clearing__invoice", "pdf", "cii", "ubl")
    issue = get_object_or_404(found, credit_note__year=year, credit_note__number=number)
    return _handed_out(request, issue, issue.credit_note.clearing.invoice, form)


@require_safe
@open_to(office | delegate)
def invoice_paper(request: HttpRequest, year: int, number: int, form: str) -> FileResponse:
    """Hand out one form of an issued invoice."""
    found = Issue.objects.select_related("invoice", "pdf", "cii", "ubl")
    issue = get_object_or_404(found, invoice__year=year, invoice__number=number)
    return _handed_out(request, issue, issue.invoice, form)


def _handed_out(request: HttpRequest, issue: Issue | CreditIssue, invoice: Invoice, form: str) -> FileResponse:
    if form not in FORMS:
        raise Http404
    if not (office | owner | paying)(request.actor, invoice):
        raise PermissionDenied
    return handed_out(getattr(issue, FORMS[form]))
