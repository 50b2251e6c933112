"""Which members ask for a meeting in place of a decision in writing."""

from typing import ClassVar

from django.db import models

from accede.assembly.models.assembly import Assembly
from accede.register.models import Organisation


class MeetingAsk(models.Model):
    """A member asks that an assembly which decides in writing come together instead."""

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="meeting_asks")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.CharField(max_length=100)

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assembly", "organisation"], name="assembly_asks_to_meet_once"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.assembly}"
