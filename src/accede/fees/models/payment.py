"""What was received, what it cleared, and what was given back. All amounts are integer cents."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.fees.models.invoice import Invoice
from accede.register.models import Organisation


class Payment(models.Model):
    """Money received, whatever it is for; `organisation` is who paid, where the register knows it."""

    cents = models.PositiveBigIntegerField()
    currency = models.CharField(max_length=3)
    on = models.DateField()
    reference = models.CharField(max_length=140, blank=True)
    payer = models.CharField(max_length=140, blank=True)
    iban = models.CharField(max_length=34, blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="payments")
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.on} {self.cents}"

    def get_absolute_url(self) -> str:
        """Return the payment's page."""
        return reverse("payment", args=[self.pk])

    @property
    def free(self) -> int:
        """Cents that are the payer's still: neither used nor given back."""
        used = sum(one.cents for one in self.clearings.all())
        return self.cents - used - sum(one.cents for one in self.refunds.all())


class Clearing(models.Model):
    """What lessens what is left to pay of an invoice, and from which day; what undoes one is below nothing."""

    class Kind(models.TextChoices):
        PAID = "paid", _("paid")
        CREDITED = "credited", _("credited")
        WRITTEN_OFF = "written_off", _("written off")

    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="clearings")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    cents = models.BigIntegerField()
    on = models.DateField()
    payment = models.ForeignKey(Payment, models.PROTECT, null=True, related_name="clearings")
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by")
    reason = models.CharField(max_length=500, blank=True)
    decided_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.invoice} {self.kind} {self.cents}"


class Refund(models.Model):
    """Money given back of a payment."""

    payment = models.ForeignKey(Payment, models.PROTECT, related_name="refunds")
    cents = models.PositiveBigIntegerField()
    on = models.DateField()
    reference = models.CharField(max_length=140, blank=True)
    reason = models.CharField(max_length=500)

    class Meta:
        ordering: ClassVar = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.on} {self.cents}"
