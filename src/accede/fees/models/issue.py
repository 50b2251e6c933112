"""An invoice or a credit note as it left the house."""

from django.db import models

from accede.archive.models import Document
from accede.fees.models.credit import CreditNote
from accede.fees.models.invoice import Invoice
from accede.fees.models.payee import Payee


class Kept(models.Model):
    """A paper with its data in both forms, set once and kept byte for byte."""

    payee = models.ForeignKey(Payee, models.PROTECT, related_name="+")
    language = models.CharField(max_length=8)
    issued_at = models.DateTimeField()
    pdf = models.ForeignKey(Document, models.PROTECT, related_name="+")
    cii = models.ForeignKey(Document, models.PROTECT, related_name="+")
    ubl = models.ForeignKey(Document, models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Issue(Kept):
    """The paper of an invoice."""

    invoice = models.OneToOneField(Invoice, models.PROTECT, related_name="issue")

    def __str__(self) -> str:
        return f"{self.invoice}"


class CreditIssue(Kept):
    """The paper of a credit note."""

    credit_note = models.OneToOneField(CreditNote, models.PROTECT, related_name="issue")

    def __str__(self) -> str:
        return f"{self.credit_note}"
