"""Suspensions: the time in which a decision holds a member in a standing of the rulebook."""

from typing import ClassVar

from django.db import models

from accede.register.models.entry import RegisterEntry
from accede.register.models.organisation import Organisation


class Suspension(models.Model):
    """The time in which a member is in a standing that a decision led it into; `line` is the one by which it began.

    It is what the lines of the register come to as they stand now: written by them alone. `starts` is None where
    nobody knows when; `ends` is empty until a line says that it has ended. What the rule itself ends, the rule says.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="suspensions")
    line = models.OneToOneField(RegisterEntry, models.PROTECT, related_name="suspension")
    standing = models.CharField(max_length=60)
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["line"]

    def __str__(self) -> str:
        return f"{self.standing} {self.starts}"
