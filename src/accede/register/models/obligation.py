"""What members owe."""

from typing import ClassVar

from django.db import models

from accede.register.models.organisation import Organisation


class Obligation(models.Model):
    """Something a member owes by a day; `subject` is the opaque id of what it follows from."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="obligations")
    subject = models.CharField(max_length=200, unique=True)
    cents = models.PositiveBigIntegerField()
    currency = models.CharField(max_length=3)
    due = models.DateField()
    settled_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["due", "pk"]

    def __str__(self) -> str:
        return self.subject
