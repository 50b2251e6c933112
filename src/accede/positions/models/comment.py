"""What a member says of a paragraph, or of the whole text."""

from typing import ClassVar

from django.db import models

from accede.positions.models.consultation import Consultation
from accede.register.models import Organisation


class Comment(models.Model):
    """Words of an organisation, or of an office of the association where `organisation` is empty."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="comments")
    paragraph = models.PositiveSmallIntegerField(default=0)  # its key; none: the whole text
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    office = models.CharField(max_length=60, blank=True)
    words = models.TextField()
    language = models.CharField(max_length=8)
    at = models.DateTimeField()
    by = models.CharField(max_length=100)
    hidden_because = models.TextField(blank=True)  # the office's reason; its words are then not shown

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        indexes: ClassVar = [models.Index(fields=["consultation", "paragraph"], name="positions_comments")]

    def __str__(self) -> str:
        return self.words[:60]
