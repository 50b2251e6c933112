"""What the members were sent before a meeting, and who signed it."""

from typing import ClassVar

from django.db import models

from accede.assembly.models.assembly import Assembly


class Notice(models.Model):
    """One notice that left; `name` is the duty of the rulebook, such as convocation."""

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="notices")
    name = models.CharField(max_length=60)
    sent_at = models.DateTimeField()
    office = models.CharField(max_length=60, blank=True)
    signatory = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["sent_at", "pk"]

    def __str__(self) -> str:
        return f"{self.assembly} {self.name}"
