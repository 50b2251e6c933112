"""That a ballot is missing from the box of a secret vote, as whoever drew it says."""

from typing import ClassVar

from django.db import models

from accede.assembly.models.box import Box
from accede.register.models import Organisation


class Objection(models.Model):
    """A member names what is missing in a box that was published; what is said to it stays beside it.

    `tokens` are those that it wants to show, parted by blanks; none of them is in the box.
    """

    box = models.ForeignKey(Box, models.PROTECT, related_name="objections")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    text = models.TextField()
    tokens = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=100)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return self.text
