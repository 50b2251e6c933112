"""Rolls as they were frozen: of an assembly at its cut-off, of an item when its vote opened."""

from typing import ClassVar

from django.db import models

from accede.assembly.models.assembly import Assembly
from accede.assembly.models.item import Item
from accede.register.models import Organisation


class Row(models.Model):
    """What a roll says of a member, whatever becomes of it later. `facts` are kept as `queries.roll` writes them."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    name = models.TextField()
    country = models.CharField(max_length=10, blank=True)
    category = models.CharField(max_length=60)
    facts = models.JSONField(default=dict)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class RollEntry(Row):
    """A member on the roll of an assembly, frozen at its cut-off."""

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="roll")

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assembly", "organisation"], name="assembly_roll_once")
        ]


class Place(Row):
    """A member on the roll of an item, frozen when its vote opened; whoever comes later is noted as there.

    `votes` and `holds` are what the rulebook answered: how many, and whether it may vote; None where it cannot say.
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="places")
    votes = models.PositiveIntegerField(null=True)
    holds = models.BooleanField(null=True)
    attendance = models.CharField(max_length=20)
    since = models.DateTimeField(null=True)
    # Who votes for it, where it is represented.
    holder = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "organisation"], name="assembly_place_once")]
