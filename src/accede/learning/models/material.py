"""What is handed out at an event."""

from typing import ClassVar

from django.db import models

from accede.archive.models import Document
from accede.learning.models.event import Event


class Material(models.Model):
    """A file for those who have a place, or for whoever may read of the event."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="materials")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    is_for_all = models.BooleanField(default=False)

    class Meta:
        """In the order in which they came."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.title
