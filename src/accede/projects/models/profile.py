"""What a member says of itself to those who look for partners, and which calls it wants to hear of."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accede.register.models import Organisation


class Often(models.TextChoices):
    """How often a member is told of calls that may fit it."""

    NEVER = "never", _("never")
    DAILY = "daily", _("every day on which there is something new")
    WEEKLY = "weekly", _("once a week")
    MONTHLY = "monthly", _("once a month")


class Profile(models.Model):
    """What a member does and looks for, in its own plain words; the latest of an organisation counts.

    `types` are the kinds of organisation that calls tell apart; `told_at` is when it was last told of calls.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="project_profiles")
    does = models.TextField(blank=True)
    looks_for = models.TextField(blank=True)
    themes = models.CharField(max_length=300, blank=True)
    languages = models.CharField(max_length=200, blank=True)
    types = models.JSONField(default=list)
    founded = models.DateField(null=True)
    often = models.CharField(max_length=10, choices=Often, default=Often.NEVER)
    told_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()

    class Meta:
        """The latest first."""

        ordering: ClassVar = ["-changed_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.organisation}"


# What a member says of itself.
SAID = ("does", "looks_for", "themes", "languages", "types", "founded", "often")
