"""What went wrong with the means by which members take part from afar."""

from typing import ClassVar

from django.db import models

from accede.assembly.models.assembly import Assembly


class Trouble(models.Model):
    """One disturbance of a meeting, as whoever led it wrote it down: append-only, and told in the minutes."""

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="troubles")
    text = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=100)

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return self.text
