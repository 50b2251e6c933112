"""Whom the members of a group with one voice have speak for it."""

from typing import ClassVar

from django.db import models

from accede.assembly.models.assembly import Assembly
from accede.register.models import Organisation


class Naming(models.Model):
    """A member names, openly, who speaks for all of its group; agreed once those who name say the same."""

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="namings")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    speaker = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.CharField(max_length=100)

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assembly", "organisation"], name="assembly_names_one_speaker")
        ]

    def __str__(self) -> str:
        return f"{self.organisation} → {self.speaker}"
