"""Payments that somebody began at a provider. All amounts are integer cents."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.fees.models.invoice import Invoice
from accede.fees.models.payment import Payment


class Checkout(models.Model):
    """One attempt to pay an invoice by card or bank; money counts only once the provider, asked, says it is paid."""

    class State(models.TextChoices):
        OPEN = "open", _("begun")
        PAID = "paid", _("paid")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")
        EXPIRED = "expired", _("expired")
        ODD = "odd", _("does not fit")  # paid, but not what was asked for

    key = models.UUIDField(unique=True, default=uuid4)
    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="checkouts")
    reference = models.CharField(max_length=100, blank=True)
    address = models.URLField(max_length=500, blank=True)
    cents = models.PositiveBigIntegerField()
    currency = models.CharField(max_length=3)
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    opened_at = models.DateTimeField()
    payment = models.OneToOneField(Payment, models.PROTECT, null=True)
    returned = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.invoice} {self.cents} {self.state}"

    def get_absolute_url(self) -> str:
        """Return the page that whoever has paid comes back to."""
        return reverse("checkout", args=[self.key])
