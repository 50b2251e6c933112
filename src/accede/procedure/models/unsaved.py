"""Words that somebody typed into a request and that are not in it."""

from typing import ClassVar

from django.db import models

from accede.procedure.models.candidacy import Candidacy


class Unsaved(models.Model):
    """What one person typed and has not settled: somebody else changed the same, or the session had ended.

    `words` holds it by the name of the field, as it was typed.
    """

    candidacy = models.ForeignKey(Candidacy, models.CASCADE, related_name="unsaved")
    by = models.CharField(max_length=100)
    words = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["candidacy", "by"], name="procedure_unsaved_once")]

    def __str__(self) -> str:
        return f"{self.candidacy} {self.by}"
