"""Invoices without gaps. All amounts are integer cents."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.register.models import Membership, Organisation
from accede.rulebook.book import Book
from accede.statutes.models import Edition
from accede.statutes.queries import rules_of


class Invoice(models.Model):
    """A fee called from a member for a year; called once, unless it was credited whole."""

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
    is_credited = models.BooleanField(default=False)  # whole: the fee of its year may be called again
    is_sample = models.BooleanField(_("sample scale"), default=False)

    class Meta:
        ordering: ClassVar = ["-year", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "number"], name="fees_number_once"),
            models.UniqueConstraint(
                fields=["membership", "year"], condition=models.Q(is_credited=False), name="fees_called_once_a_year"
            ),
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
    def left(self) -> int:
        """Cents that are left to pay."""
        return self.cents - sum(one.cents for one in self.clearings.all())
