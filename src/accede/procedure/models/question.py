"""Questions: what the office asks a candidate, what it answers, and when the office has what it needs."""

from typing import ClassVar

from django.db import models

from accede.archive.models import Document
from accede.procedure.models.candidacy import Candidacy


class Question(models.Model):
    """One question to a candidate, until it is closed; what is asked again is a question of its own."""

    candidacy = models.ForeignKey(Candidacy, models.CASCADE, related_name="questions")
    criterion = models.CharField(max_length=60, blank=True)  # that it concerns; empty for the file as a whole
    words = models.TextField()
    due_on = models.DateField(null=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=100)
    capacity = models.CharField(max_length=20)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.candidacy} {self.at}"


class Reply(models.Model):
    """What a candidate answers, in words, as a file, or both."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="replies")
    words = models.TextField(blank=True)
    document = models.OneToOneField(Document, models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=100)

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.question} {self.at}"
