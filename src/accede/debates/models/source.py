"""A source: where an institution says what it does, how often it is read, and how the last reading went."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Fault(models.TextChoices):
    """What was wrong with a reading, in a sentence."""

    UNREACHABLE = "unreachable", _("The address does not answer.")
    SLOW = "slow", _("The answer takes too long.")
    LARGE = "large", _("The answer is larger than five megabytes.")
    INSIDE = "inside", _("The address leads into a private network; such a one is never read.")
    ASTRAY = "astray", _("The address leads from one to the next without end.")
    CHALLENGED = "challenged", _("Instead of the feed comes a check for robots. Download the file and import it.")
    STATUS = "status", _("The answer is a refusal or a fault of the other side.")
    PAGE = "page", _("Instead of a feed comes a web page.")
    BROKEN = "broken", _("The feed is broken: it is no well-formed XML or calendar.")
    NO_FEED = "no_feed", _("What comes is neither a feed nor a calendar.")


class Source(models.Model):
    """A feed (RSS, Atom) or a calendar (iCalendar) of somebody else; without an address it is read from files alone.

    `fault` is that of the last reading, empty after a good one; `failures` counts those that failed one after another.
    """

    name = models.CharField(_("Name"), max_length=200)
    address = models.URLField(_("Address"), max_length=1000, blank=True)
    language = models.CharField(_("Language"), max_length=8)
    every_hours = models.PositiveSmallIntegerField(_("Read every how many hours"), default=6)
    credit = models.CharField(_("Who is named as its source"), max_length=200)
    licence = models.CharField(_("Under which terms its texts may be used"), max_length=200, blank=True)
    is_paused = models.BooleanField(default=False)

    next_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    succeeded_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=20, choices=Fault, blank=True)
    status = models.PositiveSmallIntegerField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)
    etag = models.CharField(max_length=500, blank=True)
    modified = models.CharField(max_length=100, blank=True)

    class Meta:
        """By their names."""

        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("source", args=[self.pk])


# What somebody says of a source; all else follows from reading it.
SAID = ("name", "address", "language", "every_hours", "credit", "licence")
