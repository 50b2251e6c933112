"""Letters about an invoice that is not paid."""

from typing import ClassVar

from django.db import models

from accede.fees.models.invoice import Invoice


class Reminder(models.Model):
    """A step of its rule that has left about an invoice; once for each day by which it, or a part of it, is due."""

    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="reminders")
    step = models.CharField(max_length=80)  # the duty of the rulebook
    on = models.DateField()
    due = models.DateField()  # the day that it reminded of

    class Meta:
        ordering: ClassVar = ["on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["invoice", "step", "due"], name="fees_reminded_once_a_step"),
        ]

    def __str__(self) -> str:
        return f"{self.invoice} {self.step}"
