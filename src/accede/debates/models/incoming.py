"""What came in from a source, once each: plain text alone."""

from typing import ClassVar

from django.db import models

from accede.debates.models.source import Source


class Incoming(models.Model):
    """One item of a feed or calendar. `key` is the digest of how the source itself knows it."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="items")
    key = models.CharField(max_length=64)
    title = models.CharField(max_length=300)
    summary = models.CharField(max_length=1000, blank=True)
    link = models.CharField(max_length=1000, blank=True)
    at = models.DateTimeField()  # when it was published there; never later than when it came in
    begins = models.DateTimeField(null=True)
    ends = models.DateTimeField(null=True)
    words = models.TextField()  # folded, with a space before and behind each

    class Meta:
        """The latest first."""

        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["source", "key"], name="debates_item_once")]
        indexes: ClassVar = [
            models.Index(fields=["-at", "-id"], name="debates_latest"),
            models.Index(fields=["begins"], name="debates_begins"),
        ]

    def __str__(self) -> str:
        return self.title
