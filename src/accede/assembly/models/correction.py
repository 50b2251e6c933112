"""What was put right of a result after it was declared."""

from typing import ClassVar

from django.db import models

from accede.assembly.models.item import Item


class Correction(models.Model):
    """A recorded correction of a declared result: why, what it was and what it is now; the latest holds.

    `cards` are the cards as they were in truth, such as `for=20 against=3`; nothing where names were put right.
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="corrections")
    reason = models.TextField()
    cards = models.TextField(blank=True)
    before = models.JSONField()
    after = models.JSONField()
    by = models.CharField(max_length=100)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.item} {self.at}"
