"""A consultation, from its question to the joint position that comes of it, and its text in versions."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Consultation(models.Model):
    """What members are asked, until when, and what became of it. Titles and questions are texts by language."""

    class State(models.TextChoices):
        """How far it has come; members comment and amend while it is open, and take their stand once it is final."""

        DRAFT = "draft", _("draft")
        OPEN = "open", _("open")
        FINAL = "final", _("final text")
        ADOPTED = "adopted", _("adopted")
        DROPPED = "dropped", _("dropped")

    titles = models.JSONField()
    questions = models.JSONField(default=dict)
    language = models.CharField(max_length=8)  # of the text that decides
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    until = models.DateField()  # the last day for comments and amendments
    stands_until = models.DateField(null=True)
    reminded_of = models.DateField(null=True)  # the last day of which members were reminded, or need not be
    body = models.CharField(max_length=60, blank=True)  # that decided
    decided_on = models.DateField(null=True)
    minutes = models.CharField(max_length=300, blank=True)
    article = models.JSONField(default=list)
    reason = models.TextField(blank=True)  # why it was dropped
    is_sample = models.BooleanField(default=False)
    drafted_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-drafted_at", "-pk"]

    def __str__(self) -> str:
        return self.titles[self.language]

    def get_absolute_url(self) -> str:
        """Return its page in the members' space."""
        return reverse("consultation", args=[self.pk])

    @property
    def ends(self) -> date:
        """The last day on which members can say something."""
        return self.stands_until or self.until


class Version(models.Model):
    """The text as it stood from an instant on; see `queries.text` for its paragraphs."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    paragraphs = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["consultation", "number"], name="positions_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.consultation} {self.number}"
