"""What members learn at: when and where it is, who may come, and how many."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.space.models import Audience


class Event(models.Model):
    """A training, a seminar or what accompanies an assembly; titles and texts (Markdown) by language.

    `until` is the last day to register; without a number of places there is one for everybody. Only whoever has a
    place is told the `link`.
    """

    class Kind(models.TextChoices):
        """What it is."""

        TRAINING = "training", _("Training")
        SEMINAR = "seminar", _("Seminar")
        SIDE = "side", _("Beside an assembly")

    class Mode(models.TextChoices):
        """Where those who take part are."""

        PLACE = "place", _("On site")
        ONLINE = "online", _("Online")
        BOTH = "both", _("On site and online")

    kind = models.CharField(max_length=10, choices=Kind)
    titles = models.JSONField()
    texts = models.JSONField(default=dict)
    mode = models.CharField(max_length=10, choices=Mode)
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=1000, blank=True)
    begins = models.DateTimeField()
    ends = models.DateTimeField()
    hours = models.PositiveSmallIntegerField(null=True)  # of learning, as a certificate tells them
    until = models.DateField()
    places = models.PositiveSmallIntegerField(null=True)
    places_each = models.PositiveSmallIntegerField(null=True)  # for each organisation
    audience = models.CharField(max_length=10, choices=Audience)
    is_sample = models.BooleanField(default=False)
    reminded_at = models.DateTimeField(null=True)  # those who have a place, that it is near
    announced_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)  # why it was cancelled

    class Meta:
        ordering: ClassVar = ["begins", "pk"]
        indexes: ClassVar = [models.Index(fields=["begins"], name="learning_begins")]

    def __str__(self) -> str:
        return next(iter(self.titles.values()), "")

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("event", args=[self.pk])

    def has_begun(self, at: datetime) -> bool:
        """Say whether it has begun."""
        return self.begins <= at
