"""Campaigns: what the association and its members say together for a while."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.urls import reverse

from accede.archive.models import Document
from accede.awareness.models.story import Story
from accede.register.models import Organisation
from accede.wording.formats import text


class Campaign(models.Model):
    """One campaign: by language its aims (Markdown) and words to be passed on; the figures and stories it rests on.

    One language decides; `stale` are those that still say what it said before a change. It lasts to the end of its
    last day, where it has one.
    """

    titles = models.JSONField()
    texts = models.JSONField(default=dict)
    shares = models.JSONField(default=dict)
    language = models.CharField(max_length=8)
    stale = models.JSONField(default=list)
    begins = models.DateField()
    ends = models.DateField(null=True)
    figures = models.JSONField(default=list)
    stories = models.ManyToManyField(Story, related_name="+")
    is_sample = models.BooleanField(default=False)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        """The latest first."""

        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return text(self.titles, self.language)

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("campaign", args=[self.pk])

    def is_over(self, on: date) -> bool:
        """Say whether its last day has passed."""
        return self.ends is not None and self.ends < on


class Material(models.Model):
    """A file of a campaign for everybody, in one language."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="materials")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    language = models.CharField(max_length=8)

    class Meta:
        """In the order in which they came."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return its address."""
        return reverse("material", args=[self.pk])


class Participation(models.Model):
    """That a member takes part in a campaign, and where one sees how."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="participations")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    link = models.URLField(max_length=500, blank=True)
    at = models.DateTimeField()

    class Meta:
        """By country and name."""

        ordering: ClassVar = ["organisation__country", "organisation__words"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "organisation"], name="awareness_takes_part_once")
        ]

    def __str__(self) -> str:
        return f"{self.organisation}"

    def get_absolute_url(self) -> str:
        """Return the page of the campaign."""
        return self.campaign.get_absolute_url()
