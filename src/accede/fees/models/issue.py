"""An invoice as it left the house."""

from django.db import models

from accede.archive.models import Document
from accede.fees.models.invoice import Invoice
from accede.fees.models.payee import Payee


class Issue(models.Model):
    """The paper of an invoice with its data in both forms, set once and kept byte for byte."""

    invoice = models.OneToOneField(Invoice, models.PROTECT, related_name="issue")
    payee = models.ForeignKey(Payee, models.PROTECT, related_name="+")
    language = models.CharField(max_length=8)
    issued_at = models.DateTimeField()
    pdf = models.ForeignKey(Document, models.PROTECT, related_name="+")
    cii = models.ForeignKey(Document, models.PROTECT, related_name="+")
    ubl = models.ForeignKey(Document, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.invoice}"
