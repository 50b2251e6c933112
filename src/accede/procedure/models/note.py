"""Notes: what the office writes down about a file for itself."""

from typing import ClassVar

from django.db import models

from accede.procedure.models.candidacy import Candidacy


class Note(models.Model):
    """One note, which no candidate sees; it is never changed, only corrected by a later one."""

    candidacy = models.ForeignKey(Candidacy, models.CASCADE, related_name="notes")
    words = models.TextField()
    searched = models.TextField()  # the words as a search reads them, folded
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    at = models.DateTimeField()
    by = models.CharField(max_length=100)
    capacity = models.CharField(max_length=20)
    office = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.candidacy} {self.at}"
