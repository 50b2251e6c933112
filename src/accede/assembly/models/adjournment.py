"""An item that is for a later assembly, and why."""

from django.db import models
from django.utils.translation import gettext

from accede.assembly.models.item import Item


class Adjournment(models.Model):
    """Why an item is for a later assembly; `moved_to` is the item there, once it stands on an agenda again."""

    item = models.OneToOneField(Item, models.PROTECT, primary_key=True, related_name="adjournment")
    reason = models.TextField()
    at = models.DateTimeField()
    moved_to = models.ForeignKey(Item, models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.item} {self.moved_to or ''}"

    @property
    def why(self) -> str:
        """The reason that was given; without one, members have asked for a meeting instead."""
        return self.reason or gettext("Enough members have asked for a meeting instead of a decision in writing.")
