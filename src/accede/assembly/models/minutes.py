"""The minutes of an assembly: every version of their text in each language, and who has signed which."""

from functools import cached_property
from typing import ClassVar

from django.db import models

from accede.assembly.models.assembly import Assembly


class Minutes(models.Model):
    """What an assembly's minutes say; of their languages one decides. Once approved they do not change."""

    assembly = models.OneToOneField(Assembly, models.PROTECT, related_name="minutes")
    authoritative = models.CharField(max_length=8)
    drafted_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.assembly}"

    @cached_property
    def latest(self) -> dict[str, "MinutesText"]:
        """The text that stands in each language, the deciding one first."""
        found = {one.language: one for one in self.texts.order_by("number")}
        return dict(sorted(found.items(), key=lambda pair: (pair[0] != self.authoritative, pair[0])))

    @property
    def deciding(self) -> "MinutesText":
        """The text that decides."""
        return self.latest[self.authoritative]

    def is_stale(self, text: "MinutesText") -> bool:
        """Whether the deciding text has changed since this one was brought to it."""
        return text.follows != self.deciding.number


class MinutesText(models.Model):
    """One version of the text in a language, never changed; `follows` is the deciding version that it renders.

    A line that begins with # is a heading; an empty line parts paragraphs.
    """

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="texts")
    language = models.CharField(max_length=8)
    number = models.PositiveIntegerField()
    follows = models.PositiveIntegerField()
    text = models.TextField()
    folded = models.TextField()  # as a search reads it
    at = models.DateTimeField()
    by = models.CharField(max_length=100)

    class Meta:
        ordering: ClassVar = ["language", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["minutes", "language", "number"], name="assembly_minutes_text_once")
        ]

    def __str__(self) -> str:
        return f"{self.minutes} {self.language} {self.number}"


class Signature(models.Model):
    """An office has signed this version of the deciding text."""

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="signatures")
    office = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=100)

    class Meta:
        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["minutes", "office", "number"], name="assembly_signs_once")
        ]

    def __str__(self) -> str:
        return f"{self.minutes} {self.office}"
