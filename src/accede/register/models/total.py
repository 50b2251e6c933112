"""What the association published of the whole network, year by year."""

from typing import ClassVar

from django.db import models


class Total(models.Model):
    """A number that the association published of the whole, with its source.

    `or_year` is the later of two years where the source does not say which of them it counts.
    """

    name = models.CharField(max_length=60)
    value = models.PositiveBigIntegerField()
    year = models.PositiveSmallIntegerField()
    or_year = models.PositiveSmallIntegerField(null=True)
    definition = models.TextField(blank=True)
    source = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["year", "or_year", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["name", "year", "source"], name="register_one_total_of_a_source")
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.year}: {self.value}"
