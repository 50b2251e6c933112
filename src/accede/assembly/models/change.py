"""A meeting that was moved or called off: as it had been announced, and why."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext

from accede.assembly.models.assembly import Assembly


class Change(models.Model):
    """What was announced before, and the reason for which it is so no longer."""

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="moves")
    opened_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    is_off = models.BooleanField(default=False)
    reason = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.assembly} {self.opened_at}"

    @property
    def why(self) -> str:
        """The reason that the office gave; without one, members have asked for a meeting instead."""
        return self.reason or gettext("Enough members have asked for a meeting instead of a decision in writing.")
