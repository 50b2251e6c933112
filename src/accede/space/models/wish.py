"""What a person wishes to hear of the space, and how."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accede.people.models import Account


class Wish(models.Model):
    """One person's wishes; whoever has none gets the newsletter, the letters of `LETTERS`, and no digest.

    Of no kinds, all are told; the same of words, each line of which is a search.
    """

    class Every(models.TextChoices):
        NEVER = "never", _("Never")
        DAY = "day", _("Every morning")
        WEEK = "week", _("Every Monday")
        MONTH = "month", _("On the first of every month")

    LETTERS = ("newsletter", "consultations", "calls")  # each ends at one touch, and is had again by one's own choice

    account = models.OneToOneField(Account, models.CASCADE, related_name="+")
    every = models.CharField(max_length=5, choices=Every, default=Every.NEVER)
    kinds = models.JSONField(default=list)
    words = models.TextField(blank=True)
    told_at = models.DateTimeField(null=True)  # what was published by then is not told again
    newsletter = models.BooleanField(default=True)
    consultations = models.BooleanField(default=True)
    calls = models.BooleanField(default=True)  # those that its member has asked for
    key = models.CharField(max_length=64, unique=True, null=True, blank=True)  # of the own addresses of feeds

    def __str__(self) -> str:
        return f"{self.account}"
