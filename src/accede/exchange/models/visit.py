"""Study visits: a member shows others how it works."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.urls import reverse

from accede.register.models import Organisation


class Visit(models.Model):
    """A visit to a member, for so many people, asked for until a day. Titles, texts and reports are by language."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    titles = models.JSONField()
    texts = models.JSONField(default=dict)
    place = models.CharField(max_length=200)
    begins = models.DateField()
    ends = models.DateField()
    until = models.DateField()
    places = models.PositiveSmallIntegerField()
    reports = models.JSONField(default=dict)
    cancelled_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    is_sample = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = models.CharField(max_length=100)

    class Meta:
        """What comes last first."""

        ordering: ClassVar = ["-begins", "-pk"]

    def __str__(self) -> str:
        return next(iter(self.titles.values()), "")

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("visit", args=[self.pk])

    def is_open(self, on: date) -> bool:
        """Say whether members can ask for places on a day."""
        return self.cancelled_at is None and on <= self.until


class Party(models.Model):
    """How many people of a member come; how to reach them stands in the letter to the host alone."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    people = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        """In the order in which they came."""

        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["visit", "organisation"], name="exchange_party_once")]

    def __str__(self) -> str:
        return f"{self.organisation}"
