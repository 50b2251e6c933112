"""Invoices without gaps, and what was paid on them. All amounts are integer cents."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.register.models import Membership, Organisation
from accede.rulebook.book import Book
from accede.statutes.models import Edition
from accede.statutes.queries import rules_of


class Series(models.Model):
    """The last invoice number of a year; whoever calls a fee holds its lock."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}"


class Invoice(models.Model):
    """A fee called from a member for a year; called once, whatever happens."""

    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="invoices")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="invoices")
    cents = models.PositiveBigIntegerField()
    currency = models.CharField(max_length=3)
    amount = models.JSONField()  # the core's answer as it was given: lines, values, article, marks
    edition = models.ForeignKey(Edition, models.PROTECT)
    called_on = models.DateField()
    due = models.DateField()
    settled_on = models.DateField(null=True)
    is_sample = models.BooleanField(_("sample scale"), default=False)

    class Meta:
        ordering: ClassVar = ["-year", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "number"], name="fees_number_once"),
            models.UniqueConstraint(fields=["membership", "year"], name="fees_called_once_a_year"),
        ]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        """Return the invoice's page."""
        return reverse("invoice", args=[self.year, self.number])

    @property
    def book(self) -> Book:
        """The rules by which it was called, as they held on its day."""
        return rules_of(self.edition, self.called_on)

    @property
    def label(self) -> str:
        """The number as it is printed."""
        return f"{self.year}-{self.number:04d}"

    @property
    def paid(self) -> int:
        """Cents received so far."""
        return sum(payment.cents for payment in self.payments.all())


class Payment(models.Model):
    """Money received on an invoice."""

    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="payments")
    cents = models.PositiveBigIntegerField()
    on = models.DateField()
    reference = models.CharField(max_length=140, blank=True)

    class Meta:
        ordering: ClassVar = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.invoice} {self.cents}"
