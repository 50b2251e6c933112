"""What an item would change in a text, article by article."""

from typing import ClassVar

from django.db import models

from accede.assembly.models.item import Item


class Wording(models.Model):
    """One article in one language: as it stands, and as it is proposed; either may be empty."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="wordings")
    article = models.CharField(max_length=60)
    language = models.CharField(max_length=8)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "article", "language"], name="assembly_wording_once")
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.article} {self.language}"
