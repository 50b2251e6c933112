"""Figures that members declare."""

from typing import ClassVar

from django.db import models

from accede.register.models.organisation import Organisation


class Figure(models.Model):
    """What a member declares for a year, with its definition and source."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="figures")
    name = models.CharField(max_length=60)
    value = models.PositiveBigIntegerField()
    year = models.PositiveSmallIntegerField(null=True)
    definition = models.TextField(blank=True)
    source = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["name", "-year"]

    def __str__(self) -> str:
        return f"{self.name} {self.year}: {self.value}"
