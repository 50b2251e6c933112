"""Credit notes without gaps: what an invoice was too much by."""

from typing import ClassVar

from django.db import models

from accede.fees.models.payment import Clearing


class CreditSeries(models.Model):
    """The last number of a credit note in a year; whoever credits holds its lock, and takes it last."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}"


class CreditNote(models.Model):
    """The paper of a clearing: invoice, cents, day and reason are the clearing's."""

    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    clearing = models.OneToOneField(Clearing, models.PROTECT, related_name="credit_note")
    article = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["-year", "-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["year", "number"], name="fees_credit_number_once")]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The number as it is printed."""
        return f"C{self.year}-{self.number:04d}"
