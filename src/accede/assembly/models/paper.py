"""Documents for a meeting, or for one item of it, in versions that all stay."""

from typing import ClassVar

from django.db import models

from accede.assembly.models.assembly import Assembly
from accede.assembly.models.item import Item


class Paper(models.Model):
    """One document by its title and language; its versions are the files that the archive keeps about it."""

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="papers")
    item = models.ForeignKey(Item, models.CASCADE, null=True, related_name="papers")
    title = models.CharField(max_length=200)
    language = models.CharField(max_length=8, blank=True)
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.title
