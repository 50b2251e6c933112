"""Raised cards as tellers have counted them."""

from typing import ClassVar

from django.db import models

from accede.assembly.models.item import Item


class CardCount(models.Model):
    """What one teller has counted; `votes` is how many cards each choice has, such as `for=20 against=3`."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="card_counts")
    by = models.CharField(max_length=100)
    votes = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "by"], name="assembly_teller_once")]

    def __str__(self) -> str:
        return f"{self.item} {self.votes}"
