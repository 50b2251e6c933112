"""Numbers without gaps."""

from django.db import models


class Series(models.Model):
    """The last invoice number of a year; whoever calls a fee holds its lock."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}"
