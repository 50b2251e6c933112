"""Details of an organisation that were true until it changed them."""

from typing import ClassVar

from django.db import models

from accede.register.models.organisation import Organisation


class Former(models.Model):
    """What a detail of an organisation was until a day: the first on which it was something else."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="formers")
    detail = models.CharField(max_length=30)
    value = models.CharField(max_length=300, blank=True)
    until = models.DateField()

    class Meta:
        ordering: ClassVar = ["until", "pk"]

    def __str__(self) -> str:
        return f"{self.detail} {self.until}"
