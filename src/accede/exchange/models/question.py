"""Questions to members, and what each of them answers."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.urls import reverse

from accede.register.models import Organisation


class Question(models.Model):
    """What a member asks the others until a day, or the association where `organisation` is empty.

    Titles, texts and summaries are by language.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    titles = models.JSONField()
    texts = models.JSONField(default=dict)
    until = models.DateField()
    summaries = models.JSONField(default=dict)
    withdrawn_at = models.DateTimeField(null=True)
    is_sample = models.BooleanField(default=False)
    words = models.TextField()  # of the question, its answers and its summary: folded, with a space around each
    at = models.DateTimeField()
    by = models.CharField(max_length=100)

    class Meta:
        """The latest first."""

        ordering: ClassVar = ["-at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["until"], name="exchange_until")]

    def __str__(self) -> str:
        return next(iter(self.titles.values()), "")

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("question", args=[self.pk])

    def is_open(self, on: date) -> bool:
        """Say whether members can answer on a day."""
        return self.withdrawn_at is None and on <= self.until


class Reply(models.Model):
    """What a member answers."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="replies")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    words = models.TextField()
    language = models.CharField(max_length=8)
    at = models.DateTimeField()
    by = models.CharField(max_length=100)

    class Meta:
        """In the order in which they came."""

        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["question", "organisation"], name="exchange_reply_once")
        ]

    def __str__(self) -> str:
        return f"{self.organisation}"
