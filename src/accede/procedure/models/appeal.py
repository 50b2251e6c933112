"""A candidate's appeal against its refusal, where the statutes know one, and what was decided on it."""

from typing import ClassVar

from django.db import models

from accede.procedure.models.candidacy import Candidacy


class Appeal(models.Model):
    """One appeal against one refusal; `upheld` stays empty until it is decided.

    `taken` are the steps of its path before the decision: `{"step", "on", "note", "by"}` each, `on` as ISO writes days.
    """

    candidacy = models.ForeignKey(Candidacy, models.CASCADE, related_name="appeals")
    statement = models.TextField()
    on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=100)
    taken = models.JSONField(default=list)
    upheld = models.BooleanField(null=True)
    reasons = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["candidacy"], condition=models.Q(upheld=None), name="procedure_one_open_appeal"
            )
        ]

    def __str__(self) -> str:
        return f"{self.candidacy} {self.on}"
