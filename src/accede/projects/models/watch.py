"""A watch: words for which the portal is searched once a day, and how the last search went."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Fault(models.TextChoices):
    """What was wrong with a search, in a sentence."""

    UNREACHABLE = "unreachable", _("The portal does not answer.")
    SLOW = "slow", _("The portal takes too long to answer.")
    LARGE = "large", _("The answer of the portal is too large.")
    ASTRAY = "astray", _("The portal leads to another address, and no other is asked.")
    STATUS = "status", _("The portal refuses, or has a fault of its own.")
    PAGE = "page", _("Instead of an answer comes a web page.")
    SHAPE = "shape", _("The answer of the portal has another form than it had.")
    UNFILTERED = "unfiltered", _("The portal has ignored what it was asked for, and sends everything.")


class Watch(models.Model):
    """Words to search the portal for; `fault` is that of the last search, empty after a good one.

    `brought` is how many calls the last good search found that are not over.
    """

    words = models.CharField(max_length=200, unique=True)
    is_paused = models.BooleanField(default=False)
    next_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    succeeded_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=20, choices=Fault, blank=True)
    status = models.PositiveSmallIntegerField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)
    brought = models.PositiveIntegerField(null=True)

    class Meta:
        """By their words."""

        ordering: ClassVar = ["words"]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        """Return the page of all watches."""
        return reverse("project_watches")
