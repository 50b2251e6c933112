"""What was agreed that is paid of an invoice, and by when. All amounts are integer cents."""

from typing import ClassVar

from django.db import models

from accede.fees.models.invoice import Invoice


class Instalment(models.Model):
    """A part of what was left of an invoice, to be paid by a day of its own; payments settle them in order of days."""

    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="instalments")
    on = models.DateField()
    cents = models.PositiveBigIntegerField()
    settled_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["on"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["invoice", "on"], name="fees_an_instalment_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.invoice} {self.on}"

    def get_absolute_url(self) -> str:
        """Return the page of the invoice, where it is paid."""
        return self.invoice.get_absolute_url()
