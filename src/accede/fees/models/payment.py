"""What was received, and what it cleared. All amounts are integer cents."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accede.fees.models.invoice import Invoice


class Payment(models.Model):
    """Money received, whatever it is for."""

    cents = models.PositiveBigIntegerField()
    currency = models.CharField(max_length=3)
    on = models.DateField()
    reference = models.CharField(max_length=140, blank=True)

    class Meta:
        ordering: ClassVar = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.on} {self.cents}"


class Clearing(models.Model):
    """What lessens what is left to pay of an invoice, and from which day; what undoes one is below nothing."""

    class Kind(models.TextChoices):
        PAID = "paid", _("paid")

    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="clearings")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    cents = models.BigIntegerField()
    on = models.DateField()
    payment = models.ForeignKey(Payment, models.PROTECT, null=True, related_name="clearings")

    class Meta:
        ordering: ClassVar = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.invoice} {self.kind} {self.cents}"
