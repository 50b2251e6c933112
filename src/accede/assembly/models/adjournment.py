"""An item that the assembly itself has left to a later one, and why."""

from django.db import models

from accede.assembly.models.item import Item


class Adjournment(models.Model):
    """Why an item is for a later assembly; `moved_to` is the item there, once it stands on an agenda again."""

    item = models.OneToOneField(Item, models.PROTECT, primary_key=True, related_name="adjournment")
    reason = models.TextField()
    at = models.DateTimeField()
    moved_to = models.ForeignKey(Item, models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.item} {self.moved_to or ''}"
